/**
 * Posyandu that became one (ADR 16): a posyandu that is part of another is read and written together with it, on the
 * phones of both. Nothing is copied, so it can be said otherwise again. Pure.
 */

/** Each posyandu with one that it is part of. */
export type PartOf = Iterable<readonly [part: string, whole: string]>

/** The posyandu and all that are one with it, itself first. A circle is one group like any other. */
export function mergedWith(posyandu: string, partOf: PartOf): readonly string[] {
  const group = new Set([posyandu])
  for (let before = 0; before !== group.size;) {
    before = group.size
    for (const [part, whole] of partOf) {
      if (group.has(part) || group.has(whole)) group.add(part).add(whole)
    }
  }
  return [...group]
}
