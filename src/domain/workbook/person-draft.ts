import type { CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { readDate } from './dates.ts'
import { absent, certain, doubtful, gather, type CellDoubt, type DoubtedField, type Reading } from './doubt.ts'
import { readAtBirth } from './at-birth.ts'
import { readPhone, readRefusal, readSex } from './marks.ts'
import { readableName } from './names.ts'
import { agreesWithBirthDate, birthDateOfNik, fifteenDigits, readNik, sexOfNik } from './nik.ts'
import type { PersonFields } from './reading.ts'
import { isBlank, isBroken, textIn, writtenIn, type Cell } from './sheet.ts'

/** A row of the people sheet before it is compared with the other rows. */
export interface PersonDraft {
  readonly source: BodyRow
  readonly fields: PersonFields
  readonly doubts: readonly CellDoubt[]
  /** What is left of the NIK's digits when not all of it can be read. */
  readonly fifteen?: string
  /** Names of parents of whom nobody can tell which is the mother. */
  readonly parentNames?: readonly string[]
}

const MAX_TEXT = 500
/** Status hubungan dalam keluarga as the registry of residents (SIAK, OpenSID's `kk_level`) numbers it, from 1. */
const SIAK_RELATIONS: readonly (string | undefined)[] = [
  undefined,
  'Kepala Keluarga',
  'Suami',
  'Istri',
  'Anak',
  'Menantu',
  'Cucu',
  'Orang Tua',
  'Mertua',
  'Famili Lain',
  'Pembantu',
  'Lainnya',
]

/** Reads one row by itself; undefined when it has no name, because nothing can be shown of such a person. */
export function draftPerson(source: BodyRow, today: CalendarDate): PersonDraft | undefined {
  const nameCell = source.cell('name')
  if (isBlank(nameCell) || isBroken(nameCell) || typeof nameCell === 'number') return undefined
  const nik = readNik(source.cell('nik'))
  const knownNik = nik.is === 'certain' ? nik.value : undefined
  const sex = withSuggestion(readSex(source.cell('sex')), knownNik && sexOfNik(knownNik))
  const birthDate = withSuggestion(readBirthDate(source, today), knownNik && birthDateOfNik(knownNik, today))
  const { fields, doubts } = gather<PersonFields>({
    name: readText('name', nameCell, readableName),
    nik,
    sex,
    birthDate,
    relation: readText(
      'relation',
      source.cell('relation'),
      (text) => SIAK_RELATIONS[Number(text)] ?? readableName(text),
    ),
    motherName: absent,
    fatherName: absent,
    phone: readPhone(source.cell('phone')),
    note: readText('note', source.cell('note'), (text) => text),
    immunizationRefused: readRefusal(source.cell('note')),
    ...readAtBirth(source),
  })
  const fifteen = fifteenDigits(source.cell('nik'))
  return {
    source,
    fields,
    doubts: [...doubts, ...mismatches(fields)],
    ...(fifteen === undefined ? {} : { fifteen }),
  }
}

/** A text column; a formula that failed and a text too long for a record (a sheet pasted into a cell) wait for a person. */
export function readText(
  field: DoubtedField,
  cell: Cell | undefined,
  readable: (text: string) => string,
): Reading<string> {
  if (isBlank(cell)) return absent
  if (isBroken(cell)) return doubtful('text-unreadable', field, writtenIn(cell).slice(0, MAX_TEXT))
  const text = readable(textIn(cell))
  return text.length > MAX_TEXT ? doubtful('text-too-long', field, text.slice(0, MAX_TEXT)) : certain(text)
}

export function withSuggestion<T>(reading: Reading<T>, suggestion: string | undefined): Reading<T> {
  if (reading.is !== 'doubtful' || suggestion === undefined || reading.doubt.suggestion !== undefined) return reading
  return { is: 'doubtful', doubt: { ...reading.doubt, suggestion } }
}

function readBirthDate(source: BodyRow, today: CalendarDate): Reading<CalendarDate> {
  const cell = source.cell('birthDate')
  const reading = readDate(cell, today, source.dateOrder)
  const written = writtenIn(cell)
  switch (reading.is) {
    case 'certain':
      if (reading.value > today) return doubtful('birth-date-in-future', 'birthDate', written)
      // Before 1905 (domain spec §4.1): nobody alive, so a slip of the pen.
      return reading.value < '1905' ? doubtful('birth-date-impossible', 'birthDate', written) : reading
    case 'absent':
      return doubtful('birth-date-missing', 'birthDate', written)
    case 'impossible':
      return doubtful('birth-date-impossible', 'birthDate', written, reading.suggestion)
    case 'unreadable':
    case 'exchanged':
      return doubtful('birth-date-unreadable', 'birthDate', written, reading.suggestion)
  }
}

/** A NIK is not changed to fit (domain rule R1.2): both stay, and somebody looks at the family card. */
function mismatches({ nik, birthDate, sex }: PersonFields): readonly CellDoubt[] {
  if (nik === undefined) return []
  const disagrees =
    (birthDate !== undefined && !agreesWithBirthDate(nik, birthDate)) || (sex !== undefined && sex !== sexOfNik(nik))
  return disagrees ? [{ kind: 'nik-mismatch', field: 'nik', written: nik }] : []
}
