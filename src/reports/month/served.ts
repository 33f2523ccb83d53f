/**
 * A posyandu as every monthly report reads it: its people with all that was ever recorded about them, and its open days.
 * Made from the records by `replica/queries/posyandu-records.ts`; plain data, so that it can cross to a page or a file.
 */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { CardSettings } from '../../domain/cards/field.ts'
import type { FormAnswers } from '../../domain/cards/form.ts'
import type { Care } from '../../domain/follow-up/follow-up.ts'
import type { FollowUpSettings, Tier } from '../../domain/follow-up/reasons.ts'
import type { PmtEpisode, PmtReason } from '../../domain/follow-up/pmt.ts'
import type { ReferralStatus } from '../../domain/follow-up/referral.ts'
import type { KmsLines } from '../../domain/growth/cut-offs.ts'
import type { Sex } from '../../domain/growth/tables.ts'
import type { Capsule } from '../../domain/supplements/vitamin-a.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import type { ImmunizationSettings } from '../../domain/immunization/settings.ts'
import type { Contact, Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { TetanusDose } from '../../domain/pregnancy/tetanus.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { HomeVisitFields } from '../../log/records/home-visit.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { ReferralFields } from '../../log/records/referral.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { SignOff } from '../closing/recap.ts'

export interface ServedVisit {
  readonly openDay: string
  /** The open day's date. */
  readonly on: CalendarDate
  /** The posyandu it was at, when that was before they moved here: it counts there. */
  readonly elsewhere?: string | undefined
  readonly shown: VisitFields
  /** The entry that wrote the weight; undefined where there is none. */
  readonly weightId: string | undefined
  /** When somebody first and last wrote of this visit, ISO, as their phones claim. */
  readonly from: string
  readonly until: string
}

export interface ServedReferral {
  readonly openDay: string
  readonly madeOn: CalendarDate
  readonly status: ReferralStatus
  readonly tier: Tier
  /** Codes of `domain/follow-up`. */
  readonly reasons: readonly string[]
  readonly shown: ReferralFields
}

export interface ServedPmt extends PmtEpisode {
  readonly record: string
  readonly reason: PmtReason
  readonly kind: 'pabrikan' | 'lokal' | undefined
  readonly funding: string | undefined
  readonly partner: string | undefined
  readonly followsGuideline: boolean | undefined
}

export interface ServedAnswers {
  readonly on: CalendarDate
  /** The questionnaire's code. */
  readonly form: string
  readonly answers: FormAnswers
}

/** Penyuluhan, kelas ibu. */
export interface ServedActivity {
  readonly on: CalendarDate
  readonly kind: string
  readonly topic: string | undefined
  /** How many were there; more than are named where some were not from here. */
  readonly people: number
}

/** Somebody in the registry, all records that are this person read as one. */
export interface ServedPerson {
  /** The canonical record. */
  readonly record: string
  readonly records: readonly string[]
  readonly name: string
  readonly sex: Sex | undefined
  readonly birth: CalendarDate | undefined
  /** Everything the person's own records say. */
  readonly shown: PersonFields
  readonly family: FamilyFields | undefined
  /** The day they moved here from another posyandu; absent of who was always here. */
  readonly movedIn?: CalendarDate
  /** Their own number, or one of the family's. */
  readonly phone: string | undefined
  /** Oldest first. */
  readonly visits: readonly ServedVisit[]
  /** Oldest first. */
  readonly homeVisits: readonly { readonly on: CalendarDate; readonly shown: HomeVisitFields }[]
  /** Of this woman, oldest first. */
  readonly pregnancies: readonly Pregnancy[]
  /** Contacts of a newborn (KN), oldest first. */
  readonly newborn: readonly Contact[]
  /** Given or not, in no order. */
  readonly doses: readonly RecordedDose[]
  /** Capsules that a book or a workbook has: the day, or the month of the round; absent where there is none. */
  readonly capsules?: readonly { readonly on: string; readonly capsule: Capsule | undefined }[]
  readonly referrals: readonly ServedReferral[]
  readonly pmt: readonly ServedPmt[]
  /** Of a woman: every dose with tetanus in it, in no order; absent where there is none (§6.6). */
  readonly tetanus?: readonly TetanusDose[]
  /** Questionnaires in confidence, oldest first; absent where this device may not read them (K20). */
  readonly confided?: readonly ServedAnswers[]
  /** Work with groups at which they were, by name. */
  readonly activities?: readonly ServedActivity[]
  /** Under treatment, by referral reason. */
  readonly care: Readonly<Record<string, Care>>
}

export interface ServedDay {
  readonly record: string
  readonly date: CalendarDate
  readonly place: string | undefined
  /** Empty: everybody. */
  readonly groups: readonly string[]
  readonly isClosed: boolean
  /** Kader and nakes who were there, as the papers of the day name them. */
  readonly kader: readonly string[]
  readonly nakes: readonly string[]
}

/** Signed on a phone, among the posyandu's own records. Which role that phone was given, the directory knows. */
export interface ServedSignOff {
  readonly device: string
  readonly signOff: SignOff
}

export interface ServedVial {
  readonly batch: string | undefined
  readonly expires: CalendarDate | undefined
}

export interface ReportSettings {
  readonly kms: KmsLines
  readonly cards: CardSettings
  readonly immunization: ImmunizationSettings
  readonly followUp: FollowUpSettings
  /** Days until a referral's answer is missed. */
  readonly answerDays: Readonly<Record<Tier, number>>
}

export interface ServedPosyandu {
  readonly posyandu: string
  readonly name: string
  readonly desa: string | undefined
  readonly kecamatan: string | undefined
  readonly kabupaten: string | undefined
  readonly people: readonly ServedPerson[]
  /** Oldest first; without cancelled ones. */
  readonly days: readonly ServedDay[]
  /** Work with groups, oldest first. */
  readonly activities?: readonly ServedActivity[]
  /** What stands on the vials that doses were given from, by the vial's record. */
  readonly vials?: Readonly<Record<string, ServedVial>>
  readonly signOffs?: readonly ServedSignOff[]
  readonly settings: ReportSettings
}
