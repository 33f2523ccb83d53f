/** PWS imunisasi: doses given in the month, by antigen and number, and who became complete. */
import { addDays, completedMonths, type CalendarDate } from '../../domain/calendar.ts'
import type { SetName } from '../../domain/immunization/completeness.ts'
import type { DoseStatus } from '../../domain/immunization/dose-status.ts'
import type { Antigen } from '../../domain/immunization/products.ts'
import { hb0Column } from '../../domain/immunization/windows.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { Column, ReportForm } from '../month/form.ts'
import { becameComplete, isComplete } from './age-complete.ts'
import { childGroupOf, isBalita, isKnown } from './child.ts'
import { once } from './once.ts'
import { isInMonth } from './reached.ts'

/** Every dose of the national schedule in its order (domain spec §6.1); JE and IPV 3 where the district gives them. */
export const DOSE_COLUMNS: readonly (readonly [Antigen, number, string])[] = [
  ['bcg', 1, 'BCG'],
  ['opv', 1, 'OPV 1'],
  ['opv', 2, 'OPV 2'],
  ['opv', 3, 'OPV 3'],
  ['opv', 4, 'OPV 4'],
  ['dpt', 1, 'DPT-HB-Hib 1'],
  ['dpt', 2, 'DPT-HB-Hib 2'],
  ['dpt', 3, 'DPT-HB-Hib 3'],
  ['ipv', 1, 'IPV 1'],
  ['ipv', 2, 'IPV 2'],
  ['ipv', 3, 'IPV 3 (heksavalen)'],
  ['pcv', 1, 'PCV 1'],
  ['pcv', 2, 'PCV 2'],
  ['rv', 1, 'RV 1'],
  ['rv', 2, 'RV 2'],
  ['rv', 3, 'RV 3'],
  ['mr', 1, 'MR 1'],
  ['je', 1, 'JE'],
  ['pcv', 3, 'PCV 3'],
  ['dpt', 4, 'DPT-HB-Hib 4'],
  ['mr', 2, 'MR 2'],
]

const DOSES = 'Dosis yang diberikan bulan ini'

/** Each dose that was given on a day of this month. */
const given = once((at): readonly DoseStatus[] =>
  at.dosesUntil.some(({ date }) => isInMonth(at, date))
    ? at.doses.filter((dose) => isInMonth(at, dose.given?.date))
    : [],
)

/** Those with proof (K14). */
export const dosesOfMonth = once((at) => given(at).filter((dose) => dose.given?.records.some(isProven)))

export function hasDose(at: PersonMonth, antigen: Antigen, n: number): boolean {
  return dosesOfMonth(at).some((dose) => dose.antigen === antigen && dose.n === n)
}

function isProven({ proof }: { readonly proof: string }): boolean {
  return proof !== 'pengakuan'
}

function isOwn(at: PersonMonth): boolean {
  return at.isSasaran && isKnown(at)
}

const own =
  (of: (at: PersonMonth) => number | boolean): Column['of'] =>
  (at) =>
    isOwn(at) && of(at)

