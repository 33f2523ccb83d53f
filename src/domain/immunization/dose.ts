import type { CalendarDate } from '../calendar.ts'
import type { Antigen, Product } from './products.ts'

/** How we know: it was recorded at an open day, or where somebody read it; `pengakuan` is only what the family says. */
export type Proof = 'hari-buka' | 'buku-kia' | 'kohort' | 'asik' | 'pengakuan'

/** One antigen as it was recorded somewhere. A product of two antigens makes two of these with one `source`. */
export interface RecordedDose {
  readonly antigen: Antigen
  /** Where it is recorded: two sources may be two records of one dose. */
  readonly source: string
  readonly outcome: 'given' | 'refused' | 'postponed'
  /** Absent when nobody knows it. */
  readonly date?: CalendarDate | undefined
  /** The number the book gives it; absent, it is counted by date. */
  readonly n?: number | undefined
  readonly product?: Product | undefined
  readonly proof: Proof
  /** Why it was refused or postponed. */
  readonly reason?: string | undefined
  /** What the bidan said about a dose given too early: it counts, or it is given again. */
  readonly assessed?: 'sah' | 'ulangi' | undefined
}
