import { strToU8, Zip, ZipDeflate, zipSync } from 'fflate'
import { writeCsv } from './csv.ts'
import { sheetNames, type XlsxSheet } from './xlsx.ts'

/** Every sheet as a CSV of its own, in one file. */
export function writeCsvZip(sheets: readonly XlsxSheet[]): Blob {
  return zipBlob([zipSync(csvFiles(sheets))])
}

/** The same of many posyandu, a folder each: only what is packed already is held of those that were added. */
export class CsvZip {
  readonly #parts: Uint8Array<ArrayBuffer>[] = []
  readonly #zip = new Zip((error, part) => {
    if (error) throw error
    this.#parts.push(new Uint8Array(part))
  })

  add(folder: string, sheets: readonly XlsxSheet[]): void {
    for (const [name, content] of Object.entries(csvFiles(sheets))) {
      const file = new ZipDeflate(`${folder}/${name}`)
      this.#zip.add(file)
      file.push(content, true)
    }
  }

  end(): Blob {
    this.#zip.end()
    return zipBlob(this.#parts)
  }
}

function csvFiles(sheets: readonly XlsxSheet[]): Record<string, Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name))
  return Object.fromEntries(sheets.map(({ rows }, at) => [`${names[at]!}.csv`, strToU8(writeCsv(rows))]))
}

function zipBlob(parts: readonly Uint8Array<ArrayBuffer>[]): Blob {
  return new Blob([...parts], { type: 'application/zip' })
}
