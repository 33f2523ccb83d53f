/** Columns that the registers of children share: who they are, twelve months of weights, and doses by date. */
import { monthOf, type CalendarMonth } from '../../domain/calendar.ts'
import { newbornSlots } from '../../domain/pregnancy/contacts.ts'
import type { Antigen } from '../../domain/immunization/products.ts'
import { dateInWords, numberInWords } from '../month/in-words.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { RegisterColumn } from '../month/register.ts'
import { inMonth, isBelowRed } from './child.ts'

export const MONTHS_OF_YEAR = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'Mei',
  'Jun',
  'Jul',
  'Agu',
  'Sep',
  'Okt',
  'Nov',
  'Des',
] as const

export const ROW_NUMBER: RegisterColumn = { code: 'no', label: 'No', text: (_at, row) => String(row) }
export const NAME: RegisterColumn = { code: 'nama', label: 'Nama', text: ({ person }) => person.name }
export const NIK: RegisterColumn = { code: 'nik', label: 'NIK', text: ({ person }) => person.shown.nik ?? '' }
export const SEX: RegisterColumn = { code: 'jk', label: 'L/P', text: ({ person }) => person.sex ?? '' }
export const BIRTH: RegisterColumn = {
  code: 'lahir',
  label: 'Tanggal lahir',
  text: ({ person }) => dateInWords(person.birth),
}
export const MOTHER: RegisterColumn = {
  code: 'ibu',
  label: 'Nama ibu',
  text: ({ person }) => person.shown.motherName ?? '',
}
export const FATHER: RegisterColumn = {
  code: 'ayah',
  label: 'Nama ayah',
  text: ({ person }) => person.shown.fatherName ?? '',
}
export const ADDRESS: RegisterColumn = { code: 'alamat', label: 'Alamat, dusun, RT/RW', text: addressOf }
export const PHONE: RegisterColumn = { code: 'hp', label: 'Nomor HP', text: ({ person }) => person.phone ?? '' }
export const BIRTH_WEIGHT: RegisterColumn = {
  code: 'bbl',
  label: 'BB lahir (g)',
  text: ({ person }) => numberInWords(person.shown.birthWeightG),
}
export const BIRTH_LENGTH: RegisterColumn = {
  code: 'pbl',
  label: 'PB lahir (cm)',
  text: ({ person }) => numberInWords(person.shown.birthLengthCm),
}
export const DIED: RegisterColumn = {
  code: 'meninggal',
  label: 'Tanggal meninggal',
  text: ({ person: { shown } }) => (shown.living === 'meninggal' ? dateInWords(shown.livingSince) || 'ya' : ''),
}
/** What decides where they are counted; the notes that people typed stay on their page. */
export const REMARK: RegisterColumn = {
  code: 'ket',
  label: 'Keterangan',
  text: ({ person: { shown } }) =>
    shown.living === 'pindah' ? `pindah ${dateInWords(shown.livingSince)} ${shown.movedTo ?? ''}`.trim() : '',
}

function addressOf({ person: { family } }: PersonMonth): string {
  if (!family) return ''
  const { address, dusun, rt, rw } = family
  const neighbourhood = rt || rw ? `RT ${rt ?? '-'}/RW ${rw ?? '-'}` : undefined
  return [address, dusun, neighbourhood].filter(Boolean).join(', ')
}

/** Each month of the report's year, or of the one before: weight with N, T, O or B, and BGM. */
export function weightColumns(under: string, year: 'this' | 'last' = 'this'): readonly RegisterColumn[] {
  return MONTHS_OF_YEAR.map((label, i) => ({
    code: `bb-${year === 'this' ? '' : 'lalu-'}${i + 1}`,
    label,
    under,
    text: (at) => weightIn(at, monthOfYear(at, i, year)),
  }))
}

/** Nothing of a month after the report's own. */
export function weightIn(at: PersonMonth, month: CalendarMonth): string {
  if (month > at.month.month) return ''
  const then = month === at.month.month ? at : inMonth(at, month)
  const visit = at.person.visits.findLast(
    ({ on, shown }) => monthOf(on) === month && typeof shown.weightKg === 'number',
  )
  if (!visit) return ''
  const own = then.weighed
  const kg = numberInWords(own?.shown.weightKg ?? visit.shown.weightKg)
  if (!own) return `${kg} (disalin)`
  return [kg, then.weighing?.code, ...(isBelowRed(then) ? ['BGM'] : [])].filter(Boolean).join(' ')
}

function monthOfYear({ month }: PersonMonth, i: number, year: 'this' | 'last'): CalendarMonth {
  const number = Number(month.month.slice(0, 4)) - (year === 'last' ? 1 : 0)
  return `${number}-${String(i + 1).padStart(2, '0')}`
}

/** The days of one column's capsules, tablets and the like, within the report's year until its month. */
export function daysIn(at: PersonMonth, isSo: (shown: PersonMonth['visits'][number]['shown']) => boolean): string {
  const from = `${at.month.month.slice(0, 4)}-01-01`
  return at.person.visits
    .filter(({ on, shown }) => on >= from && on <= at.month.last && isSo(shown))
    .map(({ on }) => dateInWords(on))
    .join(', ')
}

/** When it was given; what has no date, and what only the family says, is marked. */
export function doseColumn(antigen: Antigen, n: number, label: string, under = 'Imunisasi'): RegisterColumn {
  return {
    code: `${antigen}${n}`,
    label,
    under,
    text: (at) => {
      const given = at.doses.find((dose) => dose.antigen === antigen && dose.n === n)?.given
      if (!given) return ''
      const day = dateInWords(given.date) || 'tanpa tanggal'
      return given.records.every(({ proof }) => proof === 'pengakuan') ? `${day} (pengakuan)` : day
    },
  }
}

/** KN1 to KN3, by their days. */
export function newbornColumn(code: string): RegisterColumn {
  return {
    code: code.toLowerCase(),
    label: code,
    under: 'Kunjungan neonatal',
    text: ({ person: { birth, newborn }, month }) => {
      if (birth === undefined) return ''
      return dateInWords(newbornSlots(birth, newborn, month.last).find((slot) => slot.code === code)?.contact?.on)
    },
  }
}
