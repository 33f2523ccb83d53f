import type { Doubt, DoubtKind } from '../../../domain/workbook/doubt.ts'
import type { FileProblem } from '../../../domain/workbook/file-problem.ts'
import { doseName } from '../../dose-name.ts'

type Words = (doubt: Doubt) => string

const sentences: Readonly<Record<DoubtKind, Words>> = {
  'nik-missing': (d) => `No NIK. Fill it in if there is one; if not, leave it empty.${maybe(d)}`,
  'nik-as-number': (d) =>
    `The NIK was stored as a number, so its last digit is lost. Look at the KK or KTP and complete it.${maybe(d)}`,
  'nik-15-digits': (d) => `The NIK has 15 digits, it must have 16. Look at the KK or KTP and complete it.${maybe(d)}`,
  'nik-wrong-length': (d) => `The NIK ${quoted(d)} does not have 16 digits. Look at the KK or KTP.${maybe(d)}`,
  'nik-unreadable': (d) => `The NIK ${quoted(d)} cannot be read. Write its 16 digits only.${maybe(d)}`,
  'nik-impossible': (d) => `The NIK ${quoted(d)} cannot be right. Compare it with the KK or KTP.${maybe(d)}`,
  'nik-shared': (d) => `Different people have the NIK ${quoted(d)}. Compare it with the KK or KTP.`,
  'nik-mismatch': () => 'The NIK does not fit the birth date or sex. Compare it with the KK or birth certificate.',
  'kk-missing': (d) => `No KK number. Look at the family card.${maybe(d)}`,
  'kk-as-number': () => 'The KK number was stored as a number, so its last digit is lost. Look at the family card.',
  'kk-unreadable': (d) => `The KK number ${quoted(d)} is not a right 16-digit number. Look at the family card.`,
  'address-differs': (d) => `One family has different addresses: ${d.written}. Pick the right one.`,
  'name-missing': () => 'This row has no name, so it was not taken in.',
  'sex-missing': (d) => `No sex is given.${maybe(d)}`,
  'sex-unreadable': (d) => `The sex ${quoted(d)} cannot be read. Write L or P.${maybe(d)}`,
  'birth-date-missing': (d) => `No birth date.${maybe(d)}`,
  'birth-date-impossible': (d) =>
    `The birth date ${quoted(d)} is impossible. Look at the KK or birth certificate.${maybe(d)}`,
  'birth-date-unreadable': (d) =>
    `The birth date ${quoted(d)} is not certain. Write day, month and the whole year.${maybe(d)}`,
  'birth-date-in-future': (d) => `The birth date ${quoted(d)} is still to come. Check the year.${maybe(d)}`,
  'phone-unreadable': (d) => `The phone number ${quoted(d)} is not complete. Check it.`,
  'parent-unclear': (d) =>
    d.suggestion === undefined || d.field === 'fatherName'
      ? `The parents ${quoted(d)}: who is the mother and who the father?${maybe(d)}`
      : `The parent ${quoted(d)}: mother or father? Use it if she is the mother.`,
  'refusal-unclear': (d) => `The note ${quoted(d)}: do the parents refuse immunization? Ask the kader.`,
  'maybe-same-person': (d) => `${d.written} may be the same person as row ${d.otherRow}. Check before joining.`,
  'text-too-long': () => 'The text in this cell is too long. Shorten it and take the file in again.',
  'text-unreadable': (d) =>
    `${quoted(d)} is a formula without a result. Put it right in Excel, save, and take the file in again.`,
  'child-unknown': (d) => `${named(d)} is not in the population data. Add the child, or correct NIK and name.`,
  'child-unclear': (d) =>
    `${named(d)}: not certain which child this is. Compare NIK and name with the population data.${maybe(d)}`,
  'weighing-date-missing': () => 'No date of weighing.',
  'weighing-date-impossible': (d) => `The date of weighing ${quoted(d)} is impossible.${maybe(d)}`,
  'weighing-date-unreadable': (d) => `The date of weighing ${quoted(d)} cannot be read.${maybe(d)}`,
  'weighing-in-future': (d) => `The date of weighing ${quoted(d)} is still to come. Check it.`,
  'weighing-before-birth': (d) => `The date of weighing ${quoted(d)} is before the child’s birth. Check both.`,
  'weight-missing': (d) =>
    /[a-z]/i.test(d.written)
      ? `There is no weight, it says ${quoted(d)}.`
      : 'There is no weight. Fill it in if Buku KIA has it.',
  'decimal-point-lost': (d) => `${d.written} is impossible, the decimal comma seems to be lost.${maybe(d)}`,
  'weight-and-height-swapped': () => 'Weight and height seem to have changed places.',
  'number-became-date': (d) => `This number became a date (${d.written}).${maybe(d)}`,
  'number-unreadable': (d) => `The number ${quoted(d)} cannot be read.`,
  'value-out-of-range': (d) =>
    `${d.written} is impossible for a child of this age. Look at the original note.${maybe(d)}`,
  'posture-unreadable': (d) => `How the child was measured, ${quoted(d)}, cannot be read: lying or standing?`,
  'vitamin-a-unreadable': (d) => `Vitamin A ${quoted(d)}: blue or red capsule?${maybe(d)}`,
  'same-child-same-day-again': (d) =>
    `${d.written} was weighed on the same day in row ${d.otherRow} already. Pick the right one.`,
  'rows-without-measurement': (d) => `Rows without a measurement, read as not weighed: ${d.written}.`,
  'row-unreadable': (d) => `This row cannot be read and was not taken in: ${d.written}.`,
  'subtotal-row': (d) => `A row of totals, not a person, was not taken in: ${d.written}.`,
  'column-unknown': (d) => `The column ${quoted(d)} is not known and was not taken in.`,
  'column-of-people': (d) =>
    `The column ${quoted(d)} was not taken in: people are read from the list of residents, which has no such column.`,
  'sheet-unknown': (d) => `The sheet ${quoted(d)} is not known and was not taken in.`,
  'mark-unreadable': (d) => `The answer ${quoted(d)} cannot be read. Write ya (yes) or tidak (no).`,
  'marked-deleted': (d) => `${named(d)} is marked as deleted in e-PPGBM and was not taken in.`,
  'other-posyandu': (d) => `Rows of another posyandu were not taken in: ${d.written}.`,
  'dose-unclear': (d) =>
    `${dose(d)}: it says ${quoted(d)}; not clear whether it was given. Look at Buku KIA.${maybe(d)}`,
  'dose-date-missing': (d) => `Ticked as given, without a date: ${d.written}. Look for the dates in Buku KIA.`,
  'dose-date-impossible': (d) => `${dose(d)}: the calendar has no ${quoted(d)}. Look at Buku KIA.${maybe(d)}`,
  'dose-date-unreadable': (d) => `${dose(d)}: the date ${quoted(d)} is not certain. Look at Buku KIA.${maybe(d)}`,
  'dose-in-future': (d) =>
    `${dose(d)}: ${quoted(d)} is still to come. An appointment, or a slip of the pen?${maybe(d)}`,
  'dose-before-birth': (d) => `${dose(d)}: the date ${quoted(d)} is before the child’s birth. Check both.${maybe(d)}`,
  'dose-two-dates': (d) => `${dose(d)} stands there with different dates: ${d.written}. Pick the right one.`,
  'dose-name-unknown': (d) => `Vaccine ${quoted(d)} is not known, or which dose it was. Look at Buku KIA.`,
  'capsule-round-missing': (d) => `${d.written}: the round of February or August, of which year? Look at Buku KIA.`,
  'dose-order': (d) => `${dose(d)}: ${quoted(d)} is not in the order of its doses. Look at Buku KIA.${maybe(d)}`,
}

