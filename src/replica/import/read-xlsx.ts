import { strFromU8, unzipSync } from 'fflate'
import type { FileProblem } from '../../domain/workbook/file-problem.ts'
import type { Sheet } from '../../domain/workbook/sheet.ts'
import { fileKind } from './file-kind.ts'
import { packageParts } from './package-parts.ts'
import { readRows, TooManyCells } from './read-rows.ts'
import { dateStyles, sharedStrings } from './workbook-parts.ts'

export type FileReading =
  { readonly ok: true; readonly sheets: readonly Sheet[] } | ({ readonly ok: false } & FileProblem)

const MB = 1024 * 1024
/** A year of one posyandu is 0.2 MB (1.4 MB unpacked), a whole village's about ten times that. */
export const MAX_FILE_MB = 20
/** What the parts that are read may unpack to: a phone with 2 GB holds this once. */
export const MAX_UNPACKED_MB = 150
/** Pictures, charts and themes are never unpacked. */
const READ = /\.rels$|^\/?[^/]*\/?(workbook|sharedStrings|styles)\.xml$|\/worksheets\/[^/]+\.xml$/i

/** Reads the bytes of an .xlsx file into its sheets; never throws. Works in a worker and in Node. */
export function readXlsx(bytes: Uint8Array): FileReading {
  if (bytes.length === 0) return { ok: false, reason: 'empty-file' }
  const kind = fileKind(bytes)
  if (bytes.length > MAX_FILE_MB * MB) return { ok: false, reason: 'too-large', limitMb: MAX_FILE_MB }
  switch (kind) {
    case 'password-protected':
    case 'old-xls':
      return { ok: false, reason: kind }
    case 'text':
    case 'web-page':
    case 'other':
      return { ok: false, reason: 'not-a-workbook', looksLike: kind }
    case 'zip':
      return readZip(bytes)
  }
}

function readZip(bytes: Uint8Array): FileReading {
  try {
    if (unpackedSize(bytes) > MAX_UNPACKED_MB * MB) {
      return { ok: false, reason: 'too-large', limitMb: MAX_UNPACKED_MB }
    }
    const files = unzipSync(bytes, { filter: (file) => READ.test(file.name) })
    const text = (path: string | undefined): string | undefined => {
      const file = path === undefined ? undefined : (files[path] ?? files[`/${path}`])
      return file && strFromU8(file)
    }
    const parts = packageParts(text)
    if (!parts) return { ok: false, reason: 'not-a-workbook', looksLike: 'other' }
    const strings = sharedStrings(text(parts.strings) ?? '')
    const styles = dateStyles(text(parts.styles) ?? '')
    const sheets = parts.sheets.map(({ name, path }) => {
      const xml = text(path)
      if (xml === undefined) throw new Error(`expected the part of sheet "${name}", found none`)
      return { name, rows: readRows(xml, { strings, styles, from1904: parts.from1904 }) }
    })
    return { ok: true, sheets }
  } catch (error) {
    if (error instanceof TooManyCells) return { ok: false, reason: 'too-large', limitMb: MAX_UNPACKED_MB }
    return { ok: false, reason: 'broken' }
  }
}

/** From the zip's directory alone: nothing is inflated (and fflate never inflates past the size declared there). */
function unpackedSize(bytes: Uint8Array): number {
  let size = 0
  unzipSync(bytes, {
    filter: (file) => {
      if (READ.test(file.name)) size += file.originalSize
      return false
    },
  })
  return size
}
