/**
 * The e-PPGBM sheets (domain spec §11.5): identity and measurement, a row a child and month. Which field fills a column
 * stands in `e-ppgbm-columns.ts`; here is how it is written there.
 */
import { ASI_MONTHS, asiCode, exclusiveByMonth } from '../../domain/child-care/feeding.ts'
import { IDENTITY_COLUMNS, MEASUREMENT_COLUMNS, OEDEMA_GRADE, type Column } from '../e-ppgbm-columns.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isBalita, lastSaid, measuredOf } from './measured.ts'
import type { XlsxCell, XlsxSheet } from './xlsx.ts'

const [YES, NO] = ['ya', 'tidak'] as const

/** Every child on the sasaran list. */
export function identitySheet(people: readonly PersonMonth[]): XlsxSheet {
  return sheetOf('Identitas', IDENTITY_COLUMNS, people.filter(isBalita))
}

/** Who was measured this month. */
export function measurementSheet(people: readonly PersonMonth[]): XlsxSheet {
  const measured = people.filter((at) => isBalita(at) && measuredOf(at) !== undefined)
  return sheetOf('Pengukuran', MEASUREMENT_COLUMNS, measured)
}

/** Sheets of several posyandu as one, their rows numbered anew. */
export function joinSheets(all: readonly (readonly XlsxSheet[])[]): readonly XlsxSheet[] {
  const [first = []] = all
  return first.map(({ name, rows: [head = []] }, i) => {
    const rows = all.flatMap((sheets) => sheets[i]?.rows.slice(1) ?? [])
    const isNumbered = head[0] === 'No'
    return { name, rows: [head, ...rows.map((row, at) => (isNumbered ? [at + 1, ...row.slice(1)] : row))] }
  })
}

function sheetOf(name: string, columns: readonly Column[], people: readonly PersonMonth[]): XlsxSheet {
  return {
    name,
    rows: [
      columns.map(({ header }) => header),
      ...people.map((at, row) => columns.map((column) => eppgbmCell(column, at, row + 1))),
    ],
  }
}

/** Null where nothing was recorded: the site then keeps what it has. */
export function eppgbmCell(column: Column, at: PersonMonth, row: number): XlsxCell {
  if (column.from.is === 'counted') return row
  const special = WRITTEN[column.header]
  return special ? special(at) : plain(valueOf(column, at))
}

function valueOf({ from }: Column, at: PersonMonth): unknown {
  if (from.is === 'counted') return undefined
  const values = from.names.map((name) => {
    switch (from.kind) {
      case 'person':
        return (at.person.shown as Fields)[name]
      case 'family':
        return (at.person.family as Fields | undefined)?.[name]
      case 'visit':
        return name.startsWith('ask.') ? lastSaid(at, name) : (measuredOf(at)?.shown as Fields | undefined)?.[name]
      case 'open-day':
        return measuredOf(at)?.on
      case 'link':
        return undefined
    }
  })
  return values.find((value) => value !== undefined && value !== null && value !== '')
}

type Fields = Readonly<Record<string, unknown>>

function plain(value: unknown): XlsxCell {
  if (typeof value === 'boolean') return yesNo(value)
  return typeof value === 'string' || typeof value === 'number' ? value : null
}

function yesNo(value: boolean | undefined): XlsxCell {
  return value === undefined ? null : value ? YES : NO
}

/** Columns whose words are the form's own. */
const WRITTEN: Readonly<Record<string, (at: PersonMonth) => XlsxCell>> = {
  kia: ({ person }) => {
    const { kia } = person.shown
    return kia ? yesNo(kia === 'ada' || kia === 'pengganti') : null
  },
  pindah: ({ person }) => {
    const { living } = person.shown
    return living ? yesNo(living === 'pindah') : null
  },
  /** Nobody is struck off by a file: who was written twice is one row here already. */
  hapus: () => null,
  Pitting_edema: (at) => {
    const oedema = measuredOf(at)?.shown.oedema
    if (oedema !== true) return oedema === false ? NO : null
    const [name = ''] = OEDEMA_GRADE.is === 'field' ? OEDEMA_GRADE.names : []
    const grade = lastSaid(at, name)
    return typeof grade === 'number' || typeof grade === 'string' ? String(grade).replace(/\D/g, '') || null : null
  },
  vita: (at) => (at.visits.length === 0 ? null : yesNo(at.visits.some(({ shown }) => Boolean(shown.vitaminA)))),
  ...Object.fromEntries(
    ASI_MONTHS.map((month) => [`asi_bulan_${month}`, (at: PersonMonth) => yesNo(exclusiveOf(at)[month])]),
  ),
}

/** Broken once, it is not exclusive in any later month. */
function exclusiveOf(at: PersonMonth): readonly (boolean | undefined)[] {
  const answers = ASI_MONTHS.flatMap((month) => {
    const said = lastSaid(at, `ask.${asiCode(month)}`)
    return typeof said === 'boolean' ? [[asiCode(month), said] as const] : []
  })
  return exclusiveByMonth(Object.fromEntries(answers))
}
