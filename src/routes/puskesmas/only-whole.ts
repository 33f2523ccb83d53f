import type { Area } from '../../replica/area/area.ts'
import { sayProblem } from '../../ui/notice.svelte.ts'
import { nationalWords } from '../../ui/words/national.ts'

/**
 * What a file of one posyandu is made of, read when it is asked for: what is on the screen may be older. Undefined, and
 * said, while something of it is not on this device: the file would lack somebody and not say so.
 */
export async function onlyWhole<Found>(
  area: Pick<Area, 'isWhole'>,
  posyandu: string,
  read: () => Promise<Found>,
): Promise<Found | undefined> {
  if (await area.isWhole(posyandu)) return read()
  sayProblem(nationalWords().notWhole)
  return undefined
}
