import { goto } from '$app/navigation'
import { monthOf } from '../../domain/calendar.ts'
import { monthOfOpenDay } from '../../log/record-id.ts'
import { once } from '../once.svelte.ts'
import { useReplica } from '../replica.ts'
import { useSession } from '../session.svelte.ts'
import { useArea } from './area.ts'

/**
 * What opens somebody's page. Their posyandu is taken in hand first, and their records into the tables: screens of a
 * person read those. Must be asked for while a component starts.
 */
export function personOpener(): (posyandu: string, record: string) => Promise<void> {
  const [area, replica, session] = [useArea(), useReplica(), useSession()]
  return async (posyandu, record) => {
    await replica.choosePosyandu(posyandu)
    await once(() => session.access?.posyandu === posyandu)
    // Those in which they were seen: their page says what was done then.
    const { people } = await area.records(posyandu)
    const { visits = [], homeVisits = [] } = people.find((each) => each.record === record) ?? {}
    const months = [...visits.map(({ openDay }) => monthOfOpenDay(openDay)), ...homeVisits.map(({ on }) => monthOf(on))]
    await area.hold(posyandu, [...new Set(months)].sort())
    await goto(`/warga/${record}`)
  }
}
