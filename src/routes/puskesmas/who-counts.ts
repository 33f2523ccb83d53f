/** Which posyandu have somebody behind a number, as their tallies say: only of these the records are read. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { Area, AreaPosyandu, PosyanduTally } from '../../replica/area/area.ts'
import type { Cell } from '../../reports/month/tally.ts'

/** `names`: `form.column`. In their order; one of which a month is still being counted is among them. */
export async function posyanduWith<Place extends AreaPosyandu>(
  area: Pick<Area, 'tallies'>,
  places: readonly Place[],
  months: readonly CalendarMonth[],
  names: readonly string[],
  fits: (cell: Omit<Cell, 'counts'>) => boolean = () => true,
): Promise<readonly Place[]> {
  const tallies = await area.tallies(months, { names })
  return places.filter(({ posyandu }) => {
    const own = tallies.filter((each) => each.posyandu === posyandu)
    return own.length < months.length || own.some((each) => mayHave(each, fits))
  })
}

function mayHave({ tally, isCurrent }: PosyanduTally, fits: (cell: Omit<Cell, 'counts'>) => boolean): boolean {
  if (!isCurrent) return true
  return (tally ?? []).some((cell) => fits(cell) && Object.values(cell.counts).some((count) => count > 0))
}
