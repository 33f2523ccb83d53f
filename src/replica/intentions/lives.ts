/** Where somebody lives, for how long, and the end of a life; what was begun for them ends in the same breath. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { registryOf } from '../../log/document-name.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export type Living = NonNullable<PersonFields['living']>

export interface Life {
  readonly living: Living
  /** The day they moved, came back, or died. */
  readonly since: CalendarDate
  /** Where to, in words. */
  readonly movedTo?: string
}

/** Whose life it is, and what is open for them. */
export interface LifeOf {
  readonly person: string
  /** Her own. */
  readonly pregnancies: readonly Pregnancy[]
  /** Her mother's or his mother's. */
  readonly mothers: readonly Pregnancy[]
  /** Courses of recovery feeding that have not ended, by record. */
  readonly feeding: readonly string[]
}

/** All of it or nothing, and one undo takes all of it back. `along`: who moves with them. */
export function recordLife(
  append: Append,
  posyandu: string,
  who: LifeOf,
  life: Life,
  along: readonly string[] = [],
): Promise<SaveResult> {
  return append([
    ...lifeWrites(posyandu, who, life),
    ...along.flatMap((each) => lifeWrites(posyandu, alone(each), life)),
  ])
}

/** Of whom nothing ends: who moves takes along what was begun. */
export function alone(person: string): LifeOf {
  return { person, pregnancies: [], mothers: [], feeding: [] }
}

export function lifeWrites(posyandu: string, who: LifeOf, life: Life): readonly Write[] {
  const { living, since, movedTo } = life
  const document = registryOf(posyandu)
  const fields = { living, livingSince: since, movedTo: living === 'pindah' && movedTo ? movedTo : null }
  return [
    { document, kind: 'person', record: who.person, set: fieldsToWrite(fields) },
    ...(living === 'meninggal' ? endings(document, who, since) : []),
  ]
}

/** Who moves takes along what was begun; it ends with a life alone. */
function endings(document: string, who: LifeOf, since: CalendarDate): readonly Write[] {
  const hers = who.pregnancies.flatMap((pregnancy): Write[] => {
    const set = endOfPregnancy(pregnancy, since)
    return set ? [{ document, kind: 'pregnancy', record: pregnancy.record, set }] : []
  })
  const feeding = who.feeding.map((record): Write => ({ document, kind: 'pmt', record, set: { endedOn: since } }))
  return [...hers, ...mothersMilk(document, who, since), ...feeding]
}

/** Undefined when nothing of it is open any more. */
function endOfPregnancy({ outcome, breastfeeding }: Pregnancy, since: CalendarDate): Write['set'] | undefined {
  if (outcome === undefined) return { outcome: 'meninggal', endedOn: since }
  return outcome === 'lahir' && breastfeeding !== false ? { breastfeeding: false, stoppedOn: since } : undefined
}

/** She is asked nothing more about the breast, unless a twin lives. */
function mothersMilk(document: string, { person, mothers }: LifeOf, since: CalendarDate): readonly Write[] {
  return mothers
    .filter(({ babies }) => babies.some((baby) => baby.person === person))
    .filter(({ babies }) => !babies.some((baby) => baby.alive && baby.person !== person))
    .map(({ record }): Write => ({
      document,
      kind: 'pregnancy',
      record,
      set: { breastfeeding: false, stoppedOn: since },
    }))
}
