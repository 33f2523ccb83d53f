import { calendarDateOf, type CalendarMonth } from '../../domain/calendar.ts'
import { loadGrowthTables } from '../../domain/growth/load-tables.ts'
import type { Area } from '../../replica/area/area.ts'
import { peopleOfMonth } from '../../reports/month/count.ts'
import type { PersonMonth } from '../../reports/month/person-month.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'

export interface ReadMonth {
  readonly served: ServedPosyandu
  readonly people: readonly PersonMonth[]
}

/** Everybody of a posyandu in a month. */
export async function readMonth(area: Area, posyandu: string, month: CalendarMonth): Promise<ReadMonth> {
  const today = calendarDateOf(new Date())
  const [served, tables] = await Promise.all([area.records(posyandu), loadGrowthTables()])
  return { served, people: peopleOfMonth(served, month, { tables, today }) }
}
