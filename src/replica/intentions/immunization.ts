/** Langkah 5: what was given, out of which vial, what came after it, and what is known from before. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Antigen, Product } from '../../domain/immunization/products.ts'
import { registryOf, visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay, randomRecordId } from '../../log/record-id.ts'
import type { KipiFields } from '../../log/records/kipi.ts'
import type { VialFields } from '../../log/records/vial.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { DoseValue, EarlierDoseValue } from '../../log/shapes.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'
import { visitWrites, type VisitPlace } from './visit.ts'

export interface Received extends Pick<VisitFields, 'vitaminA' | 'deworming'> {
  /** By product; null withdraws what was recorded. */
  readonly doses: Readonly<Partial<Record<Product, DoseValue | null>>>
}

/** The whole step as one entry, also when nothing was due. */
export function recordDoses(
  append: Append,
  place: VisitPlace,
  { doses, ...supplements }: Received,
  seen?: readonly string[],
): Promise<SaveResult> {
  const given = Object.fromEntries(Object.entries(doses).map(([product, value]) => [`dose.${product}`, value]))
  return append(visitWrites(place, { came: true, immunized: true, ...given, ...supplements }, seen))
}

/** Its record is returned at once, so that the next child can be given from it. */
export async function openVial(
  append: Append,
  posyandu: string,
  openDay: string,
  fields: Omit<VialFields, 'openDay' | 'finished'> & { readonly product: Product },
): Promise<{ vial: string; result: SaveResult }> {
  const vial = randomRecordId()
  return { vial, result: await writeDay(append, posyandu, openDay, 'vial', vial, { openDay, ...fields }) }
}

/** Empty, thrown away, or typed wrong. */
export function correctVial(
  append: Append,
  posyandu: string,
  openDay: string,
  vial: string,
  fields: Omit<VialFields, 'openDay'>,
): Promise<SaveResult> {
  return writeDay(append, posyandu, openDay, 'vial', vial, fields)
}

/** `openDay`: the one the vaccine was given at. */
export function reportKipi(
  append: Append,
  posyandu: string,
  openDay: string,
  fields: KipiFields & { readonly person: string },
): Promise<SaveResult> {
  return writeDay(append, posyandu, openDay, 'kipi', randomRecordId(), { openDay, status: 'baru', ...fields })
}

/** Asked after, told, answered, settled. */
export function followKipi(
  append: Append,
  { document, record }: { readonly document: string; readonly record: string },
  fields: Pick<KipiFields, 'status' | 'answer'>,
): Promise<SaveResult> {
  return append([{ document, kind: 'kipi', record, set: fieldsToWrite(fields) }])
}

/**
 * Doses from before, by antigen and number (`mr.1`): one entry a record. Null takes one back. `standsIn`: the record a
 * dose is corrected in, where that is another one of the same person.
 */
export function recordHistory(
  append: Append,
  posyandu: string,
  person: string,
  doses: Readonly<Record<string, EarlierDoseValue | null>>,
  standsIn: Readonly<Record<string, string>> = {},
): Promise<SaveResult> {
  const byRecord = groupBy(Object.entries(doses), ([name]) => standsIn[name] ?? person)
  return append(
    [...byRecord].map(([record, all]) =>
      earlierWrite(posyandu, record, Object.fromEntries(all.map(([name, value]) => [`had.${name}`, value]))),
    ),
  )
}

/** The parents refuse every vaccine, in their words; null when they changed their mind. */
export function recordRefusal(
  append: Append,
  posyandu: string,
  person: string,
  words: string | null,
): Promise<SaveResult> {
  return append([earlierWrite(posyandu, person, { refusedAll: words })])
}

/** What the bidan says about a dose that was given too early. */
export function assessDose(
  append: Append,
  posyandu: string,
  person: string,
  dose: { readonly antigen: Antigen; readonly date: CalendarDate },
  assessed: 'sah' | 'ulangi' | null,
): Promise<SaveResult> {
  return append([earlierWrite(posyandu, person, { [`assessed.${dose.antigen}.${dose.date}`]: assessed })])
}

function earlierWrite(posyandu: string, record: string, fields: Readonly<Record<string, unknown>>): Write {
  return { document: registryOf(posyandu), kind: 'immunization', record, set: fieldsToWrite(fields) }
}

function writeDay(
  append: Append,
  posyandu: string,
  openDay: string,
  kind: 'vial' | 'kipi',
  record: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<SaveResult> {
  const document = visitsOf(posyandu, monthOfOpenDay(openDay))
  return append([{ document, kind, record, set: fieldsToWrite(fields) }])
}
