/**
 * PTM of a posyandu's month: who was screened this year, what was found, and how those do who have it (§4.5, §9.3,
 * klaster 3). Usia produktif is 15 to 59 years (SPM, PP 2/2018); cut by age, the table shows lansia apart.
 */
import type { CalendarDate } from '../../domain/calendar.ts'
import { numberOf } from '../../domain/cards/values.ts'
import type { CardReason } from '../../domain/cards/reasons.ts'
import type { ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedVisit } from '../month/served.ts'
import { glucoseOf, hasLargeWaist, isOnOwnCard } from './card-columns.ts'
import { glucoseLetter, hasDiabetes, hasHypertension, isPressureHigh, pressureIn } from './chronic.ts'
import { isSeen } from './examined.ts'
import { headed } from './headed.ts'
import { isReached } from './reached.ts'

export const PTM: ReportForm = {
  code: 'ptm',
  title: 'Penyakit tidak menular: skrining dan pengendalian',
  version: '2023',
  // Domain spec §4.5, §9.3.
  source: 'Kepmenkes 2015/2023 klaster 3; usia produktif 15–59 tahun: SPM, PP 2/2018',
  concerns: (at) => isProductive(at) || at.group === 'lansia',
  identities: [
    {
      says: 'Skrining = lengkap + belum lengkap',
      left: ['skrining'],
      right: ['skrining-lengkap', 'skrining-sebagian'],
    },
    { says: 'Hipertensi: sasaran = diperiksa + tidak diperiksa', left: ['ht'], right: ['ht-diperiksa', 'ht-tidak'] },
    {
      says: 'Hipertensi: diperiksa = terkendali + belum',
      left: ['ht-diperiksa'],
      right: ['ht-terkendali', 'ht-belum'],
    },
    { says: 'Diabetes: sasaran = diperiksa + tidak diperiksa', left: ['dm'], right: ['dm-diperiksa', 'dm-tidak'] },
    { says: 'Diabetes: diperiksa = terkendali + belum', left: ['dm-diperiksa'], right: ['dm-terkendali', 'dm-belum'] },
  ],
  columns: [
    ...headed(
      'Sasaran',
      ['produktif', 'Usia produktif (15–59 tahun)', (at) => at.isSasaran && isProductive(at)],
      ['lansia', 'Lansia (60 tahun ke atas)', (at) => at.isSasaran && at.group === 'lansia'],
    ),
    // Once a year (§4.5, §4.6): each person counts in the month of their first.
    ...headed(
      'Diskrining pertama kali tahun ini',
      ['skrining-produktif', 'Usia produktif', (at) => isProductive(at) && isFirstScreened(at)],
      ['skrining-lansia', 'Lansia', (at) => at.group === 'lansia' && isFirstScreened(at)],
    ),
    ...headed(
      'Diskrining bulan ini',
      ['skrining', 'Tekanan darah diukur', (at) => isSeen(at) && isScreenedNow(at)],
      [
        'skrining-lengkap',
        'Lengkap: TD, BB, lingkar perut; gula darah dari 40 tahun',
        (at) => isSeen(at) && isFullyScreened(at),
      ],
      ['skrining-sebagian', 'Belum lengkap', (at) => isSeen(at) && isScreenedNow(at) && !isFullyScreened(at)],
    ),
    ...headed(
      'Faktor risiko',
      ['merokok', 'Merokok', (at) => isSeen(at) && at.values['ask.merokok'] === 'aktif'],
      ['gemuk', 'IMT gemuk', (at) => isOnOwnCard(at) && at.finding('imt')?.letter === 'G'],
      ['obesitas', 'IMT obesitas', (at) => isOnOwnCard(at) && at.finding('imt')?.letter === 'O'],
      ['perut', 'Lingkar perut L > 90, P > 80 cm', (at) => isOnOwnCard(at) && hasLargeWaist(at)],
      [
        'prahipertensi',
        'Tekanan darah normal tinggi',
        (at) => isOnOwnCard(at) && at.finding('td')?.code === 'normal-tinggi',
      ],
      ['pradiabetes', 'Gula darah 140–199', (at) => isOnOwnCard(at) && glucoseOf(at)?.code === 'gds-pradiabetes'],
    ),
    ...headed(
      'Ditemukan bulan ini',
      ['td-tinggi', 'Tekanan darah tinggi', (at) => isOnOwnCard(at) && hasHighPressure(at)],
      ['td-ulang', 'Tinggi, belum diukur ulang', (at) => isOnOwnCard(at) && at.finding('td')?.code === 'td-ulang'],
      ['gula-tinggi', 'Gula darah 200 atau lebih', (at) => isOnOwnCard(at) && glucoseOf(at)?.letter === 'T'],
      [
        'td-baru',
        'Tekanan darah tinggi, belum pernah dikatakan hipertensi',
        (at) => isOnOwnCard(at) && hasHighPressure(at) && !hasHypertension(at),
      ],
      [
        'gula-baru',
        'Gula darah tinggi, belum pernah dikatakan diabetes',
        (at) => isOnOwnCard(at) && glucoseOf(at)?.letter === 'T' && !hasDiabetes(at),
      ],
      [
        'dirujuk',
        'Dirujuk karena PTM',
        (at) => at.isSasaran && at.referrals.some(({ reasons }) => reasons.some(isOfPtm)),
      ],
    ),
    // Who has it: as a doctor told them, or under treatment for it.
    ...headed(
      'Hipertensi',
      ['ht', 'Penderita', (at) => at.isSasaran && hasHypertension(at)],
      ['ht-diperiksa', 'Tekanan darah diukur bulan ini', (at) => isMeasured(at, hasHypertension, pressureIn)],
      [
        'ht-tidak',
        'Tidak diukur',
        (at) => at.isSasaran && hasHypertension(at) && !isMeasured(at, hasHypertension, pressureIn),
      ],
      ['ht-terkendali', 'Di bawah 140/90', (at) => isMeasured(at, hasHypertension, pressureIn) && !isPressureHigh(at)],
      ['ht-belum', '140/90 atau lebih', (at) => isMeasured(at, hasHypertension, pressureIn) && isPressureHigh(at)],
      [
        'ht-obat',
        'Obat diminum 24 jam terakhir',
        (at) => isSeen(at) && hasHypertension(at) && at.values['ask.minum-obat'] === true,
      ],
    ),
    ...headed(
      'Diabetes',
      ['dm', 'Penderita', (at) => at.isSasaran && hasDiabetes(at)],
      ['dm-diperiksa', 'Gula darah diukur bulan ini', (at) => isMeasured(at, hasDiabetes, glucoseLetter)],
      [
        'dm-tidak',
        'Tidak diukur',
        (at) => at.isSasaran && hasDiabetes(at) && !isMeasured(at, hasDiabetes, glucoseLetter),
      ],
      [
        'dm-terkendali',
        'Gula darah sewaktu di bawah 200',
        (at) => isMeasured(at, hasDiabetes, glucoseLetter) && glucoseLetter(at) !== 'T',
      ],
      ['dm-belum', '200 atau lebih', (at) => isMeasured(at, hasDiabetes, glucoseLetter) && glucoseLetter(at) === 'T'],
      [
        'dm-obat',
        'Obat diminum 24 jam terakhir',
        (at) => isSeen(at) && hasDiabetes(at) && at.values['ask.minum-obat'] === true,
      ],
    ),
  ],
}

