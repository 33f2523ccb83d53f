/** SIP format 2 and 3: register of bayi, and of balita, as the kader keeps them over a year. */
import type { Register, RegisterColumn } from '../month/register.ts'
import { childGroupOf, type ChildGroup } from './child.ts'
import {
  BIRTH,
  daysIn,
  DIED,
  doseColumn,
  FATHER,
  MOTHER,
  NAME,
  REMARK,
  ROW_NUMBER,
  SEX,
  weightColumns,
} from './register-columns.ts'
import { numberInWords } from '../month/in-words.ts'

/** Columns of the form for which nothing is recorded: they stay empty, for a pen. */
function byHand(code: string, label: string, under?: string): RegisterColumn {
  return { code, label, ...(under && { under }), text: () => '' }
}

const BIRTH_KG: RegisterColumn = {
  code: 'bbl',
  label: 'BBL (kg)',
  text: ({ person: { shown } }) => numberInWords(shown.birthWeightG ? shown.birthWeightG / 1000 : undefined),
}

const COLUMNS: readonly RegisterColumn[] = [
  ROW_NUMBER,
  NAME,
  SEX,
  BIRTH,
  BIRTH_KG,
  FATHER,
  MOTHER,
  byHand('dasawisma', 'Kelompok dasawisma'),
  ...weightColumns('Hasil penimbangan'),
  byHand('sirup-1', 'Bulan I', 'Sirup besi'),
  byHand('sirup-2', 'Bulan II', 'Sirup besi'),
  { code: 'vita', label: 'Vitamin A', text: (at) => daysIn(at, ({ vitaminA }) => Boolean(vitaminA)) },
  { code: 'oralit', label: 'Oralit', text: (at) => daysIn(at, (shown) => shown['ask.oralit'] === true) },
  doseColumn('bcg', 1, 'BCG'),
  doseColumn('dpt', 1, 'DPT-HB-Hib I'),
  doseColumn('dpt', 2, 'DPT-HB-Hib II'),
  doseColumn('dpt', 3, 'DPT-HB-Hib III'),
  doseColumn('opv', 1, 'Polio I'),
  doseColumn('opv', 2, 'Polio II'),
  doseColumn('opv', 3, 'Polio III'),
  doseColumn('opv', 4, 'Polio IV'),
  doseColumn('mr', 1, 'Campak (MR 1)'),
  doseColumn('hb0', 1, 'Hepatitis B (HB0)'),
  DIED,
  REMARK,
]

function register(code: string, title: string, group: ChildGroup): Register {
  return {
    code,
    title,
    version: 'SIP, format register bayi dan balita',
    // Domain spec §11.2.
    source: 'SIP; HB I-III ada dalam DPT-HB-Hib I-III',
    includes: (at) => at.isSasaran && childGroupOf(at) === group,
    columns: COLUMNS,
  }
}

export const SIP_2 = register('sip-2', 'SIP format 2: register bayi (0-11 bulan)', 'bayi')
export const SIP_3 = register('sip-3', 'SIP format 3: register balita (12-59 bulan)', 'balita')
