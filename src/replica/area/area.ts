/**
 * What the office sees of its area: every posyandu, its figures by month, and everything of one of them. The same to the
 * screens whether they stand on a computer of the puskesmas (`office-area.svelte.ts`) or on a phone that was given one
 * posyandu or a few (`phone-area.svelte.ts`).
 */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import type { Tally } from '../../reports/month/tally.ts'

/** How far the exchange with the relay has come. */
export interface AreaProgress {
  /** Documents of the area that the relay named. */
  readonly documents: number
  /** How many of these are here as the relay has them. */
  readonly held: number
  /** Received since this began, as they came over the wire. */
  readonly bytes: number
  readonly state: 'pulling' | 'counting' | 'idle' | 'offline'
}

/** Posyandu that became one are one of these, under the name they go by now. */
export interface AreaPosyandu {
  readonly posyandu: string
  readonly name: string
  readonly desa: string | undefined
  readonly kecamatan: string | undefined
}

export interface MergedPosyandu extends AreaPosyandu {
  /** Itself, and those that are part of it. */
  readonly parts: readonly string[]
}

/** A month of a posyandu, counted. */
export interface PosyanduTally {
  readonly posyandu: string
  readonly month: CalendarMonth
  /** Undefined: nothing of that month is here, which is not the same as nobody ("belum ada data"). */
  readonly tally: Tally | undefined
  /** Open days of that month, without cancelled ones. */
  readonly openDays: number
  /** False while documents are on their way, or here and not counted in it yet: it is told when they are. */
  readonly isCurrent: boolean
  /** A digest of the documents it was counted from, for a recap to say; absent where the tables were counted. */
  readonly made?: string | undefined
}

/** What is asked of tallies. Forty posyandu and twelve months of every column are more than a page should hold. */
export interface TallyQuestion {
  /** Only these columns, `form.column`; absent: all. */
  readonly names?: readonly string[]
  /** Dusun, RT, sex and age put together: a tally is then one cell. */
  readonly isSummed?: boolean
}

export interface Area {
  /** Reactive. */
  readonly progress: AreaProgress
  /** Reactive. By desa, then name. */
  readonly posyandu: readonly MergedPosyandu[]
  /** One for each posyandu of the area and each of these months, as far as they were counted. */
  tallies(months: readonly CalendarMonth[], question?: TallyQuestion): Promise<readonly PosyanduTally[]>
  /** What of each posyandu's entries is here, and what is known to be missing; none on a phone, which shows what it has. */
  held(): Promise<readonly PosyanduHeld[]>
  /** Everything of one posyandu, and of those that are one with it. */
  records(posyandu: string): Promise<ServedPosyandu>
  /** The same without what was done at visits: who is there, who is expected, what is fed, who signed. Over the area it is far less to read. */
  register(posyandu: string): Promise<ServedPosyandu>
  /** Whether all of one posyandu is here as far as anybody has said: before that a file would lack somebody and not say so. */
  isWhole(posyandu: string): Promise<boolean>
  /** Every record of one posyandu as it stands, a sheet a kind; without the directory. */
  everything(posyandu: string): Promise<readonly XlsxSheet[]>
  /**
   * Resolves when what somebody is about to write into is in the tables: then intentions work as on a phone. Rejects where
   * that could not be; then nothing is to be written. `all`: every month that is here.
   */
  hold(posyandu: string, months: readonly CalendarMonth[] | 'all'): Promise<void>
  /** Told after figures or records changed; returns what ends it. */
  onChange(listener: () => void): () => void
}
