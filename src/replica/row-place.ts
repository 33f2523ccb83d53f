/** Where a row stands: in which documents, and under which name in its table. Pure. */

/** Every document that something about a row's record stands in. */
export function documentsOf(row: {
  readonly document: string
  readonly alsoIn?: readonly string[]
}): readonly string[] {
  return [row.document, ...(row.alsoIn ?? [])]
}

/** Where a row of this owner is kept when the record's name is another's (`whose.ts`). */
export function besideKey(record: string, owner: string): string {
  return `${record}\n${owner}`
}
