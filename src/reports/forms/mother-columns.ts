/** Columns that the registers of mothers share, of the pregnancy that the report's year knows last. */
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import type { CardValues } from '../../domain/cards/field.ts'
import { numberOf } from '../../domain/cards/values.ts'
import { antenatalSlots, postnatalSlots } from '../../domain/pregnancy/contacts.ts'
import { dueDateOf, gestationOn } from '../../domain/pregnancy/dates.ts'
import { lmpOf, type Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { tetanusOn } from '../../domain/pregnancy/tetanus.ts'
import { dateInWords, numberInWords } from '../month/in-words.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { RegisterColumn } from '../month/register.ts'
import type { ServedVisit } from '../month/served.ts'
import { MONTHS_OF_YEAR } from './register-columns.ts'

const NIFAS_DAYS = 42

/** The newest that began by the month's end, and was not over, nifas and all, when its year began. */
export function pregnancyOf({ person, month }: PersonMonth): Pregnancy | undefined {
  const yearStart = `${month.month.slice(0, 4)}-01-01`
  return person.pregnancies.findLast((pregnancy) => {
    const { outcome, endedOn } = pregnancy
    const lmp = lmpOf(pregnancy)
    const isOver = outcome !== undefined && (endedOn === undefined || addDays(endedOn, NIFAS_DAYS) < yearStart)
    return !isOver && (lmp === undefined || lmp <= month.last)
  })
}

/** What happened to it until the month's end: what came later is not on this month's paper. */
export function endOfPregnancy({ month }: PersonMonth, { outcome, endedOn }: Pregnancy): CalendarDate | undefined {
  return outcome !== undefined && endedOn !== undefined && endedOn <= month.last ? endedOn : undefined
}

/** Of her pregnancy; empty where there is none. */
export function ofPregnancy(
  text: (pregnancy: Pregnancy, at: PersonMonth) => string | undefined,
): RegisterColumn['text'] {
  return (at) => {
    const pregnancy = pregnancyOf(at)
    return (pregnancy && text(pregnancy, at)) ?? ''
  }
}

export const HUSBAND: RegisterColumn = {
  code: 'suami',
  label: 'Nama suami',
  text: ofPregnancy(({ husband }) => husband),
}
export const LMP: RegisterColumn = { code: 'hpht', label: 'HPHT', text: ofPregnancy(({ lmp }) => dateInWords(lmp)) }
export const DUE: RegisterColumn = {
  code: 'hpl',
  label: 'HPL',
  text: ofPregnancy((pregnancy) => dateInWords(dueDateOf(pregnancy))),
}

/** The first day anybody of health or the posyandu saw her with it. */
export function firstSeen(pregnancy: Pregnancy, at: PersonMonth): CalendarDate | undefined {
  const seen = [...pregnancy.contacts.map(({ on }) => on), ...visitsDuring(pregnancy, at).map(({ on }) => on)]
  return seen.filter((on) => on <= at.month.last).sort()[0]
}

/** Completed weeks on that day. */
export function weeksOn(pregnancy: Pregnancy, on: CalendarDate | undefined): number | undefined {
  return on === undefined ? undefined : gestationOn(pregnancy, on)?.weeks
}

/** From HPHT to the birth, oldest first. */
export function visitsDuring(pregnancy: Pregnancy, at: PersonMonth): readonly ServedVisit[] {
  const lmp = lmpOf(pregnancy)
  const end = endOfPregnancy(at, pregnancy) ?? at.month.last
  return at.person.visits.filter(({ on }) => on <= end && (lmp === undefined || on >= lmp))
}

/** Numbers of one field at the visits of the pregnancy, oldest first. */
export function measuredDuring(pregnancy: Pregnancy, at: PersonMonth, name: string): readonly number[] {
  return visitsDuring(pregnancy, at).flatMap(({ shown }) => {
    const value = numberOf((shown as CardValues)[name] ?? undefined)
    return value === undefined ? [] : [value]
  })
}

export function lastMeasured(code: string, label: string, name: string, under?: string): RegisterColumn {
  return {
    code,
    label,
    ...(under !== undefined && { under }),
    text: ofPregnancy((pregnancy, at) => numberInWords(measuredDuring(pregnancy, at, name).at(-1))),
  }
}

export function antenatalColumn(code: string): RegisterColumn {
  return {
    code: code.toLowerCase(),
    label: code,
    under: 'Kontak ibu hamil (tanggal)',
    text: ofPregnancy((pregnancy, at) =>
      dateInWords(antenatalSlots(pregnancy, at.month.last).find((slot) => slot.code === code)?.contact?.on),
    ),
  }
}

export function postnatalColumn(code: string): RegisterColumn {
  return {
    code: code.toLowerCase(),
    label: code,
    under: 'Kontak ibu nifas (tanggal)',
    text: ofPregnancy((pregnancy, at) => {
      const birth = pregnancy.outcome === 'lahir' ? endOfPregnancy(at, pregnancy) : undefined
      const slots = birth === undefined ? [] : postnatalSlots(birth, pregnancy.afterBirth, at.month.last)
      return dateInWords(slots.find((slot) => slot.code === code)?.contact?.on)
    }),
  }
}

/** T1 to T5, by the day of the dose that made it (§6.6). */
export const TETANUS_COLUMNS: readonly RegisterColumn[] = [1, 2, 3, 4, 5].map((n) => ({
  code: `t${n}`,
  label: `T${n}`,
  under: 'Imunisasi tetanus (Td)',
  text: ({ person, month }) => dateInWords(tetanusOn(person.tetanus ?? [], month.last).counted[n - 1]?.on),
}))

/** Weights of the report's year while pregnant, by month. */
export const PREGNANCY_WEIGHTS: readonly RegisterColumn[] = MONTHS_OF_YEAR.map((label, i) => ({
  code: `bb-${i + 1}`,
  label,
  under: 'Hasil penimbangan (kg)',
  text: ofPregnancy((pregnancy, at) => {
    const month = `${at.month.month.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`
    const visit = visitsDuring(pregnancy, at).findLast(
      ({ on, shown }) => on.startsWith(month) && typeof shown.weightKg === 'number',
    )
    return numberInWords(visit?.shown.weightKg)
  }),
}))
