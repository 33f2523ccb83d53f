/** Every dose of a person, from open days and from before, and what came after them. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import { antigens, antigensOf, isAntigen, isProduct } from '../../domain/immunization/products.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Capsule } from '../../domain/supplements/vitamin-a.ts'
import type { ImmunizationFields } from '../../log/records/immunization.ts'
import type { DoseValue, EarlierDoseValue } from '../../log/shapes.ts'
import type { Row } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import { readChildren, type Child, type DayVisit } from './child.ts'
import { newestFirst, readKipi, type KipiRecord } from './kipi.ts'

export interface Immunization {
  readonly child: Child
  readonly doses: readonly RecordedDose[]
  /** When a capsule was given: the day, or the month of its round where a book says no more. */
  readonly vitaminA: readonly string[]
  /** The days of tablets. */
  readonly deworming: readonly CalendarDate[]
  /** What stands in the records of doses from before, by record. */
  readonly earlier: readonly Row<ImmunizationFields>[]
  readonly refusedAll: string | undefined
  /** Newest first. */
  readonly kipi: readonly KipiRecord[]
}

/** The source of what was recorded at an open day. */
export function sourceOfDay(openDay: string): string {
  return `hari/${openDay}`
}

export function sourceOfEarlier(record: string, field: string): string {
  return `${record}/${field}`
}

/** Undefined when no record of this person is on this phone. */
export async function readImmunization(db: LocalDatabase, person: string): Promise<Immunization | undefined> {
  return (await readImmunizations(db, [person]))[0]
}

/** Each of these people once, by whichever of their records they are named. */
export async function readImmunizations(
  db: LocalDatabase,
  people: readonly string[],
): Promise<readonly Immunization[]> {
  const children = await readChildren(db, people)
  const records = children.flatMap((child) => child.records)
  const [earlier, kipi] = await Promise.all([db.immunization.bulkGet(records), db.kipi.whereAny('person', records)])
  const earlierByRecord = new Map(earlier.flatMap((row) => (row ? [[row.record, row]] : [])))
  const kipiByPerson = groupBy(kipi, ({ person }) => person)
  return children.map((child): Immunization => {
    const rows = child.records.flatMap((record) => earlierByRecord.get(record) ?? [])
    return {
      child,
      doses: dosesOf(child, rows),
      vitaminA: [...daysOf(child, 'vitaminA'), ...capsulesOfBook(rows).map(({ on }) => on)],
      deworming: daysOf(child, 'deworming'),
      earlier: rows,
      refusedAll: rows.flatMap(({ shown }) => shown.refusedAll ?? [])[0],
      kipi: child.records.flatMap((record) => (kipiByPerson.get(record) ?? []).flatMap(readKipi)).sort(newestFirst),
    }
  })
}

/** All that is recorded, given or not. Each source keeps its own: what was written twice can be seen twice. */
export function dosesOf(
  { visits }: Pick<Child, 'visits'>,
  earlier: readonly Pick<Row<ImmunizationFields>, 'record' | 'shown'>[],
): readonly RecordedDose[] {
  const assessed = Object.assign({}, ...earlier.map(({ shown }) => shown)) as ImmunizationFields
  const refusedAll = earlier.flatMap(({ shown }) => shown.refusedAll ?? [])[0]
  const doses = [...visits.flatMap(dosesOfVisit), ...earlier.flatMap(dosesOfBook)]
  return [
    ...doses.map((dose) => ({ ...dose, assessed: assessed[`assessed.${dose.antigen}.${dose.date}`] ?? undefined })),
    ...(refusedAll === undefined ? [] : antigens.map((antigen) => refusal(antigen, refusedAll))),
  ]
}

function dosesOfVisit({ openDay, date, shown }: DayVisit): readonly RecordedDose[] {
  return family<DoseValue>(shown, 'dose.').flatMap(([product, { outcome, reason }]) =>
    isProduct(product)
      ? antigensOf(product).map((antigen): RecordedDose => {
          const source = sourceOfDay(openDay)
          return { antigen, source, outcome, date, product, proof: 'hari-buka', reason }
        })
      : [],
  )
}

function dosesOfBook({ record, shown }: Pick<Row<ImmunizationFields>, 'record' | 'shown'>): readonly RecordedDose[] {
  return family<EarlierDoseValue>(shown, 'had.').flatMap(([name, value]): readonly RecordedDose[] => {
    const [antigen = '', n] = name.split('.')
    if (!isAntigen(antigen) || !(Number(n) >= 1)) return []
    const { date, proof, reason, outcome = 'given' } = value
    const product = value.product !== undefined && isProduct(value.product) ? value.product : undefined
    const source = sourceOfEarlier(record, `had.${name}`)
    return [{ antigen, n: Number(n), source, outcome, date, product, proof, reason }]
  })
}

export interface EarlierCapsule {
  /** The day, or the month of its round. */
  readonly on: string
  readonly capsule: Capsule | undefined
}

/** Capsules of vitamin A that a book or a workbook has, by their rounds. */
export function capsulesOfBook(earlier: readonly Pick<Row<ImmunizationFields>, 'shown'>[]): readonly EarlierCapsule[] {
  return earlier.flatMap(({ shown }) =>
    family<EarlierDoseValue>(shown, 'had.vita.').flatMap(([round, { date, product, outcome = 'given' }]) =>
      outcome === 'given' && ROUND.test(round)
        ? [{ on: date ?? round, capsule: product === 'biru' || product === 'merah' ? product : undefined }]
        : [],
    ),
  )
}

const ROUND = /^\d{4}-0[28]$/

function refusal(antigen: RecordedDose['antigen'], reason: string): RecordedDose {
  return { antigen, source: 'refusedAll', outcome: 'refused', proof: 'pengakuan', reason }
}

function daysOf({ visits }: Child, field: 'vitaminA' | 'deworming'): readonly CalendarDate[] {
  return visits.flatMap(({ date, shown }) => (date !== undefined && shown[field] ? [date] : []))
}

/** The values of one family of fields, by what follows its prefix. */
function family<Value>(shown: object, prefix: string): readonly (readonly [string, Value])[] {
  return Object.entries(shown as Record<string, unknown>).flatMap(([name, value]) =>
    name.startsWith(prefix) && value !== null ? [[name.slice(prefix.length), value as Value] as const] : [],
  )
}
