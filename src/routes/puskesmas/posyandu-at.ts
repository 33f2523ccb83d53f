import type { MergedPosyandu } from '../../replica/area/area.ts'

/** That of an address; of those that became one it may name any. */
export function posyanduAt(
  all: readonly MergedPosyandu[],
  asked: string | null | undefined,
): MergedPosyandu | undefined {
  return all.find(({ parts }) => asked != null && parts.includes(asked))
}
