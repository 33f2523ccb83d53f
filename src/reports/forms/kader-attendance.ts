/** Rekap hadir kader: at which open days of a month each was, as the papers of the day name them (field practice 5). */
import { monthOf, type CalendarDate, type CalendarMonth } from '../../domain/calendar.ts'
import type { ServedDay } from '../month/served.ts'

export interface KaderAttendance {
  /** As it was written the first time. */
  readonly name: string
  /** Oldest first. */
  readonly dates: readonly CalendarDate[]
}

export interface KaderMonth {
  /** Of the month's open days, oldest first. */
  readonly days: readonly CalendarDate[]
  /** Days whose paper names no kader: not filled in, which is not the same as nobody. */
  readonly unnamed: readonly CalendarDate[]
  /** By name. */
  readonly kader: readonly KaderAttendance[]
}

export function kaderMonth(days: readonly ServedDay[], month: CalendarMonth): KaderMonth {
  const own = days.filter(({ date }) => monthOf(date) === month)
  const byName = new Map<string, { readonly name: string; readonly dates: CalendarDate[] }>()
  for (const { date, kader } of own) {
    for (const name of kader) {
      const key = keyOf(name)
      if (key === '') continue
      const known = byName.get(key) ?? { name: name.trim(), dates: [] }
      byName.set(key, known)
      if (known.dates.at(-1) !== date) known.dates.push(date)
    }
  }
  return {
    days: own.map(({ date }) => date),
    unnamed: own.filter(({ kader }) => kader.every((name) => keyOf(name) === '')).map(({ date }) => date),
    kader: [...byName.values()].sort((a, b) => a.name.localeCompare(b.name, 'id')),
  }
}

/** One kader, however her name was typed that day. */
function keyOf(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}
