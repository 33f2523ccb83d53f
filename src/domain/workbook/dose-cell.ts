import type { CalendarDate } from '../calendar.ts'
import type { DateOrder } from './date-order.ts'
import { readDate } from './dates.ts'
import type { CellDoubt, DoubtKind } from './doubt.ts'
import { readRefusal } from './marks.ts'
import type { HadField } from './reading.ts'
import { isBlank, textIn, writtenIn, type Cell } from './sheet.ts'

/** What one cell says about one dose. `given` without a date has its doubt, or is a plain tick. */
export type DoseReading =
  | { readonly is: 'absent' }
  | {
      readonly is: 'given'
      readonly date?: CalendarDate
      readonly place?: string
      readonly batch?: string
      readonly doubt?: CellDoubt
    }
  | { readonly is: 'refused'; readonly reason: string }
  /** The parents refuse all of it: written across the row, it stands in one of its cells. */
  | { readonly is: 'all-refused'; readonly reason: string }
  | { readonly is: 'unclear'; readonly doubt: CellDoubt }

export interface DoseContext {
  readonly field: HadField
  readonly today: CalendarDate
  readonly birthDate: CalendarDate | undefined
  readonly dateOrder: DateOrder
}

const NOT_GIVEN = /^((belum|blm|tidak|tdk)( pernah| ada| diberi(kan)?)?|0|kosong)$/
const REFUSED = /\b(menolak|ditolak|tolak|nolak)\b|(tidak|tdk) (mau|bersedia)/
const TICK = /^(v|√|✓|✔|☑|ya|y|ok|sudah|sdh|lengkap|diberikan)( (sudah|sdh|ya|diberikan|imunisasi))?[.!]?$/
const BEFORE = /^(v|√|✓|✔|☑|ya|sudah|sdh|tgl|tanggal)[\s.:,]+(?=\d)/
const WEEKDAY = /^(senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\b/
/** Where doses are given: what stands behind a date in many cells. */
const PLACE =
  /^(rs|rsud|rsia|rumah sakit|pkm|puskesmas|pustu|poskesdes|polindes|posyandu|bidan|bpm|klinik|praktik|dokter|dr)\b/

export function readDose(cell: Cell | undefined, context: DoseContext): DoseReading {
  const { field } = context
  const text = textIn(cell).toLowerCase()
  if (cell === false || NOT_GIVEN.test(text)) return { is: 'absent' }
  if (cell === true || TICK.test(text)) return { is: 'given' }
  if (isBlank(cell)) return { is: 'absent' }
  if (readRefusal(cell).is === 'certain') return { is: 'all-refused', reason: textIn(cell) }
  if (REFUSED.test(text)) return { is: 'refused', reason: textIn(cell) }
  const unclear = (suggestion?: CalendarDate): DoseReading => ({
    is: 'unclear',
    doubt: doubtOf('dose-unclear', field, cell, suggestion),
  })
  if (typeof cell !== 'string') return dated(cell ?? null, cell, context) ?? unclear()
  const [date, words] = apart(text.replace(BEFORE, ''))
  const read = dated(date, cell, context)
  if (!read) return unclear()
  if (words === '') return read
  // "Rencana 12/12/2025", "demam 3/4/2025": a date of something, but of what?
  if (!PLACE.test(words)) return unclear(read.is === 'given' ? read.date : undefined)
  return read.is === 'given' && read.date !== undefined ? { ...read, place: placeIn(cell, words) } : read
}

/** The reading of a date that says the dose was given; undefined when there is no date in the cell at all. */
function dated(
  date: Cell,
  cell: Cell | undefined,
  { field, today, birthDate, dateOrder }: DoseContext,
): DoseReading | undefined {
  const given = (kind: DoubtKind, suggestion?: CalendarDate): DoseReading => ({
    is: 'given',
    doubt: doubtOf(kind, field, cell, suggestion),
  })
  const reading = readDate(date, today, dateOrder)
  // '05/03/24': no child of this posyandu was born in 1924.
  const isShortYear = reading.is === 'unreadable' && typeof date === 'string' && reading.suggestion !== undefined
  const value = reading.is === 'certain' ? reading.value : isShortYear ? reading.suggestion : undefined
  if (value !== undefined) {
    if (value > today) return { is: 'unclear', doubt: doubtOf('dose-in-future', field, cell) }
    if (value < '1990') return given('dose-date-impossible')
    if (birthDate !== undefined && value < birthDate) return given('dose-before-birth')
    return { is: 'given', date: value }
  }
  if (reading.is === 'impossible')
    return given('dose-date-impossible', onlyIfLived(reading.suggestion, birthDate, today))
  const isUncertain = reading.is === 'unreadable' || reading.is === 'exchanged'
  const suggestion = isUncertain ? onlyIfLived(reading.suggestion, birthDate, today) : undefined
  // A count of days that lost its format; a month and a year.
  const isDateLike =
    suggestion !== undefined || reading.is === 'exchanged' || (typeof date === 'string' && MONTH_AND_YEAR.test(date))
  return isDateLike ? given('dose-date-unreadable', suggestion) : undefined
}

const MONTH_AND_YEAR = /^(\d{1,2}[/.\- ])?(\d{1,2}|[a-z]{3,9})[/.\- ](20)?\d{2}$|^20\d{2}$/

function onlyIfLived(date: CalendarDate | undefined, birthDate: CalendarDate | undefined, today: CalendarDate) {
  return date !== undefined && date <= today && date >= (birthDate ?? '1990') ? date : undefined
}

/** A date and the words before or behind it; a weekday belongs to the date. */
function apart(text: string): readonly [date: string, words: string] {
  const before = WEEKDAY.test(text) ? undefined : /^([a-z][a-z .']*?)[\s,:(]+(\d.*\d)$/.exec(text)
  if (before) return [before[2] ?? '', before[1] ?? '']
  const behind = /^(.*\d)[\s,(–-]+([a-z][a-z .']*?)\)?$/.exec(text)
  return behind ? [behind[1] ?? '', behind[2] ?? ''] : [text, '']
}

function placeIn(cell: string, words: string): string {
  const at = cell.toLowerCase().indexOf(words)
  return at < 0 ? words : cell.slice(at, at + words.length)
}

function doubtOf(kind: DoubtKind, field: HadField, cell: Cell | undefined, suggestion?: CalendarDate): CellDoubt {
  return { kind, field, written: writtenIn(cell), ...(suggestion === undefined ? {} : { suggestion }) }
}