const PRODUCTIVE_FROM_MONTHS = 15 * 12
const PRODUCTIVE_BELOW_MONTHS = 60 * 12

/** 15 to 59 years. */
export function isProductive({ months }: PersonMonth): boolean {
  return months !== undefined && months >= PRODUCTIVE_FROM_MONTHS && months < PRODUCTIVE_BELOW_MONTHS
}

/** What counts as one screening of the year. */
type Seen = Pick<ServedVisit, 'on' | 'shown'>

function isFirstScreened(at: PersonMonth): boolean {
  const year = at.month.month.slice(0, 4)
  const own = at.person.visits.filter(({ on, elsewhere }) => elsewhere === undefined && on.startsWith(year))
  const holdsOn = (on: CalendarDate): boolean => own.some((visit) => visit.on <= on && isPressureTaken(visit))
  return at.isSasaran && isReached(at, holdsOn)
}

function isScreenedNow(at: PersonMonth): boolean {
  return at.visits.some(isPressureTaken)
}

function isPressureTaken({ shown }: Seen): boolean {
  return isNumber(shown['measure.sistole']) && isNumber(shown['measure.diastole'])
}

/** From here on everybody's blood sugar is measured (§4.5). */
const GLUCOSE_FROM_MONTHS = 40 * 12

function isFullyScreened(at: PersonMonth): boolean {
  const { values, months = 0 } = at
  const isSugarKnown = months < GLUCOSE_FROM_MONTHS || glucoseLetter(at) !== undefined
  return (
    isScreenedNow(at) &&
    numberOf(values['weightKg']) !== undefined &&
    numberOf(values['measure.lingkar-perut']) !== undefined &&
    isSugarKnown
  )
}

function isNumber(value: unknown): boolean {
  return typeof value === 'number'
}

/** Classified as high: not one that waits for its second reading (K7). */
function hasHighPressure(at: PersonMonth): boolean {
  const found = at.finding('td')
  return found?.letter === 'T' && found.code !== 'td-ulang'
}

/** Seen this month with what their illness asks for. */
function isMeasured(
  at: PersonMonth,
  has: (at: PersonMonth) => boolean,
  measured: (at: PersonMonth) => unknown,
): boolean {
  return isSeen(at) && has(at) && measured(at) !== undefined
}

const PTM_REASONS: ReadonlySet<string> = new Set<CardReason>([
  'td-krisis',
  'td-tinggi',
  'gds-rendah',
  'gds-tinggi',
  'gds-sangat-tinggi',
  'gds-di-atas-alat',
  'imt-u-obesitas',
  'imt-obesitas-dewasa',
  'puma',
  'mata',
  'telinga',
  'mata-telinga',
])

function isOfPtm(reason: string): boolean {
  return PTM_REASONS.has(reason)
}
