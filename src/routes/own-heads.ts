import { deviceOf } from '../log/id.ts'

/**
 * What stood on the screen when somebody began to type, and what this phone itself has written since. It may have died
 * between the two: what was typed is saved then and still looks as if it were not, and what is typed over it must not
 * stand beside it as a second value of the same person.
 */
export function seenHere(
  seen: readonly string[],
  standing: readonly string[],
  device: string | undefined,
): readonly string[] {
  return [...seen, ...standing.filter((id) => deviceOf(id) === device && !seen.includes(id))]
}
