import { isCalendarDate, type CalendarDate } from '../calendar.ts'
import type { Cell } from './sheet.ts'

/**
 * Whether the dates of a sheet have their day first, as everywhere in Indonesia; their month first; or went through a
 * spreadsheet program set to English, which takes '03/04/2024' for the 4th of March and leaves '25/04/2024' a text.
 */
export type DateOrder = 'day-first' | 'month-first' | 'changed-by-program'

const SHORT = /^\s*'?(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b/
/** So many cells that fit by chance are no chance. */
const ENOUGH = 4

export function dateOrderOf(cells: readonly Cell[]): DateOrder {
  const texts = cells.flatMap((cell) => {
    const [, first, second] = (typeof cell === 'string' && SHORT.exec(cell)) || []
    return first === undefined ? [] : [{ first: Number(first), second: Number(second) }]
  })
  const dayFirst = texts.filter(({ first }) => first > 12).length
  const monthFirst = texts.filter(({ first, second }) => first <= 12 && second > 12).length
  if (monthFirst > 1 && monthFirst > dayFirst) return 'month-first'
  const days = cells.flatMap((cell) => (typeof cell === 'object' && cell !== null ? [Number(cell.date.slice(8))] : []))
  const isSplit = dayFirst === texts.length && days.every((day) => day <= 12)
  const isEnough = dayFirst >= ENOUGH && days.length >= ENOUGH && new Set(days).size > 1
  return isSplit && isEnough ? 'changed-by-program' : 'day-first'
}

/** The date with day and month in each other's place; undefined where there is no such date, or no other one. */
export function exchanged(date: CalendarDate): CalendarDate | undefined {
  const other = `${date.slice(0, 4)}-${date.slice(8)}-${date.slice(5, 7)}`
  return other !== date && isCalendarDate(other) ? other : undefined
}
