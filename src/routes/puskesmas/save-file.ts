/** A file into the computer's downloads. */

/** The download has begun by then. */
const REVOKE_AFTER_MS = 60_000

export function saveFile(content: Blob | string, name: string, type = 'text/csv;charset=utf-8'): void {
  const address = URL.createObjectURL(typeof content === 'string' ? new Blob([content], { type }) : content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS)
}

/** What stands in the name of a file of one posyandu: two villages may each have a Melati. */
export function fileOf(
  place: { readonly posyandu: string; readonly name: string; readonly desa: string | undefined } | undefined,
  month?: string,
): readonly (string | undefined)[] {
  return [place?.name || place?.posyandu, place?.desa, month]
}

/** "pengukuran-melati-sukamaju-2026-11.xlsx". Nobody's name stands in it: downloads lie where others read. */
export function fileNameOf(parts: readonly (string | undefined)[], ending: string): string {
  const plain = parts.map((part) =>
    (part ?? '')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, ''),
  )
  return plain.filter((part) => part !== '').join('-') + ending
}
