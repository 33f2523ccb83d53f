/** The lists of an open day's papers: who came, who got food, who was not weighed, who worked. */
import { completedMonths, monthOf, type CalendarDate } from '../domain/calendar.ts'
import { maternalStateOn } from '../domain/open-day.ts'
import {
  countedAs,
  hasCome,
  isWeighedAt,
  OLDER_CARDS,
  visitOn,
  type Counted,
  type OlderCard,
  type ReportDay,
  type ReportPerson,
} from './day.ts'

export interface Attended {
  readonly person: ReportPerson
  readonly counted: Counted
  /** Their queue number, if they had one. */
  readonly number: number | undefined
}

/** Everybody who came: the posyandu's own children, then guests, then everybody else; by queue number, then name. */
export function attendance(people: readonly ReportPerson[], day: ReportDay): readonly Attended[] {
  return people
    .filter((person) => hasCome(person, day))
    .map((person) => ({
      person,
      counted: countedAs(person, day),
      number: visitOn(person, day)?.shown.number ?? undefined,
    }))
    .sort(
      (a, b) =>
        ORDER.indexOf(a.counted) - ORDER.indexOf(b.counted) ||
        (a.number ?? Infinity) - (b.number ?? Infinity) ||
        byName(a.person, b.person),
    )
}

const ORDER: readonly Counted[] = ['sasaran', 'belum-lengkap', 'tamu', ...OLDER_CARDS, 'lainnya']

/** Who was handed extra food that day. */
export function pmtRecipients(people: readonly ReportPerson[], day: ReportDay): readonly Attended[] {
  return attendance(people, day).filter(({ person }) => visitOn(person, day)?.shown.pmtGiven === true)
}

export interface NotWeighed {
  readonly person: ReportPerson
  /** `tidak-datang`, or why somebody who came was not weighed. */
  readonly why: 'tidak-datang' | 'rewel' | 'sakit' | 'menolak' | 'alat-rusak' | 'disalin' | 'belum'
}

/**
 * The posyandu's own children who have no weight of our scale in that calendar month (domain rule K1), whichever open
 * day it would have been: somebody who was swept up later is not asked to come again.
 */
export function notWeighedInMonth(people: readonly ReportPerson[], day: ReportDay): readonly NotWeighed[] {
  return people
    .filter((person) => countedAs(person, day) === 'sasaran' && !isWeighedIn(person, day.on))
    .map((person) => ({ person, why: whyNot(person, day) }))
    .sort((a, b) => byHome(a.person, b.person))
}

function isWeighedIn({ birth, visits }: ReportPerson, on: CalendarDate): boolean {
  return visits.some((visit) => monthOf(visit.on) === monthOf(on) && isWeighedAt(visit, birth ?? ''))
}

function whyNot(person: ReportPerson, day: ReportDay): NotWeighed['why'] {
  if (!hasCome(person, day)) return 'tidak-datang'
  const { notWeighed, copiedFrom } = visitOn(person, day)?.shown ?? {}
  return notWeighed ?? (copiedFrom ? 'disalin' : 'belum')
}

export interface Staff {
  readonly kader: readonly string[]
  readonly nakes: readonly string[]
}

/** Who worked: those who wrote entries and those whose names were typed. Who was typed as nakes is no kader. */
export function staffOf(wrote: readonly string[], typed: Staff): Staff {
  const key = (name: string): string => name.trim().toLowerCase()
  const nakes = distinct(typed.nakes, key)
  const taken = new Set(nakes.map(key))
  return { kader: distinct([...wrote, ...typed.kader], key).filter((name) => !taken.has(key(name))), nakes }
}

function distinct(names: readonly string[], key: (name: string) => string): readonly string[] {
  const known = new Map<string, string>()
  for (const name of names) if (key(name) !== '' && !known.has(key(name))) known.set(key(name), name.trim())
  return [...known.values()]
}

export interface Activity {
  readonly babies: number
  readonly balita: number
  readonly preschool: number
  readonly guests: number
  readonly older: Readonly<Record<OlderCard, number>>
  /** Among those: pregnant; in the nifas or breastfeeding. */
  readonly mothers: Readonly<Record<'hamil' | 'nifas', number>>
  readonly others: number
  readonly vitaminA: Readonly<Record<'biru' | 'merah', number>>
  readonly deworming: number
  readonly doses: number
  readonly pmt: number
}

/** What the activity report counts. Everybody who came stands in exactly one of the ages, guests or others. */
export function activityOf(people: readonly ReportPerson[], day: ReportDay): Activity {
  const came = attendance(people, day)
  const shown = came.flatMap(({ person }) => visitOn(person, day)?.shown ?? [])
  const own = came.filter(({ counted }) => counted === 'sasaran')
  const states = came.flatMap(({ person }) => maternalStateOn(person, day.on) ?? [])
  const aged = (from: number, to: number): number =>
    own.filter(({ person: { birth } }) => {
      const months = completedMonths(birth ?? day.on, day.on)
      return months >= from && months <= to
    }).length
  return {
    babies: aged(0, 11),
    balita: aged(12, 59),
    preschool: aged(60, 71),
    guests: came.filter(({ counted }) => counted === 'tamu').length,
    older: Object.fromEntries(
      OLDER_CARDS.map((card) => [card, came.filter(({ counted }) => counted === card).length]),
    ) as Record<OlderCard, number>,
    mothers: {
      hamil: states.filter((state) => state === 'hamil').length,
      nifas: states.filter((state) => state === 'nifas' || state === 'menyusui').length,
    },
    others: came.filter(({ counted }) => counted === 'lainnya' || counted === 'belum-lengkap').length,
    vitaminA: {
      biru: shown.filter(({ vitaminA }) => vitaminA === 'biru').length,
      merah: shown.filter(({ vitaminA }) => vitaminA === 'merah').length,
    },
    deworming: shown.filter(({ deworming }) => Boolean(deworming)).length,
    doses: shown.flatMap((visit) => Object.entries(visit).filter(isGivenDose)).length,
    pmt: shown.filter(({ pmtGiven }) => pmtGiven === true).length,
  }
}

function isGivenDose([name, value]: readonly [string, unknown]): boolean {
  return name.startsWith('dose.') && (value as { readonly outcome?: unknown } | null)?.outcome === 'given'
}

function byName(a: ReportPerson, b: ReportPerson): number {
  return a.name.localeCompare(b.name, 'id') || (a.record < b.record ? -1 : 1)
}

function byHome(a: ReportPerson, b: ReportPerson): number {
  return (a.rt ?? '~').localeCompare(b.rt ?? '~', 'id', { numeric: true }) || byName(a, b)
}
