/** A pregnancy as an episode, and the state it puts a woman in (domain spec §2, §8). Pure. */
import { addDays, completedMonths, daysBetween, type CalendarDate } from '../calendar.ts'

export interface Contact {
  readonly on: CalendarDate
  readonly by: 'dokter' | 'bidan' | 'perawat' | 'lain'
  readonly place?: string | undefined
  readonly usg?: boolean | undefined
  /** Capsules, after the birth. */
  readonly vitaminA?: number | undefined
}

export interface BornChild {
  readonly person: string | undefined
  readonly alive: boolean
}

export type Outcome = 'lahir' | 'keguguran' | 'pindah' | 'meninggal'

export interface Pregnancy {
  readonly record: string
  /** The woman's canonical record. */
  readonly person: string
  readonly lmp: CalendarDate | undefined
  /** By ultrasound, as the midwife says it. */
  readonly dueDate: CalendarDate | undefined
  readonly gravida: number | undefined
  readonly spacingYears: number | undefined
  readonly weightBeforeKg: number | undefined
  readonly heightCm: number | undefined
  readonly fetuses: number | undefined
  readonly outcome: Outcome | undefined
  readonly endedOn: CalendarDate | undefined
  /** `14:30` */
  readonly endedAt: string | undefined
  /** Where, and with whose help, she gave birth: a code of the screen, or words. */
  readonly place?: string | undefined
  readonly helper?: string | undefined
  readonly husband?: string | undefined
  readonly breastfeeding: boolean | undefined
  /** The day she said that she has stopped. */
  readonly stoppedOn?: CalendarDate | undefined
  /** Codes that were said to hold. */
  readonly risks: readonly string[]
  /** Oldest first. */
  readonly contacts: readonly Contact[]
  readonly afterBirth: readonly Contact[]
  readonly babies: readonly BornChild[]
}

export const MATERNAL_STATES = ['hamil', 'nifas', 'menyusui'] as const
/** Bumil, ibu nifas, ibu menyusui: they come before the card of her age for the visit (R2.2). */
export type MaternalState = (typeof MATERNAL_STATES)[number]

/** What a woman's visit has to know of her pregnancy. */
export interface Maternal {
  readonly state: MaternalState
  readonly pregnancy: Pregnancy
  /** Days since HPHT while pregnant, since the birth afterwards; undefined while the dates are not known. */
  readonly days: number | undefined
}

/** Nifas is the day of the birth and 42 days after it (domain spec §2). */
const NIFAS_DAYS = 42
const BREASTFEEDING_MONTHS = 24
/** From the first day of the last period to a birth at term. */
const TERM_DAYS = 280

/** How a pregnancy is dated. */
export type Dates = Pick<Pregnancy, 'lmp' | 'dueDate'>

/** HPHT; where only an ultrasound dated it, the day that would have given its HPL. */
export function lmpOf({ lmp, dueDate }: Dates): CalendarDate | undefined {
  return dueDate === undefined ? lmp : addDays(dueDate, -TERM_DAYS)
}

/** Undefined for somebody who is neither pregnant, nor in the nifas, nor breastfeeding on that day. */
export function maternalOn(pregnancies: readonly Pregnancy[], on: CalendarDate): Maternal | undefined {
  const states = pregnancies.flatMap((pregnancy) => maternalOf(pregnancy, on) ?? [])
  // Pregnant again while the last child is at the breast: the pregnancy decides the card.
  return MATERNAL_STATES.flatMap((state) => states.filter((each) => each.state === state)).at(0)
}

function maternalOf(pregnancy: Pregnancy, on: CalendarDate): Maternal | undefined {
  const { outcome, endedOn } = pregnancy
  const lmp = lmpOf(pregnancy)
  if (outcome === undefined || (endedOn !== undefined && endedOn > on)) {
    if (lmp !== undefined && lmp > on) return undefined
    return { state: 'hamil', pregnancy, days: lmp === undefined ? undefined : daysBetween(lmp, on) }
  }
  if (outcome !== 'lahir' || endedOn === undefined) return undefined
  const days = daysBetween(endedOn, on)
  if (days <= NIFAS_DAYS) return { state: 'nifas', pregnancy, days }
  return feedsOn(pregnancy, on) && completedMonths(endedOn, on) < BREASTFEEDING_MONTHS
    ? { state: 'menyusui', pregnancy, days }
    : undefined
}

/** On the day she says that she has stopped the card is still hers: what was asked that day stays on it. */
function feedsOn({ breastfeeding, stoppedOn, babies }: Pregnancy, on: CalendarDate): boolean {
  const hasStopped = breastfeeding === false && (stoppedOn === undefined || on > stoppedOn)
  return !hasStopped && babies.some(({ alive }) => alive)
}
