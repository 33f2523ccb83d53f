import { addDays, type CalendarDate } from '../../domain/calendar.ts'

/** Built-in number formats that show a day (ECMA-376 part 1, 18.8.30); 18–21 and 45–47 show a time alone. */
const BUILT_IN = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58])
/** Quoted text, escaped characters, padding, colours and locales say nothing about dates. */
const NOT_THE_FORMAT = /"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g
/** 9999-12-31, the last day a spreadsheet can show. */
const LAST_SERIAL = 2_958_465
const DAYS_BETWEEN_SYSTEMS = 1462

export function showsDay(formatId: number, code: string | undefined): boolean {
  if (code === undefined) return BUILT_IN.has(formatId)
  if (/general|standar/i.test(code)) return false
  const letters = code.replace(NOT_THE_FORMAT, '').toLowerCase()
  return /[dy]/.test(letters) || (letters.includes('mmm') && !/[hs]/.test(letters))
}

/** The day of a serial number, or undefined when there is none (29 February 1900 exists only in Excel). */
export function dayOfSerial(serial: number, from1904: boolean): CalendarDate | undefined {
  const day = Math.floor(serial) + (from1904 ? DAYS_BETWEEN_SYSTEMS : 0)
  if (!(day >= 1 && day <= LAST_SERIAL) || day === 60) return undefined
  return addDays(day < 60 ? '1899-12-31' : '1899-12-30', day)
}
