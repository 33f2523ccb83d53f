import type { Area, AreaPosyandu } from '../../replica/area/area.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'

/** Records of these posyandu, one after the other; the next is folded while this one is looked at. */
export async function* recordsOf<Place extends Pick<AreaPosyandu, 'posyandu'>>(
  area: Pick<Area, 'records'>,
  places: readonly Place[],
): AsyncGenerator<{ readonly place: Place; readonly served: ServedPosyandu }> {
  let next = read(area, places[0])
  for (const [i, place] of places.entries()) {
    const served = await next!
    next = read(area, places[i + 1])
    // Nobody may ever ask for it: then it fails unheard.
    next?.catch(() => undefined)
    yield { place, served }
  }
}

function read(area: Pick<Area, 'records'>, place: Pick<AreaPosyandu, 'posyandu'> | undefined) {
  return place && area.records(place.posyandu)
}
