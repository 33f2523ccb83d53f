import type { BodyRow } from './body-rows.ts'
import type { Doubt } from './doubt.ts'
import { grouped } from './grouped.ts'
import { readYesNo } from './marks.ts'
import { nameKey } from './names.ts'
import { textIn } from './sheet.ts'

/**
 * The rows of this posyandu that e-PPGBM has not marked as deleted; the others are listed. An export may hold a whole
 * village: where it names several posyandu, only the one of this name comes in.
 */
export function ownRows(
  rows: readonly BodyRow[],
  posyandu: string | undefined,
): { readonly rows: readonly BodyRow[]; readonly doubts: readonly Doubt[] } {
  const named = grouped(rows, (row) => posyanduKey(textIn(row.cell('posyandu'))) || undefined)
  const own = posyandu === undefined ? undefined : posyanduKey(posyandu)
  const others = named.size > 1 && own !== undefined ? [...named].filter(([key]) => key !== own) : []
  const left = new Set(others.flatMap(([, ofOther]) => ofOther))
  const doubts: Doubt[] = []
  const [first] = left
  if (first) {
    const written = others.map(([, ofOther]) => `${textIn(ofOther[0]?.cell('posyandu'))} (${ofOther.length})`)
    doubts.push({ ...at(first), kind: 'other-posyandu', written: written.join(', ') })
  }
  for (const row of rows) {
    const isDeleted = readYesNo('child', row.cell('deleted'))
    if (left.has(row) || isDeleted.is !== 'certain' || !isDeleted.value) continue
    left.add(row)
    doubts.push({ ...at(row), kind: 'marked-deleted', field: 'child', written: textIn(row.cell('name')) })
  }
  return { rows: rows.filter((row) => !left.has(row)), doubts }
}

/** 'melati 1' for 'Posyandu MELATI I'. */
function posyanduKey(name: string): string {
  const words = nameKey(name)
    .replace(/^(posyandu|pos|psy)\s+/, '')
    .split(' ')
  const roman = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
  return words.map((word, nth) => (nth > 0 && roman.includes(word) ? String(roman.indexOf(word) + 1) : word)).join(' ')
}

function at(row: BodyRow): { readonly sheet: string; readonly row: number } {
  return { sheet: row.sheet, row: row.number }
}
