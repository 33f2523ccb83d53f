import { describe, expect, it } from 'vitest'
import { addDays, type CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import { isDue, type DoseStatus } from './dose-status.ts'
import { SCHEDULE, type ScheduleRow } from './schedule.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS } from './settings.ts'
import { after, latest } from './span.ts'
import { immunizationStatus } from './status.ts'
import { lastDay } from './windows.ts'

const BIRTH = '2026-01-20'
const settings = { ...DEFAULT_IMMUNIZATION_SETTINGS, je: true }

/** The doses before this one, each on the first day the schedule gives it. */
function before({ antigen, n }: ScheduleRow): readonly RecordedDose[] {
  const doses: RecordedDose[] = []
  for (const row of SCHEDULE.filter((each) => each.antigen === antigen && each.n < n)) {
    doses.push(given(row, firstDay(row, doses)))
  }
  return doses
}

function firstDay(row: ScheduleRow, earlier: readonly RecordedDose[]): CalendarDate {
  const last = earlier.at(-1)?.date
  return latest(after(BIRTH, row.from), last && row.spacing && after(last, row.spacing))
}

function given({ antigen, n }: ScheduleRow, date: CalendarDate): RecordedDose {
  return { antigen, n, source: `book/${n}`, outcome: 'given', date, proof: 'buku-kia' }
}

function statusOn(row: ScheduleRow, today: CalendarDate, doses = before(row)): DoseStatus {
  const found = immunizationStatus(BIRTH, doses, today, settings).find(
    ({ antigen, n }) => antigen === row.antigen && n === row.n,
  )
  if (!found) throw new Error(`expected ${row.antigen}${row.n} in the schedule`)
  return found
}

const name = ({ antigen, n }: ScheduleRow): string => `${antigen}${n}`

describe.each(SCHEDULE.map((row) => ({ title: name(row), row })))('$title', ({ row }) => {
  const first = firstDay(row, before(row))

  it('is not due the day before its day, and due on it', () => {
    if (first > BIRTH) expect(isDue(statusOn(row, addDays(first, -1)))).toBe(false)
    expect(statusOn(row, first)).toMatchObject({ state: 'tepat', first })
  })

  it('is on time until the last day of its month, then late, then catch-up', () => {
    const [late, catchUp, over] = [row.onTime, row.late, row.catchUp].map((span) => after(BIRTH, span)) as [
      string,
      string,
      string,
    ]
    expect(statusOn(row, addDays(late, -1)).state).toBe('tepat')
    if (late < catchUp) {
      expect([late, addDays(catchUp, -1)].map((day) => statusOn(row, day).state)).toEqual(['terlambat', 'terlambat'])
    }
    // PCV that has not begun at 12 months has fewer doses, and the same windows.
    if (catchUp < over) {
      expect([catchUp, addDays(over, -1)].map((day) => statusOn(row, day).state)).toEqual(['kejar', 'kejar'])
    }
  })

  it('is given on its last day and not the day after', () => {
    const last = lastDay(row, BIRTH)
    expect(isDue(statusOn(row, last))).toBe(true)
    expect(statusOn(row, last).last).toBe(last)
    expect(statusOn(row, addDays(last, 1))).toMatchObject({ state: 'lewat-umur', why: { code: 'age-passed' } })
  })

  it('counts from the first valid day, and the day before is for the bidan to judge', () => {
    const earlier = before(row)
    const previous = earlier.at(-1)?.date
    const valid = latest(
      after(BIRTH, row.valid.from),
      previous && row.valid.spacing && after(previous, row.valid.spacing),
    )
    const judged = (day: CalendarDate) => statusOn(row, '2030-12-01', [...earlier, given(row, day)])
    expect(judged(valid)).toMatchObject({ state: 'sudah', given: { date: valid } })
    expect(judged(addDays(valid, -1)).state).toBe('perlu-dinilai-bidan')
  })
})

describe('the schedule', () => {
  it('asks for a dose no earlier than it is valid', () => {
    for (const row of SCHEDULE) {
      expect(after(BIRTH, row.from) >= after(BIRTH, row.valid.from)).toBe(true)
      if (row.spacing && row.valid.spacing) {
        expect(after(BIRTH, row.spacing) >= after(BIRTH, row.valid.spacing)).toBe(true)
      }
    }
  })

  it('numbers the doses of an antigen from 1 without a gap', () => {
    for (const row of SCHEDULE.filter(({ n }) => n > 1)) {
      expect(SCHEDULE.some(({ antigen, n }) => antigen === row.antigen && n === row.n - 1)).toBe(true)
      expect([row.spacing, row.valid.spacing]).not.toContain(undefined)
    }
  })
})
