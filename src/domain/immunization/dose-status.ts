import type { CalendarDate } from '../calendar.ts'
import type { NumberedDose } from './numbering.ts'
import type { Antigen, Product } from './products.ts'
import type { Window } from './windows.ts'

/**
 * `bisa-sekarang`: valid if given now, but the national schedule gives it later; the app does not propose it.
 * `tepat`, `terlambat` and `kejar` are due now. `ditunda` lasts for the day it was said, `ditolak` until it is taken back.
 */
export type DoseState =
  | 'belum-waktunya'
  | 'bisa-sekarang'
  | 'tepat'
  | 'terlambat'
  | 'kejar'
  | 'perlu-dinilai-bidan'
  | 'lewat-umur'
  | 'sudah'
  | 'ditunda'
  | 'ditolak'

export type Why =
  | { readonly code: 'by-age' }
  | { readonly code: 'too-young' }
  | { readonly code: 'waits-for-previous' }
  | { readonly code: 'interval' | 'interval-too-short'; readonly since: CalendarDate; readonly until: CalendarDate }
  | { readonly code: 'live-spacing'; readonly antigen: Antigen; readonly since: CalendarDate }
  | { readonly code: 'age-passed' | 'no-time-left' | 'previous-undated' | 'later-dose-recorded' | 'before-birth' }
  | { readonly code: 'below-valid-age'; readonly until: CalendarDate }
  | { readonly code: 'given'; readonly window: Window | undefined }
  | { readonly code: 'said'; readonly on: CalendarDate | undefined; readonly reason: string | undefined }

export interface DoseStatus {
  readonly antigen: Antigen
  readonly n: number
  readonly state: DoseState
  readonly why: Why
  /** Of a dose put off or refused: what it would be otherwise. */
  readonly otherwise?: DoseState | undefined
  /** The first day by the national schedule; while an earlier dose is missing, if that one were given as soon as it can. */
  readonly first: CalendarDate | undefined
  readonly last: CalendarDate | undefined
  /** The first day of the "terlambat" window. */
  readonly lateFrom: CalendarDate | undefined
  /** Present when it was recorded as given, whatever the state says about it. */
  readonly given: NumberedDose | undefined
  /** What can give it, the usual one first. */
  readonly products: readonly Product[]
}

export function isDue({ state }: Pick<DoseStatus, 'state'>): boolean {
  return state === 'tepat' || state === 'terlambat' || state === 'kejar'
}

/** More than 6 months late: what is due is proposed, and the plan is the bidan's (K12). */
export const PLAN_AFTER_MONTHS = 6
