import { calendarDate, type CalendarDate } from '../calendar.ts'
import { certain, doubtful, type Reading } from './doubt.ts'
import { isBlank, textIn, writtenIn, type Cell } from './sheet.ts'

/** Provinces that have given out numbers (Kode wilayah Kemendagri). */
const PROVINCE = /^(1[1-9]|21|3[1-6]|5[1-3]|6[1-5]|7[1-6]|8[12]|9[1-7])/
const NOT_YET =
  /^(belum|blm|tidak|tdk|tak|tanpa)\b|^(proses|dalam proses|menyusul|kosong|nihil|none|null|n\/?a|x+|0+|\?+)$/i
/** A quote in front is how a typist keeps Excel from counting; spaces, dots and dashes are how people group digits. */
const AROUND_DIGITS = /[\s'’‘`"“”.\-–]/g

/** A NIK: certain only when all sixteen digits are written and can be one. */
export function readNik(cell: Cell | undefined): Reading<string> {
  const written = writtenIn(cell)
  if (isBlank(cell) || NOT_YET.test(textIn(cell))) return doubtful('nik-missing', 'nik', written)
  if (typeof cell === 'number' && hasLostDigits(cell)) return doubtful('nik-as-number', 'nik', written)
  const digits = textIn(cell).replace(AROUND_DIGITS, '')
  if (!/^\d+$/.test(digits)) return doubtful('nik-unreadable', 'nik', written)
  if (digits.length === 15) return doubtful('nik-15-digits', 'nik', written)
  if (digits.length !== 16) return doubtful('nik-wrong-length', 'nik', written)
  return canBeNik(digits) ? certain(digits) : doubtful('nik-impossible', 'nik', written)
}

/** A spreadsheet keeps 15 significant digits: the 16th of a number becomes 0. Beyond 2^53 other digits go too. */
function hasLostDigits(value: number): boolean {
  return !Number.isSafeInteger(value) || (value >= 1e15 && value % 10 === 0)
}

function canBeNik(digits: string): boolean {
  const day = Number(digits.slice(6, 8))
  const month = Number(digits.slice(8, 10))
  return (
    PROVINCE.test(digits) &&
    ((day >= 1 && day <= 31) || (day >= 41 && day <= 71)) &&
    month >= 1 &&
    month <= 12 &&
    !digits.endsWith('0000') &&
    !/^(\d)\1+$/.test(digits)
  )
}

/** A No. KK: sixteen digits, the issue date (never +40) in the place of the birth date. */
export function readKk(cell: Cell | undefined): Reading<string> {
  const written = writtenIn(cell)
  if (isBlank(cell) || NOT_YET.test(textIn(cell))) return doubtful('kk-missing', 'kk', written)
  if (typeof cell === 'number' && hasLostDigits(cell)) return doubtful('kk-as-number', 'kk', written)
  const digits = textIn(cell).replace(AROUND_DIGITS, '')
  const canBe =
    /^\d{16}$/.test(digits) && PROVINCE.test(digits) && !digits.endsWith('0000') && !/^(\d)\1+$/.test(digits)
  return canBe ? certain(digits) : doubtful('kk-unreadable', 'kk', written)
}

export function sexOfNik(nik: string): 'L' | 'P' {
  return Number(nik.slice(6, 8)) > 40 ? 'P' : 'L'
}

/** The birth date in a NIK, in the century that is not yet to come on `today` (domain rule R1.3). */
export function birthDateOfNik(nik: string, today: CalendarDate): CalendarDate | undefined {
  const day = Number(nik.slice(6, 8)) % 40
  const yearInCentury = Number(nik.slice(10, 12))
  const century = yearInCentury <= Number(today.slice(2, 4)) ? 2000 : 1900
  return calendarDate(century + yearInCentury, Number(nik.slice(8, 10)), day)
}

/** True when the date's day, month and two-digit year are those in the NIK; the century is not in it. */
export function agreesWithBirthDate(nik: string, birthDate: CalendarDate): boolean {
  const day = String(Number(nik.slice(6, 8)) % 40).padStart(2, '0')
  return birthDate.slice(2) === `${nik.slice(10, 12)}-${nik.slice(8, 10)}-${day}`
}

/** The fifteen digits that a damaged NIK still has, to recognise the row when the last one is filled in. */
export function fifteenDigits(cell: Cell | undefined): string | undefined {
  if (typeof cell === 'number' && cell >= 1e15 && cell < 1e16) return String(cell).slice(0, 15)
  return /^\d{15}/.exec(textIn(cell).replace(AROUND_DIGITS, ''))?.[0]
}
