import type { CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { readChild, type ChildRow } from './child-rows.ts'
import { readDate } from './dates.ts'
import type { FindChild } from './find-child.ts'
import { compare } from './identities.ts'
import { nameKey, namesOverlap, sameNameButForATypo } from './names.ts'
import { writtenIn } from './sheet.ts'

interface Brought {
  readonly source: BodyRow
  readonly child: ChildRow
  readonly on: string
}

/**
 * Rows of weighing and immunisation sheets that say enough of their child to bring it, when no people sheet does: an
 * e-PPGBM export holds a child's name, birth date and parents in every measurement. One row a child, the latest.
 */
export function rowsThatBringTheirChild(
  sources: readonly BodyRow[],
  findChild: FindChild,
  today: CalendarDate,
): readonly BodyRow[] {
  const brought: Brought[] = []
  for (const source of sources) {
    const child = readChild(source, today)
    if (!source.has('birthDate') || child.name === undefined) continue
    if (child.birthDate === undefined && child.nik === undefined) continue
    const found = findChild(child, undefined)
    if (found.is === 'found' || found.doubt.kind !== 'child-unknown') continue
    brought.push({ source, child, on: dateOf(source, today) })
  }
  const latest: Brought[] = []
  for (const one of brought.sort(latestFirst)) {
    if (!latest.some(({ child }) => areOneChild(child, one.child))) latest.push(one)
  }
  return latest.map(({ source }) => withoutNote(source))
}

/** Rows of one NIK whose names clearly differ are two children: their NIK is then told to be shared. */
function areOneChild(one: ChildRow, other: ChildRow): boolean {
  const [a = '', b = ''] = [one.name, other.name]
  if (one.nik !== undefined && other.nik !== undefined) {
    return one.nik === other.nik && (sameNameButForATypo(a, b) || namesOverlap(a, b))
  }
  return nameKey(a) === nameKey(b) && one.birthDate === other.birthDate
}

function latestFirst(a: Brought, b: Brought): number {
  return compare(b.on, a.on) || compare(contentOf(a), contentOf(b))
}

function contentOf({ source }: Brought): string {
  return source.cells.map(writtenIn).join('|')
}

function dateOf(source: BodyRow, today: CalendarDate): string {
  const date = readDate(source.cell('date'), today, source.dateOrder)
  return date.is === 'certain' ? date.value : ''
}

/** What is noted beside a weighing is about that day. */
function withoutNote(source: BodyRow): BodyRow {
  return { ...source, cell: (column) => (column === 'note' ? null : source.cell(column)) }
}
