import { completedMonths, previousMonth, type CalendarMonth } from '../calendar.ts'
import { kbmGrams } from './kbm.ts'
import { reportingWeighing, weighingStatus, type WeighedChild, type Weighing, type WeighingStatus } from './status.ts'

/** One column of the strip under the KMS: a calendar month, with the one weight it reports. */
export interface StripColumn {
  readonly month: CalendarMonth
  readonly weighing: Weighing | undefined
  /** At that weighing. */
  readonly completedMonths: number | undefined
  readonly kbmGrams: number | undefined
  readonly status: WeighingStatus | undefined
}

/** The strip of the KMS (Buku KIA): `count` calendar months up to `last`, oldest first, none before the month of birth. */
export function kmsStrip(child: WeighedChild, last: CalendarMonth, count: number): readonly StripColumn[] {
  const columns: StripColumn[] = []
  for (let month = last; columns.length < count && month >= child.birth.slice(0, 7); month = previousMonth(month))
    columns.unshift(columnOf(child, month))
  return columns
}

function columnOf(child: WeighedChild, month: CalendarMonth): StripColumn {
  const weighing = reportingWeighing(child, month)
  const months = weighing && completedMonths(child.birth, weighing.on)
  return {
    month,
    weighing,
    completedMonths: months,
    kbmGrams: months === undefined ? undefined : kbmGrams(child.sex, months),
    status: weighingStatus(child, month),
  }
}
