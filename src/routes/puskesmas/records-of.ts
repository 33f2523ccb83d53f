import type { Area, AreaPosyandu } from '../../replica/area/area.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'

/**
 * Records of these posyandu, one after the other; the next is read while this one is looked at. `part`: all of them, or
 * the register alone, which is far less to read.
 */
export async function* recordsOf<Place extends Pick<AreaPosyandu, 'posyandu'>, Part extends 'records' | 'register'>(
  area: Pick<Area, Part>,
  places: readonly Place[],
  part: Part,
): AsyncGenerator<{ readonly place: Place; readonly served: ServedPosyandu }> {
  const read = (place: Place | undefined): Promise<ServedPosyandu> | undefined => place && area[part](place.posyandu)
  let next = read(places[0])
  for (const [i, place] of places.entries()) {
    const served = await next!
    next = read(places[i + 1])
    // Nobody may ever ask for it: then it fails unheard.
    next?.catch(() => undefined)
    yield { place, served }
  }
}