export const PWS_IMUNISASI: ReportForm = {
  code: 'pws-imunisasi',
  title: 'PWS imunisasi',
  version: 'Kepmenkes 2015/2023',
  // Domain spec §6.1, §6.4, §11.2, K10-K14.
  source: 'PWS imunisasi; jadwal imunisasi nasional',
  rows: 'sex',
  concerns: (at) => (at.isSasaran || at.came) && (isBalita(at) || childGroupOf(at) === 'apras'),
  columns: [
    { code: 'bayi', label: 'Bayi (0-11 bulan)', under: 'Sasaran', of: own((at) => childGroupOf(at) === 'bayi') },
    { code: 'baduta', label: 'Umur 12-23 bulan', under: 'Sasaran', of: own(isSecondYear) },
    { code: 'hb0-24', label: 'HB0 (< 24 jam)', under: DOSES, of: own((at) => hasHb0(at, '<24-jam')) },
    { code: 'hb0-7', label: 'HB0 (1-7 hari)', under: DOSES, of: own((at) => hasHb0(at, '1-7-hari')) },
    ...DOSE_COLUMNS.map(([antigen, n, label]): Column => ({
      code: `${antigen}${n}`,
      label,
      under: DOSES,
      of: own((at) => hasDose(at, antigen, n)),
    })),
    {
      code: 'kejar',
      label: 'Dosis kejar',
      note: 'Dosis bulan ini yang diberikan pada umur imunisasi kejar; sudah ada di kolomnya masing-masing.',
      of: own((at) => dosesOfMonth(at).filter(({ why }) => why.code === 'given' && why.window === 'kejar').length),
    },
    {
      code: 'pengakuan',
      label: 'Dosis yang hanya diakui keluarga',
      note: 'Bertanggal bulan ini, tanpa Buku KIA, kohort atau ASIK: tidak ada di kolom lain (K14).',
      of: own((at) => given(at).length - dosesOfMonth(at).length),
    },
    { code: 'idl', label: 'Menjadi lengkap', under: 'Imunisasi dasar lengkap', of: own(becomes('dasar')) },
    {
      code: 'ulang-tahun-1',
      label: 'Genap 12 bulan bulan ini',
      under: 'Imunisasi dasar lengkap',
      of: own((at) => hasBirthday(at, 12)),
    },
    {
      code: 'idl-12',
      label: 'Di antaranya lengkap',
      under: 'Imunisasi dasar lengkap',
      note: '17 dosis sebelum umur 12 bulan, semuanya dengan bukti.',
      of: own((at) => hasBirthday(at, 12) && isComplete(at, 'dasar')),
    },
    { code: 'baduta-lengkap', label: 'Menjadi lengkap', under: 'Imunisasi baduta lengkap', of: own(becomes('baduta')) },
    {
      code: 'ulang-tahun-2',
      label: 'Genap 24 bulan bulan ini',
      under: 'Imunisasi baduta lengkap',
      of: own((at) => hasBirthday(at, 24)),
    },
    {
      code: 'baduta-24',
      label: 'Di antaranya lengkap',
      under: 'Imunisasi baduta lengkap',
      note: 'Dasar lengkap, ditambah PCV 3, DPT-HB-Hib 4 dan MR 2 sebelum umur 24 bulan.',
      of: own((at) => hasBirthday(at, 24) && isComplete(at, 'baduta')),
    },
    {
      code: 'zero',
      label: 'Zero dose (12-59 bulan)',
      under: 'Dicari',
      note: 'Belum pernah DPT-HB-Hib, juga menurut keluarganya.',
      of: own((at) => isFirstYearOver(at) && !hasEverHad(at, 'dpt')),
    },
    {
      code: 'dpt1-terlambat',
      label: 'Bayi terlambat DPT-HB-Hib 1',
      under: 'Dicari',
      note: 'Umur 3 bulan atau lebih; zero dose yang masih bisa dicegah.',
      of: own((at) => childGroupOf(at) === 'bayi' && (at.months ?? 0) >= 3 && !hasEverHad(at, 'dpt')),
    },
    {
      code: 'do',
      label: 'Drop out DPT 1 - MR 1',
      under: 'Dicari',
      note: 'Genap 12 bulan bulan ini, sudah DPT-HB-Hib 1, belum MR 1.',
      of: own((at) => hasBirthday(at, 12) && hasEverHad(at, 'dpt') && !hasEverHad(at, 'mr')),
    },
    {
      code: 'tamu',
      label: 'Dosis untuk luar wilayah (tamu)',
      note: 'Tidak ada di kolom lain.',
      of: (at) => (at.isSasaran ? 0 : dosesOfMonth(at).length),
    },
  ],
  identities: [],
}

function becomes(set: SetName): (at: PersonMonth) => boolean {
  return (at) => becameComplete(at, set)
}

function hasHb0(at: PersonMonth, column: '<24-jam' | '1-7-hari'): boolean {
  const { birth } = at.person
  return dosesOfMonth(at).some(
    ({ antigen, given }) =>
      antigen === 'hb0' && birth !== undefined && given?.date !== undefined && hb0Column(birth, given.date) === column,
  )
}

function isSecondYear({ months }: PersonMonth): boolean {
  return months !== undefined && months >= 12 && months <= 23
}

function isFirstYearOver(at: PersonMonth): boolean {
  return isBalita(at) && (at.months ?? 0) >= 12
}

/** Until the month's last day; what only the family says is no zero dose. */
function hasEverHad({ dosesUntil }: PersonMonth, antigen: Antigen): boolean {
  return dosesUntil.some((dose) => dose.antigen === antigen && dose.outcome === 'given' && dose.assessed !== 'ulangi')
}

/** Reached this many completed months on a day of this month that has come. */
export function hasBirthday({ person: { birth }, month }: PersonMonth, months: number): boolean {
  const ageOn = (on: CalendarDate) => (birth === undefined || birth > on ? -1 : completedMonths(birth, on))
  return ageOn(month.last) >= months && ageOn(addDays(month.first, -1)) < months
}
