/** How a register writes what was recorded. */
import type { CalendarDate } from '../../domain/calendar.ts'

/** `10-11-2026`; empty for none. */
export function dateInWords(date: CalendarDate | null | undefined): string {
  return date ? date.split('-').reverse().join('-') : ''
}

/** With a comma; empty for none. */
export function numberInWords(value: number | null | undefined): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : ''
}

/** `√` for yes, `-` for no, empty where nobody asked. */
export function tick(isSo: boolean | null | undefined): string {
  return isSo === true ? '√' : isSo === false ? '-' : ''
}
