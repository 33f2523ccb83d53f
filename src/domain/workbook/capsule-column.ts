/** Vitamin A on a card of doses: one column a round ("Vit A Feb 2026"), a colour ("Vit A Biru") or for all of them. */
import { completedMonths, type CalendarDate } from '../calendar.ts'
import { roundOf, type Round } from '../supplements/rounds.ts'
import { capsuleFor, type Capsule } from '../supplements/vitamin-a.ts'
import { readDose, type DoseContext, type DoseReading } from './dose-cell.ts'
import type { DoseColumn } from './dose-names.ts'
import { monthNamed } from './dates.ts'
import type { CapsuleField } from './reading.ts'
import { textIn, type Cell } from './sheet.ts'

export interface CapsuleColumn {
  readonly at: number
  readonly words: string
  readonly capsule?: Capsule
  /** The header's own round; without one, each cell's date says it. */
  readonly round?: Round
}

/** What one cell says, and under which round; `round-unknown` is a capsule that nobody can place. */
export type CapsuleReading =
  { readonly is: 'read'; readonly column: DoseColumn; readonly reading: DoseReading } | { readonly is: 'round-unknown' }

const NAME = /^(?:tgl|tanggal|pemberian|kapsul)*vit(?:amin)?a(?:kapsul)?(.*)$/
const COLOUR = /biru|merah/
const YEAR = /(?:20)?\d{2}$/
/** Capsules are 100.000 and 200.000 SI, from 6 and from 12 months. */
const ASIDE = /100\.?000|200\.?000|\bsi\b|\biu\b|6 ?- ?11|12 ?- ?59|\bbln\b|\bbulan\b/g
const COLOUR_IN_CELL = /\b(?:kapsul )?(biru|merah)\b/i

export function capsuleColumn(cell: Cell | undefined, at: number): CapsuleColumn | undefined {
  const words = textIn(cell)
  const rest = NAME.exec(
    words
      .toLowerCase()
      .replace(ASIDE, '')
      .replace(/[^a-z0-9]/g, ''),
  )?.[1]
  if (rest === undefined) return undefined
  const colour = COLOUR.exec(rest)?.[0] as Capsule | undefined
  const when = rest.replace(COLOUR, '')
  const year = YEAR.exec(when)?.[0]
  const name = when.replace(YEAR, '')
  const month = monthNamed(name)
  // "Vit A 1", "vitamin B": another thing.
  if (name !== '' && month === undefined) return undefined
  const isOfRound = month === 2 || month === 8
  if (month !== undefined && !isOfRound) return undefined
  const round = isOfRound && year !== undefined ? `20${year.slice(-2)}-0${month}` : undefined
  if (year !== undefined && round === undefined) return undefined
  return { at, words, ...(colour && { capsule: colour }), ...(round && { round }) }
}

/** A date says the round it belongs to, however late it came (K15); a tick needs a header that says it. */
export function readCapsule(
  cell: Cell | undefined,
  column: CapsuleColumn,
  context: Omit<DoseContext, 'field'>,
): CapsuleReading | undefined {
  const { birthDate, today } = context
  const said = COLOUR_IN_CELL.exec(textIn(cell))?.[1]?.toLowerCase() as Capsule | undefined
  const rest = typeof cell === 'string' && said ? cell.replace(COLOUR_IN_CELL, '').trim() || 'v' : cell
  const read = (field: CapsuleField): DoseReading => readDose(rest, { ...context, field })
  const first = read(fieldOf(column.round ?? roundOf(today)))
  if (first.is === 'absent' || first.is === 'all-refused') return undefined
  const date = 'date' in first ? first.date : undefined
  const round = date === undefined ? column.round : roundOf(date)
  if (round === undefined) return { is: 'round-unknown' }
  const field = fieldOf(round)
  const capsule = said ?? column.capsule ?? usualCapsule(birthDate, date)
  return {
    is: 'read',
    column: { at: column.at, words: column.words, fields: [field], ...(capsule && { product: capsule }) },
    reading: read(field),
  }
}

export function fieldOf(round: Round): CapsuleField {
  return `had.vita.${round}`
}

/** By age on the day, where the sheet names no colour. */
function usualCapsule(birthDate: CalendarDate | undefined, on: CalendarDate | undefined): Capsule | undefined {
  return birthDate === undefined || on === undefined || on < birthDate
    ? undefined
    : capsuleFor(completedMonths(birthDate, on))
}
