import { addDays, type CalendarDate } from '../calendar.ts'
import { antigensOf, type Product } from './products.ts'

/** What happened after an injection (KIPI), as it was told. */
export interface Kipi {
  readonly products: readonly Product[]
  readonly serious: boolean
  readonly status: 'baru' | 'ditelepon' | 'dilaporkan' | 'selesai'
  readonly onset: CalendarDate | undefined
  /** What the bidan said about going on; undefined while nobody has. */
  readonly answer: string | undefined
}

/** Told to the bidan and the puskesmas the same day (R6.6; field practice 8; the signs: Buku KIA, KIPI serius [background]). */
export const SERIOUS_SIGNS = ['kejang', 'sesak', 'tidak-sadar', 'bengkak-wajah', 'biru', 'dirawat'] as const
export const MILD_SIGNS = ['demam', 'bengkak-bekas-suntik', 'rewel', 'muntah', 'ruam', 'benjolan', 'lain'] as const
export type KipiSign = (typeof SERIOUS_SIGNS)[number] | (typeof MILD_SIGNS)[number]

export function isSerious(signs: readonly string[]): boolean {
  return signs.some((sign) => (SERIOUS_SIGNS as readonly string[]).includes(sign))
}

/** The next dose waits for the bidan: of what shares an antigen with one after which something is still open. */
export function isHeld(product: Product, kipis: readonly Kipi[]): boolean {
  const shares = (other: Product) => antigensOf(other).some((antigen) => antigensOf(product).includes(antigen))
  return kipis.some(({ status, answer, products }) => status !== 'selesai' && !answer && products.some(shares))
}

/** A complaint is asked after by telephone the next day, until somebody did. */
export function callOn({ status, onset }: Kipi): CalendarDate | undefined {
  return status === 'baru' && onset !== undefined ? addDays(onset, 1) : undefined
}

/** What somebody should do about it today; undefined when it waits for its day, for the bidan, or for nobody. */
export function kipiTask(kipi: Kipi, today: CalendarDate): 'report' | 'call' | undefined {
  if (kipi.status === 'selesai' || kipi.answer !== undefined) return undefined
  if (kipi.serious && kipi.status !== 'dilaporkan') return 'report'
  const call = callOn(kipi)
  return call !== undefined && call <= today ? 'call' : undefined
}