function fileProblem(problem: FileProblem): string {
  switch (problem.reason) {
    case 'empty-file':
      return 'This file is empty. Pick an Excel file with data in it.'
    case 'password-protected':
      return 'This file has a password. Open it in Excel, remove the password, save it, and pick it again.'
    case 'old-xls':
      return 'This file is in the old Excel format (.xls). Open it in Excel, save it as .xlsx, and pick it again.'
    case 'broken':
      return 'This file is damaged or was not downloaded to its end. Get a new copy and pick it again.'
    case 'too-large':
      return `This file is too large, at most ${problem.limitMb} MB. Take out pictures and sheets that are not needed, and pick it again.`
    case 'not-a-workbook':
      return problem.looksLike === 'text'
        ? 'This file is text (CSV), not Excel, though its name ends in .xlsx. Open it in Excel, save it as .xlsx, and pick it again.'
        : problem.looksLike === 'web-page'
          ? 'This file is a web page, not Excel. Open it in Excel, save it as .xlsx, and pick it again.'
          : 'This file is not an Excel file (.xlsx). Pick another one.'
    case 'no-known-sheet':
      return 'There is no sheet of people, weighings or immunizations in this file. Check the column titles, such as NIK, Nama, Tgl Lahir.'
  }
}

export const doubts = {
  of: (doubt: Doubt): string => sentences[doubt.kind](doubt),
  fileProblem,
}

function dose({ field }: Doubt): string {
  return doseName(field) ?? 'Immunization'
}

function quoted({ written }: Doubt): string {
  return written === '' ? '(empty)' : `“${written}”`
}

function named({ written }: Doubt): string {
  return written === '' ? 'The child of this row' : written
}

/** Dates as people here write them; the suggestion waits for somebody's yes. */
function maybe({ suggestion }: Doubt): string {
  if (suggestion === undefined) return ''
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(String(suggestion)) ?? []
  return ` Perhaps ${day === undefined ? String(suggestion) : `${day}/${month}/${year}`}?`
}
