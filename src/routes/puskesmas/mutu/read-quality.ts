import { loadGrowthTables } from '../../../domain/growth/load-tables.ts'
import type { CalendarMonth } from '../../../domain/calendar.ts'
import type { Area } from '../../../replica/area/area.ts'
import { qualityOf, type Quality } from '../../../reports/quality/quality.ts'

/** Whether to believe what was measured in a posyandu's month. */
export async function readQuality(area: Area, posyandu: string, month: CalendarMonth): Promise<Quality> {
  const [served, tables] = await Promise.all([area.records(posyandu), loadGrowthTables()])
  return qualityOf(served, month, tables)
}
