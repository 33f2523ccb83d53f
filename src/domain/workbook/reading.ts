import type { CalendarDate } from '../calendar.ts'
import type { Antigen } from '../immunization/products.ts'
import type { Round } from '../supplements/rounds.ts'
import type { Capsule } from '../supplements/vitamin-a.ts'
import type { Doubt } from './doubt.ts'

export interface PersonFields {
  readonly name: string
  readonly nik?: string
  readonly sex?: 'L' | 'P'
  readonly birthDate?: CalendarDate
  readonly relation?: string
  readonly motherName?: string
  readonly fatherName?: string
  readonly phone?: string
  readonly note?: string
  /** What the note says of the parents' refusal, in its own words. */
  readonly immunizationRefused?: string
  readonly birthWeightG?: number
  readonly birthLengthCm?: number
  readonly birthHeadCm?: number
  readonly birthOrder?: number
  readonly gestationWeeks?: number
  readonly imd?: boolean
  readonly kia?: 'ada' | 'tidak-ada'
  readonly kiaSmallBaby?: boolean
  readonly parentNik?: string
  readonly living?: 'pindah'
}

export interface PersonRow {
  readonly sheet: string
  readonly row: number
  /** By which the same row of a corrected file is found again; no two rows of one reading have the same. */
  readonly identity: string
  /** Other keys by which an earlier or later file may know this row; no other row of this reading has them. */
  readonly otherIdentities: readonly string[]
  readonly familyIdentity?: string
  /** Names of parents of whom nobody can tell which is the mother. */
  readonly parentNames?: readonly string[]
  readonly fields: PersonFields
  readonly doubts: readonly Doubt[]
}

export interface FamilyFields {
  readonly kk?: string
  readonly dusun?: string
  readonly rt?: string
  readonly rw?: string
  readonly address?: string
}

export interface FamilyRows {
  /** `kk:` and the number, or `head:` and the identity of the person whose row comes first. */
  readonly identity: string
  readonly sheet: string
  readonly rows: readonly number[]
  readonly fields: FamilyFields
  /** It holds the address of one person, of whom nobody knows in which household they live. */
  readonly alone?: true
  readonly doubts: readonly Doubt[]
}

export interface WeighingFields {
  readonly weightKg?: number
  readonly heightCm?: number
  readonly posture?: 'terlentang' | 'berdiri'
  readonly headCm?: number
  readonly armCm?: number
  readonly vitaminA?: 'biru' | 'merah'
  readonly oedema?: boolean
  readonly note?: string
  /** Answers that e-PPGBM asks for, by question code. */
  readonly [answer: `ask.${string}`]: boolean
}

export interface WeighingRow {
  readonly sheet: string
  readonly row: number
  /** The child and the date, with `#2` for the second on one day. */
  readonly identity: string
  /** Absent when the child is in no people sheet or cannot be told from another. */
  readonly personIdentity?: string
  /** The child as this row names it. */
  readonly child: { readonly name?: string; readonly nik?: string }
  /** Absent when doubtful. */
  readonly date?: CalendarDate
  readonly fields: WeighingFields
  readonly doubts: readonly Doubt[]
}

/** A capsule of vitamin A by its round: `had.vita.2026-02`. */
export type CapsuleField = `had.vita.${Round}`
/** A dose by antigen and number: `had.mr.1`; or a capsule. */
export type HadField = `had.${Antigen}.${number}` | CapsuleField

/** A dose that a sheet has. Without a date when it is certain that it was given, but not when. */
export interface HadDose {
  readonly date?: CalendarDate
  /** Of a capsule, its colour. */
  readonly product?: 'hexavalen' | Capsule
  readonly place?: string
  readonly batch?: string
  /** What the sheet was copied from: the register, unless it says otherwise. */
  readonly proof: 'kohort' | 'buku-kia' | 'asik'
  readonly outcome?: 'refused'
  readonly reason?: string
}

/** All that the immunisation sheets have about one child. */
export interface ImmunizationRow {
  readonly sheet: string
  readonly row: number
  readonly personIdentity: string
  readonly doses: Readonly<Record<HadField, HadDose>>
  /** What the child's rows were copied from: an empty cell says nothing about what another book has. */
  readonly proofs: readonly HadDose['proof'][]
  /** What the sheet says of the parents' refusal, in its own words. */
  readonly refused?: string
  /** A note that may be a refusal: a doubt about the person, not about a dose. */
  readonly refusalDoubt?: Doubt
  readonly doubts: readonly Doubt[]
}

/** Two rows that are one person: both stay, and the writer records a link that can be undone. */
export interface Join {
  readonly identity: string
  readonly sameAs: string
  readonly sheet: string
  readonly rows: readonly [kept: number, joined: number]
  readonly because: 'nik' | 'name+birth+mother'
}

/**
 * The fields for which the file has a column: an empty cell under one says something, a missing column says nothing.
 * Without `people` or `weighings`, nothing the file leaves empty says anything: what e-PPGBM does not know, the village's
 * own workbook may.
 */
export interface ColumnsRead {
  readonly people?: readonly (keyof PersonFields)[]
  readonly weighings?: readonly (keyof WeighingFields)[]
  readonly immunizations: readonly HadField[]
}

export interface WorkbookReading {
  readonly columns: ColumnsRead
  readonly people: readonly PersonRow[]
  readonly families: readonly FamilyRows[]
  readonly weighings: readonly WeighingRow[]
  /** One a child. */
  readonly immunizations: readonly ImmunizationRow[]
  readonly joins: readonly Join[]
  /** All of them, those of the rows too, in the order of sheets and rows. */
  readonly doubts: readonly Doubt[]
}
