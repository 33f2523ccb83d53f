/**
 * Sheets with one dose a row, as ASIK hands them out (domain spec §11.6): the vaccine stands in a cell, "Polio Tetes - 2",
 * and its day in another.
 */
import { columnOfDose, type DoseColumn } from './dose-names.ts'
import type { BodyRow } from './body-rows.ts'
import type { HadDose } from './reading.ts'
import { isBlank, isBroken, textIn, type Cell } from './sheet.ts'

export interface RowDoses {
  readonly columns: readonly DoseColumn[]
  /** What names no vaccine of the schedule, or not which dose of it. */
  readonly unknown: readonly string[]
  /** The cell of its day; a row without one says that it was given. */
  readonly day: Cell
  readonly proof: HadDose['proof'] | undefined
  readonly place: string | undefined
  readonly batch: string | undefined
}

/** "Imunisasi Dasar Lengkap - 1": counted by the site, and no dose. */
const COUNTED = /(dasar|baduta|rutin) ?lengkap/i
/** "DPT-HB-Hib - 1", as ASIK writes them and nobody else. */
const AS_IN_ASIK = / - \d$/
const PROOFS = ['kohort', 'buku-kia', 'asik'] as const

/** Undefined for a row that names no vaccine. */
export function dosesOfRow(source: BodyRow): RowDoses | undefined {
  const text = textIn(source.cell('vaccine'))
  if (!source.has('vaccine') || isBlank(source.cell('vaccine')) || COUNTED.test(text)) return undefined
  const number = textIn(source.cell('doseNumber'))
  const parts = text.split(/\s*[,;+&]\s*|\s+dan\s+/).filter((part) => part !== '')
  const named = parts.map((part) => [part, columnOfDose(part) ?? columnOfDose(`${part} ${number}`)] as const)
  const said = textIn(source.cell('proof')).toLowerCase()
  const day = source.has('givenOn') ? source.cell('givenOn') : source.cell('date')
  return {
    columns: named.flatMap(([, column]) => column ?? []),
    unknown: named.flatMap(([part, column]) => (column ? [] : [part])),
    day: isBlank(day) || day === undefined ? 'v' : day,
    proof: PROOFS.find((proof) => proof === said) ?? (AS_IN_ASIK.test(text) ? 'asik' : undefined),
    place: textOf(source.cell('givenAt')),
    batch: textOf(source.cell('batch')),
  }
}

function textOf(cell: Cell | undefined): string | undefined {
  return isBlank(cell) || isBroken(cell) ? undefined : textIn(cell)
}
