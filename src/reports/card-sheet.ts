/**
 * One day's examinations from six years on: a sheet a card, a row a person, a column a declared field. Nothing here knows
 * any field: a new one is on the paper and in the file as soon as it is declared.
 */
import type { CalendarDate } from '../domain/calendar.ts'
import { CARD_FIELDS, READINGS } from '../domain/cards/all-fields.ts'
import type { CardField, CardValue, Colour, Meaning, Reading, Visitor } from '../domain/cards/field.ts'
import { unitOf, valueOnCard } from '../domain/cards/in-words.ts'
import { declaredFor } from '../domain/cards/meant-for.ts'
import { formOf } from '../domain/cards/values.ts'
import { CARDS, type CardCode } from '../domain/life-stage.ts'
import type { Sex } from '../domain/growth/tables.ts'

export interface SheetPerson {
  readonly record: string
  readonly name: string
  readonly sex: Sex | undefined
  readonly birth: CalendarDate | undefined
  readonly rt: string | undefined
  readonly nik: string | undefined
  readonly visitor: Visitor
}

export interface SheetColumn {
  /** The field's name, or the reading's code. */
  readonly of: string
  readonly label: string
  /** For a narrow head. */
  readonly short: string
  readonly unit: string | undefined
  /** The langkah it belongs to. */
  readonly step: 2 | 4
  /** Whether what stands in it can mean something. */
  readonly hasMeaning: boolean
}

export interface SheetCell {
  readonly text: string
  /** What it means: the card's letter, else its word. */
  readonly mark?: string | undefined
  /** The formal words. */
  readonly formal?: string | undefined
  readonly colour?: Colour | undefined
}

export interface SheetRow {
  readonly person: SheetPerson
  /** One for each column; undefined where nothing was recorded, which is not the same as normal. */
  readonly cells: readonly (SheetCell | undefined)[]
}

export interface CardSheet {
  readonly card: CardCode
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly SheetRow[]
}

/** For each card that somebody of that day has, in the order of life. */
export function cardSheets(
  people: readonly SheetPerson[],
  fields: readonly CardField[] = CARD_FIELDS,
  readings: readonly Reading[] = READINGS,
): readonly CardSheet[] {
  return CARDS.flatMap((card) => {
    const own = people.filter(({ visitor }) => visitor.card === card)
    if (own.length === 0) return []
    const columns = cardColumns(card, fields, readings)
    return [{ card, columns, rows: own.map((person) => rowOf(person, columns, fields, readings)) }]
  })
}

/** What several fields say together stands behind the last of them. */
export function cardColumns(
  card: CardCode,
  fields: readonly CardField[] = CARD_FIELDS,
  readings: readonly Reading[] = READINGS,
): readonly SheetColumn[] {
  const declared = fields.filter(({ cards }) => cards.includes(card))
  const own = declared.filter(({ name }, i) => declared.findIndex((other) => other.name === name) === i)
  const together = readings.filter(({ cards }) => cards.includes(card))
  return own.flatMap((field, i): readonly SheetColumn[] => {
    const endsHere = together.filter(({ from }) => own.findLastIndex(({ name }) => from.includes(name)) === i)
    return [columnOf(field), ...endsHere.map((reading) => readingColumn(reading, field.step))]
  })
}

/** Without the columns that nobody of that day has anything in. */
export function withoutEmpty({
  card,
  columns,
  rows,
}: CardSheet): CardSheet & { readonly empty: readonly SheetColumn[] } {
  const isFilled = columns.map((_, i) => rows.some(({ cells }) => cells[i] !== undefined))
  return {
    card,
    columns: columns.filter((_, i) => isFilled[i]),
    rows: rows.map(({ person, cells }) => ({ person, cells: cells.filter((_, i) => isFilled[i]) })),
    empty: columns.filter((_, i) => !isFilled[i]),
  }
}

/** The columns of one langkah. */
export function ofStep({ card, columns, rows }: CardSheet, step: 2 | 4): CardSheet {
  const isOf = columns.map((column) => column.step === step)
  return {
    card,
    columns: columns.filter((_, i) => isOf[i]),
    rows: rows.map(({ person, cells }) => ({ person, cells: cells.filter((_, i) => isOf[i]) })),
  }
}

function columnOf(field: CardField): SheetColumn {
  const { name, label, short = label, step, means } = field
  return { of: name, label, short, unit: unitOf(field), step, hasMeaning: means !== undefined }
}

function readingColumn({ code, label, unit }: Reading, step: 2 | 4): SheetColumn {
  return { of: code, label, short: label, unit, step, hasMeaning: true }
}

function rowOf(
  person: SheetPerson,
  columns: readonly SheetColumn[],
  fields: readonly CardField[],
  readings: readonly Reading[],
): SheetRow {
  const { visitor } = person
  const declared = new Map(declaredFor(visitor, fields).map((field) => [field.name, field]))
  return {
    person,
    cells: columns.map(({ of }) => {
      const field = declared.get(of)
      return field ? fieldCell(field, visitor) : readingCell(readings, of, visitor)
    }),
  }
}

function fieldCell(field: CardField, visitor: Visitor): SheetCell | undefined {
  const value = visitor.today[field.name]
  if (field.kind === 'form') return formCell(field, value, visitor)
  if (value === undefined) return undefined
  const meaning = field.means?.(value, visitor)
  const mark = typeof value === 'number' ? (meaning?.letter ?? meaning?.formal) : meaning?.letter
  return { text: valueOnCard(field, value), mark, formal: meaning?.formal, colour: meaning?.colour }
}

/** What was answered in confidence is never on a paper: only that it was asked. */
function formCell(
  field: CardField & { readonly kind: 'form' },
  value: CardValue | undefined,
  visitor: Visitor,
): SheetCell | undefined {
  const { form } = field
  if (form.inConfidence) return visitor.today[`screened.${form.code}`] === true ? { text: ASKED } : undefined
  const answers = formOf(value)
  if (!answers) return undefined
  const { total, meaning } = form.score(answers, visitor)
  if (meaning) return meaningCell(meaning)
  return { text: total === undefined ? NOT_ALL : String(total) }
}

function readingCell(readings: readonly Reading[], code: string, visitor: Visitor): SheetCell | undefined {
  const meaning = readings.find((reading) => reading.code === code)?.read(visitor)
  return meaning && meaningCell(meaning)
}

function meaningCell({ number, formal, letter, colour }: Meaning): SheetCell {
  // "hari ke-4" is the fourth day, not minus four.
  const figure = number === undefined ? undefined : /(?:\B[+−-])?\d[\d.,/]*/.exec(number)?.[0]
  const text = figure ?? number ?? formal ?? ''
  return { text, mark: letter ?? (figure === undefined ? undefined : formal), formal, colour }
}

const ASKED = 'sudah'
const NOT_ALL = 'belum lengkap'
