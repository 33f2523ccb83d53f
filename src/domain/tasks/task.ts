/** What somebody should do about a person: made from the records every time, never ticked off by hand. */
import type { CalendarDate } from '../calendar.ts'
import type { CardSettings, CardValues } from '../cards/field.ts'
import type { FollowUpSettings, Tier } from '../follow-up/reasons.ts'
import type { ReferralSoFar } from '../follow-up/referral.ts'
import type { KmsLines } from '../growth/cut-offs.ts'
import type { GrowthTables, Sex } from '../growth/tables.ts'
import type { RecordedDose } from '../immunization/dose.ts'
import type { Kipi } from '../immunization/kipi.ts'
import type { Contact, Pregnancy } from '../pregnancy/pregnancy.ts'
import type { ImmunizationSettings } from '../immunization/settings.ts'

export const TASK_KINDS = [
  'kipi',
  'rujukan',
  'rumah',
  'diminta',
  'hamil',
  'nifas',
  'bayi-baru',
  'tbc',
  'ht-dm',
  'berat',
  'aks',
  'imunisasi',
  'tidak-datang',
  'nik',
  'ragu',
] as const
export type TaskKind = (typeof TASK_KINDS)[number]

/** What a mother's high blood pressure is referred for (K6). */
export const MOTHERS_PRESSURE: readonly string[] = ['td-hamil-krisis', 'td-hamil']

/** The most urgent first: the tiers of a referral (K6), what can wait until the next open day, and the record alone. */
export const PRIORITIES = ['segera', '24-jam', '7-hari', 'bulan-ini', 'catatan'] as const
export type Priority = (typeof PRIORITIES)[number]

export type CauseCode =
  | 'kipi-berat'
  | 'kipi-telepon'
  | 'rujukan-tidak-datang'
  | 'rujukan-belum-dijawab'
  | 'rujukan-kontrol'
  | 'terduga-tbc'
  | 'kontak-tbc'
  | 'td-tinggi'
  | 'gds-tinggi'
  | 'obat'
  | 'aks'
  | '1t'
  | '2t'
  | 't-under-6-months'
  | 'bgm'
  | 'oedema'
  | 'lila-merah'
  | 'bb-tb-buruk'
  | 'belum-imunisasi'
  | 'imunisasi-terlambat'
  | 'imunisasi-bidan'
  | 'anc'
  | 'anc-terlambat'
  | 'hpl'
  | 'hpl-lewat'
  | 'tanpa-kabar'
  | 'ttd-tidak'
  | 'bahaya-ibu'
  | 'td-ibu'
  | 'kek-ibu'
  | 'bb-ibu'
  | 'hb-ibu'
  | 'kf'
  | 'vita-nifas'
  | 'kn'
  | 'rumah-bahaya'
  | 'rumah-tidak-patuh'
  | 'rumah-tidak-akses'
  | 'rumah-tbc'
  | 'tidak-datang'
  | 'diminta'
  | 'nik'
  | 'ragu'

export interface Cause {
  readonly code: CauseCode
  /** `150/95 mmHg`, `AKS 18 dari 20`; how many, where something is counted. */
  readonly number?: string | undefined
  /** The day it was found. */
  readonly on?: CalendarDate | undefined
}

export interface Task {
  readonly kind: TaskKind
  /** The person's record. */
  readonly person: string
  readonly rt: string | undefined
  readonly priority: Priority
  /** Absent where no day is named: a record that is not complete. */
  readonly due?: CalendarDate | undefined
  readonly because: readonly [Cause, ...Cause[]]
}

export interface TaskVisit {
  readonly openDay: string
  readonly on: CalendarDate
  /** All that stands in the visit. */
  readonly values: CardValues
  /** False while two phones gave two weights and nobody has picked one. */
  readonly isWeightSure: boolean
}

export interface TaskHomeVisit {
  readonly on: CalendarDate
  readonly notHome: boolean
  /** By code (`home-visits/outcomes.ts`). */
  readonly outcomes: readonly string[]
  /** What was measured and answered there, by the names of its checklist. */
  readonly values?: CardValues
}

export interface TaskReferral extends ReferralSoFar {
  readonly reasons: readonly string[]
}

/** Somebody with what their tasks are made from. */
export interface TaskPerson {
  readonly record: string
  readonly birthDate: CalendarDate | undefined
  readonly sex: Sex | undefined
  readonly rt: string | undefined
  readonly hasNik: boolean
  /** They moved away, or belong to another posyandu: what was begun here is finished here, nothing else. */
  readonly isElsewhere: boolean
  /** Of the last `TASK_DAYS`, newest first; none after today. */
  readonly visits: readonly TaskVisit[]
  readonly referrals: readonly TaskReferral[]
  readonly kipi: readonly Kipi[]
  /** What an import was not sure of, and nobody has settled. */
  readonly doubts: number
  /** Of this woman, oldest first. */
  readonly pregnancies?: readonly Pregnancy[]
  /** Contacts of a newborn. */
  readonly newborn?: readonly Contact[]
  /** Under treatment, by referral reason (`care.*`). */
  readonly care?: Readonly<Record<string, { readonly until?: CalendarDate | undefined }>>
  /** The puskesmas asked that they be seen. */
  readonly asked?: { readonly on: CalendarDate; readonly why: string } | undefined
  /** Newest first; none after today. */
  readonly homeVisits?: readonly TaskHomeVisit[]
  /** Every dose from every source; undefined while they are not read: then nothing is said of doses. */
  readonly doses?: readonly RecordedDose[] | undefined
}

/** Thirteen months: what is asked once a year is still there when the next open day comes. */
export const TASK_DAYS = 400

export interface TaskSettings {
  readonly cards: CardSettings
  readonly followUp: FollowUpSettings
  readonly immunization: ImmunizationSettings
  readonly answerDays: Readonly<Record<Tier, number>>
  readonly kms: KmsLines
  readonly tables: GrowthTables
  /** Of the last `TASK_DAYS`, newest first, without those of today and later. */
  readonly openDays: readonly {
    readonly record: string
    readonly date: CalendarDate
    readonly groups: readonly string[]
  }[]
}
