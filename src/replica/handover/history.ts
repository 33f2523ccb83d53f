/** All that was ever written about some people: what goes with them when they move away. Pure. */
import { groupBy } from '../../domain/group-by.ts'
import type { Entry } from '../../log/entry.ts'
import { recordKey } from '../../log/fold.ts'
import { partsOfVisitId } from '../../log/record-id.ts'
import { INTRODUCING, introductionsTo, type Of } from './introductions.ts'

/** Papers, hand-outs and group work stay with the posyandu they were done at; so does what is in confidence. */
const STAYS: readonly string[] = ['export', 'sensitive', 'mbg-day', 'activity', 'file-key', 'recovery-code']

/** With the days, the families and the vials that they name, and the devices that wrote it. */
export function historyOf(entries: readonly Entry[], people: readonly string[]): readonly Entry[] {
  const recordsByKey = groupBy(entries, ({ kind, record }) => recordKey(kind, record))
  const records = [...recordsByKey.values()]
  const who = new Set(people)
  const about = records.filter((of) => isAbout(of, who))
  const named = namedIn(about)
  const beside = records.filter(([{ kind, record }]) => named.has(recordKey(kind, record)))
  const own = [...about, ...beside].flat().filter(isTakenAlong)
  return [...introductionsTo(own, [], recordsByKey), ...own]
}

function isAbout([first, ...others]: Of, people: ReadonlySet<string>): boolean {
  const { kind, record } = first
  if (kind === 'link') return record.split('~').every((one) => people.has(one))
  if (INTRODUCING.includes(kind) || STAYS.includes(kind)) return false
  if (people.has(record) || people.has(partsOfVisitId(record).person)) return true
  return [first, ...others].some(({ set: { person } }) => typeof person === 'string' && people.has(person))
}

/** That they moved is so at the old place alone. */
function isTakenAlong({ kind, set }: Entry): boolean {
  return !(kind === 'pregnancy' && set.outcome === 'pindah') && !(kind === 'person' && set.living === 'pindah')
}

function namedIn(about: readonly Of[]): ReadonlySet<string> {
  const named = new Set<string>()
  for (const { kind, record, set } of about.flat()) {
    named.add(recordKey('open-day', partsOfVisitId(record).openDay))
    if (typeof set.openDay === 'string') named.add(recordKey('open-day', set.openDay))
    if (kind === 'person' && typeof set.family === 'string') named.add(recordKey('family', set.family))
    for (const value of Object.values(set)) {
      const vial = typeof value === 'object' && value !== null && 'vial' in value ? value.vial : undefined
      if (typeof vial === 'string') named.add(recordKey('vial', vial))
    }
  }
  return named
}
