/**
 * Those who stand there, in the order in which they came: whoever arrives later comes below, so that no name moves under
 * a finger.
 */
export function inOrderOfArrival<Item extends { readonly record: string }>(
  standing: readonly Item[],
  now: readonly Item[],
): readonly Item[] {
  const byRecord = new Map(now.map((item) => [item.record, item]))
  const stay = standing.flatMap(({ record }) => byRecord.get(record) ?? [])
  return [...new Set([...stay, ...now])]
}
