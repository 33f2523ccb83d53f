import type { CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { readDate } from './dates.ts'
import { certain, doubtful, type Reading } from './doubt.ts'
import { writtenIn, type Cell } from './sheet.ts'

/** The day of a weighing: not yet to come, and not before anybody kept such a list. */
export function readWeighingDate(source: BodyRow, today: CalendarDate): Reading<CalendarDate> {
  const cell = source.cell('date')
  const reading = readDate(cell, today, source.dateOrder)
  const written = writtenIn(cell)
  switch (reading.is) {
    case 'certain':
      if (reading.value > today) return doubtful('weighing-in-future', 'date', written)
      return reading.value < '1990' ? doubtful('weighing-date-impossible', 'date', written) : reading
    case 'absent':
      return doubtful('weighing-date-missing', 'date', written)
    case 'impossible':
      return doubtful('weighing-date-impossible', 'date', written, reading.suggestion)
    case 'exchanged':
      return doubtful('weighing-date-unreadable', 'date', written, reading.suggestion)
    case 'unreadable':
      // '05/03/24': no child of this posyandu was weighed in 1924.
      if (typeof cell === 'string' && reading.suggestion !== undefined) return certain(reading.suggestion)
      return doubtful('weighing-date-unreadable', 'date', written, reading.suggestion)
  }
}

export function notBeforeBirth(
  date: Reading<CalendarDate>,
  birthDate: CalendarDate | undefined,
  cell: Cell | undefined,
): Reading<CalendarDate> {
  const isBefore = date.is === 'certain' && birthDate !== undefined && date.value < birthDate
  return isBefore ? doubtful('weighing-before-birth', 'date', writtenIn(cell)) : date
}
