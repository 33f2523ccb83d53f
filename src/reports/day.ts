/** What the papers of an open day are made from, and who of it counts where. */
import type { KmsLines } from '../domain/growth/cut-offs.ts'
import { completedMonths, type CalendarDate } from '../domain/calendar.ts'
import type { Sex } from '../domain/growth/tables.ts'
import { ageGroupOn, cardOf, type CardCode } from '../domain/life-stage.ts'
import { isExpectedChild } from '../domain/open-day.ts'
import type { Pregnancy } from '../domain/pregnancy/pregnancy.ts'
import type { Weighing } from '../domain/weighing/status.ts'
import type { VisitFields } from '../log/records/visit.ts'

export interface ReportVisit {
  readonly openDay: string
  readonly on: CalendarDate
  readonly shown: VisitFields
  /** The entry that wrote the weight. */
  readonly weightId: string | undefined
}

/** Somebody in the registry, all records that are this person read as one. */
export interface ReportPerson {
  readonly record: string
  readonly name: string
  readonly sex: Sex | undefined
  readonly birth: CalendarDate | undefined
  readonly motherName: string | undefined
  readonly rt: string | undefined
  readonly phone: string | undefined
  /** They moved away, or belong to another posyandu. */
  readonly isFromElsewhere: boolean
  readonly guestFrom: string | undefined
  /** Has a KMS or Buku KIA; undefined while nobody has asked. */
  readonly hasBook: boolean | undefined
  readonly visits: readonly ReportVisit[]
  /** Of this woman, oldest first. */
  readonly pregnancies?: readonly Pregnancy[]
}

export interface ReportDay {
  readonly openDay: string
  readonly on: CalendarDate
  /** Where the puskesmas' KMS has its lines; the usual ones when nothing was set. */
  readonly kms?: KmsLines
}

/**
 * Where somebody counts on that day. A guest counts at home, never here (domain rule K3); a child whose sex or birth
 * date is missing cannot be put into any band and is named instead of counted.
 */
export type Counted = 'sasaran' | 'tamu' | 'belum-lengkap' | OlderCard | 'lainnya'
/** From six years on: in no SKDN, on lists of their own. A mother counts in the group of her age too (R2.1). */
export type OlderCard = Exclude<CardCode, 'anak' | 'ibu-hamil' | 'ibu-nifas'>
export const OLDER_CARDS: readonly OlderCard[] = ['sekolah-remaja', 'dewasa', 'lansia']

export function countedAs(person: ReportPerson, day: ReportDay): Counted {
  if (person.birth === undefined) return hasCome(person, day) ? 'belum-lengkap' : 'lainnya'
  if (!isExpectedChild(person.birth, day.on)) return olderCard(person.birth, day.on) ?? 'lainnya'
  if (person.isFromElsewhere) return 'tamu'
  return person.sex === undefined ? 'belum-lengkap' : 'sasaran'
}

function olderCard(birth: CalendarDate, on: CalendarDate): OlderCard | undefined {
  const group = ageGroupOn(birth, on)
  return OLDER_CARDS.find((card) => group !== undefined && cardOf(group) === card)
}

export function visitOn(person: ReportPerson, { openDay }: ReportDay): ReportVisit | undefined {
  return person.visits.find((visit) => visit.openDay === openDay)
}

/** Checked in, or measured by somebody who forgot to check them in. */
export function hasCome(person: ReportPerson, day: ReportDay): boolean {
  const shown = visitOn(person, day)?.shown
  if (!shown) return false
  return (
    shown.came === true ||
    typeof shown.weightKg === 'number' ||
    typeof shown.notWeighed === 'string' ||
    Object.entries(shown).some(([name, value]) => name.startsWith('measure.') && typeof value === 'number')
  )
}

/** Put on our scale at that visit: not copied from a book (domain rule K4), and birth weight is no weighing (K1). */
export function isWeighedAt({ shown, on }: ReportVisit, birth: CalendarDate): boolean {
  return typeof shown.weightKg === 'number' && !shown.copiedFrom && on > birth
}

export function weighingsOf(visits: readonly ReportVisit[]): readonly Weighing[] {
  return visits.flatMap(({ on, shown, weightId: id }) =>
    id !== undefined && typeof shown.weightKg === 'number'
      ? [{ id, on, weightKg: shown.weightKg, copied: Boolean(shown.copiedFrom) }]
      : [],
  )
}

/** The age bands of the monthly forms (domain spec R2.5, form F1), in completed months; 60 to 71 stands apart. */
export const BANDS = [
  { code: '0-5', from: 0, to: 5 },
  { code: '6-11', from: 6, to: 11 },
  { code: '12-23', from: 12, to: 23 },
  { code: '24-35', from: 24, to: 35 },
  { code: '36-59', from: 36, to: 59 },
] as const
export const OLDER_BAND = { code: '60-71', from: 60, to: 71 } as const
export type BandCode = (typeof BANDS)[number]['code'] | (typeof OLDER_BAND)['code']

export function bandOf(birth: CalendarDate, on: CalendarDate): BandCode | undefined {
  const months = completedMonths(birth, on)
  return [...BANDS, OLDER_BAND].find(({ from, to }) => months >= from && months <= to)?.code
}
