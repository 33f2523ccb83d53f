/** Doses from before as they are typed out of a Buku KIA, and what of it is to be written. Pure. */
import type { CalendarDate } from '../../../../domain/calendar.ts'
import type { Proof } from '../../../../domain/immunization/dose.ts'
import type { DoseStatus } from '../../../../domain/immunization/dose-status.ts'
import type { ImmunizationFields } from '../../../../log/records/immunization.ts'
import type { EarlierDoseValue } from '../../../../log/shapes.ts'
import { readTypedDate } from '../../../../ui/typed-date.ts'

/** What is typed where somebody knows that a dose was given, and not when. */
export const FORGOTTEN = '?'

export type BookProof = Exclude<Proof, 'hari-buka'>

/** By antigen and number: `mr.1`. */
export type Typed = Readonly<Record<string, string>>

export interface Standing {
  readonly value: EarlierDoseValue
  readonly record: string
}

/** What already stands from before, by antigen and number. */
export function standing(
  earlier: readonly { readonly record: string; readonly shown: ImmunizationFields }[],
): Readonly<Record<string, Standing>> {
  const found: Record<string, Standing> = {}
  for (const { record, shown } of [...earlier].reverse()) {
    for (const [name, value] of Object.entries(shown as Record<string, unknown>)) {
      if (name.startsWith('had.') && value) found[name.slice(4)] = { value: value as EarlierDoseValue, record }
    }
  }
  return found
}

/** The rows of the form: every dose that is not already recorded at an open day. */
export function rowsToFill(statuses: readonly DoseStatus[]): readonly DoseStatus[] {
  return statuses.filter(({ given }) => !given?.records.some(({ proof }) => proof === 'hari-buka'))
}

export function typedOf(stands: Readonly<Record<string, Standing>>): Typed {
  return Object.fromEntries(
    Object.entries(stands).flatMap(([name, { value }]) =>
      value.outcome === 'refused' ? [] : [[name, value.date ? asTyped(value.date) : FORGOTTEN]],
    ),
  )
}

/** What was typed with one more field; what is as it stands is forgotten, so that it goes on as others leave it. */
export function withTyped(typed: Typed, stands: Readonly<Record<string, Standing>>, name: string, text: string): Typed {
  const others = Object.entries(typed).filter(([other]) => other !== name)
  const isAsItStands = text === (typedOf(stands)[name] ?? '')
  return Object.fromEntries(isAsItStands ? others : [...others, [name, text]])
}

/** Undefined for what is empty or no date yet; `problem` for a day the child was not there. */
export function readDose(
  text: string,
  birthDate: CalendarDate,
  today: CalendarDate,
): { readonly date?: CalendarDate; readonly problem?: true } | undefined {
  if (text.trim() === '') return undefined
  if (text.trim() === FORGOTTEN) return {}
  const date = readTypedDate(text, today)
  return date === undefined || date < birthDate || date > today ? { problem: true } : { date }
}

/**
 * What changed: a new or another date, and null for what was emptied. What cannot be read is left as it stands, and so
 * is what is not in `typed`: it may have come from another phone since.
 */
export function dosesToWrite(
  typed: Typed,
  stands: Readonly<Record<string, Standing>>,
  source: { readonly proof: BookProof; readonly place: string },
  days: { readonly birthDate: CalendarDate; readonly today: CalendarDate },
): Readonly<Record<string, EarlierDoseValue | null>> {
  const stood = typedOf(stands)
  const written: Record<string, EarlierDoseValue | null> = {}
  for (const [name, typedText] of Object.entries(typed)) {
    const text = typedText.trim()
    if (text === (stood[name] ?? '')) continue
    const dose = readDose(text, days.birthDate, days.today)
    if (dose?.problem) continue
    const place = source.place.trim()
    if (!dose) written[name] = null
    else written[name] = { ...(dose.date && { date: dose.date }), proof: source.proof, ...(place && { place }) }
  }
  return written
}

function asTyped(date: CalendarDate): string {
  return date.split('-').reverse().join('/')
}
