/** Register kohort of bayi, and of balita and apras: a row a child, over the year. */
import type { Register, RegisterColumn } from '../month/register.ts'
import { dateInWords, tick } from '../month/in-words.ts'
import { exclusiveByMonth } from '../../domain/child-care/feeding.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { breastfeedingAnswers, checklistOf, childGroupOf, hasBook, pmtIn } from './child.ts'
import { classInWords } from './classes.ts'
import { HEIGHT_FOR_AGE_INDEX, WEIGHT_FOR_AGE_INDEX, WEIGHT_FOR_HEIGHT_INDEX } from './gizi.ts'
import { isComplete } from './age-complete.ts'
import { DOSE_COLUMNS } from './pws-imunisasi.ts'
import {
  ADDRESS,
  BIRTH,
  BIRTH_LENGTH,
  BIRTH_WEIGHT,
  daysIn,
  DIED,
  doseColumn,
  MOTHER,
  NAME,
  newbornColumn,
  NIK,
  PHONE,
  REMARK,
  ROW_NUMBER,
  SEX,
  weightColumns,
} from './register-columns.ts'

const WHO: readonly RegisterColumn[] = [ROW_NUMBER, NIK, NAME, BIRTH, SEX, MOTHER, ADDRESS, PHONE]
const BOOK: RegisterColumn = { code: 'kia', label: 'Buku KIA', text: (at) => tick(hasBook(at)) }
const VITAMIN_A: RegisterColumn = {
  code: 'vita',
  label: 'Vitamin A tahun ini',
  text: (at) => daysIn(at, ({ vitaminA }) => Boolean(vitaminA)),
}
const NOW = 'Status gizi bulan ini'
const NUTRITION: readonly RegisterColumn[] = [
  { code: 'bbu', label: 'BB/U', under: NOW, text: (at) => classInWords(WEIGHT_FOR_AGE_INDEX, at) },
  { code: 'tbu', label: 'PB/U-TB/U', under: NOW, text: (at) => classInWords(HEIGHT_FOR_AGE_INDEX, at) },
  { code: 'bbtb', label: 'BB/PB-BB/TB', under: NOW, text: (at) => classInWords(WEIGHT_FOR_HEIGHT_INDEX, at) },
]
const REFERRED: RegisterColumn = {
  code: 'rujuk',
  label: 'Dirujuk bulan ini',
  text: ({ referrals }) => referrals.map(({ madeOn }) => dateInWords(madeOn)).join(', '),
}

const BOOSTERS: readonly string[] = ['pcv3', 'dpt4', 'mr2']
const isBooster = ([antigen, n]: (typeof DOSE_COLUMNS)[number]): boolean => BOOSTERS.includes(`${antigen}${n}`)

export const KOHORT_BAYI: Register = {
  code: 'kohort-bayi',
  title: 'Register kohort bayi',
  version: 'Juknis kohort 2015, imunisasi 2023',
  // Domain spec §8.7, §6.1, §11.2.
  source: 'Juknis kohort bayi: kolom identitas, KN dan bulan',
  includes: (at) => at.isSasaran && childGroupOf(at) === 'bayi',
  columns: [
    ...WHO,
    BOOK,
    BIRTH_WEIGHT,
    BIRTH_LENGTH,
    { code: 'imd', label: 'IMD', text: ({ person }) => tick(person.shown.imd) },
    ...['KN1', 'KN2', 'KN3'].map(newbornColumn),
    ...weightColumns('Penimbangan tahun lalu', 'last'),
    ...weightColumns('Penimbangan tahun ini'),
    ...Array.from({ length: 7 }, (_, month): RegisterColumn => ({
      code: `asi-${month}`,
      label: String(month),
      under: 'ASI eksklusif, umur bulan',
      text: (at) => tick(exclusiveIn(at, month)),
    })),
    doseColumn('hb0', 1, 'HB0'),
    ...DOSE_COLUMNS.filter((dose) => !isBooster(dose)).map(([antigen, n, label]) => doseColumn(antigen, n, label)),
    { code: 'idl', label: 'Imunisasi dasar lengkap', text: (at) => (isComplete(at, 'dasar') ? '√' : '') },
    VITAMIN_A,
    ...NUTRITION,
    REFERRED,
    DIED,
    REMARK,
  ],
}

export const KOHORT_BALITA: Register = {
  code: 'kohort-balita',
  title: 'Register kohort anak balita dan prasekolah',
  version: 'Juknis kohort 2015, imunisasi 2023',
  // Domain spec §4.3, §7, §11.2.
  source: 'Juknis kohort balita; 12-71 bulan',
  includes: (at) => at.isSasaran && (childGroupOf(at) === 'balita' || childGroupOf(at) === 'apras'),
  columns: [
    ...WHO,
    BOOK,
    ...weightColumns('Penimbangan tahun ini'),
    ...NUTRITION,
    {
      code: 'ceklis',
      label: 'Ceklis perkembangan',
      text: (at) => ({ lengkap: 'lengkap', 'tidak-lengkap': 'tidak lengkap', none: '' })[checklistOf(at) ?? 'none'],
    },
    VITAMIN_A,
    {
      code: 'cacing',
      label: 'Obat cacing tahun ini',
      text: (at) => daysIn(at, ({ deworming }) => Boolean(deworming)),
    },
    ...DOSE_COLUMNS.filter(isBooster).map(([antigen, n, label]) => doseColumn(antigen, n, label, 'Imunisasi lanjutan')),
    { code: 'idl', label: 'Imunisasi dasar lengkap', text: (at) => (isComplete(at, 'dasar') ? '√' : '') },
    { code: 'baduta', label: 'Imunisasi baduta lengkap', text: (at) => (isComplete(at, 'baduta') ? '√' : '') },
    {
      code: 'pmt',
      label: 'PMT pemulihan sejak',
      text: (at) =>
        pmtIn(at)
          .map(({ startedOn }) => dateInWords(startedOn))
          .join(', '),
    },
    { code: 'paud', label: 'PAUD/TK', text: ({ person }) => tick(person.shown.paud) },
    REFERRED,
    DIED,
    REMARK,
  ],
}

/** Undefined where the month is not reached, or nobody was asked. */
function exclusiveIn(at: PersonMonth, month: number): boolean | undefined {
  return at.months !== undefined && at.months >= month ? exclusiveByMonth(breastfeedingAnswers(at))[month] : undefined
}
