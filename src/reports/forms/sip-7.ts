/** SIP format 7, data hasil kegiatan posyandu: columns 3 to 56, by the numbers of the form; 1 is the row, 2 the month. */
import type { Antigen } from '../../domain/immunization/products.ts'
import type { Column, ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { CONTRACEPTION } from '../../domain/cards/forms/contraception.ts'
import { capsuleOf, hasBook, hasDiarrhoea, isGivenOralit, isOwnBalita, isWeighed, pmtIn } from './child.ts'
import { isBreastfeeding, isGivenIron, isPregnant } from './first-years.ts'
import { isInMonth } from './reached.ts'
import { hasDose } from './pws-imunisasi.ts'

type Sex = 'L' | 'P'

/** Two columns, for boys and for girls, from this number on. */
function pair(from: number, under: string, isSo: (at: PersonMonth) => boolean, more: Partial<Column> = {}): Column[] {
  return (['L', 'P'] as const).map((sex: Sex, i) => ({
    code: String(from + i),
    label: sex,
    under,
    ...more,
    of: (at) => isOwnBalita(at) && at.person.sex === sex && isSo(at),
  }))
}

const dose = (from: number, under: string, antigen: Antigen, n: number): Column[] =>
  pair(from, under, (at) => hasDose(at, antigen, n))

/** As the form orders them; the answers are those of the KB question (`contraception.ts`). */
const METHODS = [
  ['Kondom', 'Kondom'],
  ['Pil', 'Pil'],
  ['Implan', 'Implant'],
  ['MOP', 'MOP'],
  ['MOW', 'MOW'],
  ['AKDR', 'IUD'],
  ['Suntik', 'Suntik'],
  ['Lainnya', 'Lain-lain'],
] as const

export const SIP_7: ReportForm = {
  code: 'sip-7',
  title: 'SIP format 7: data hasil kegiatan posyandu',
  version: '56 kolom',
  // Domain spec §11.2, K16, K20.
  source: 'SIP 7, 56 kolom',
  concerns: (at) => isOwnBalita(at) || (at.isSasaran && isAsked(at.person)),
  columns: [
    { code: '3', label: 'Jumlah', under: 'Ibu hamil', of: isPregnant },
    { code: '4', label: 'Diperiksa', under: 'Ibu hamil', of: (at) => isPregnant(at) && at.came },
    { code: '5', label: 'Tablet besi', under: 'Ibu hamil', note: 'TTD atau MMS.', of: isGivenIron },
    { code: '6', label: 'Jumlah ibu menyusui', note: 'Nifas dan menyusui.', of: isBreastfeeding },
    ...METHODS.map(([answer, label], i): Column => ({
      code: String(7 + i),
      label,
      under: 'Jumlah akseptor KB',
      note: 'Menurut jawaban terakhir; terbaca oleh bidan dan puskesmas saja (K20).',
      of: (at) => at.isSasaran && methodOf(at) === answer,
    })),
    ...pair(15, 'Balita (S)', () => true),
    ...pair(17, 'Memiliki KMS (K)', (at) => hasBook(at) === true),
    ...pair(19, 'Ditimbang (D)', isWeighed),
    ...pair(21, 'Naik (N)', ({ weighing }) => weighing?.code === 'N'),
    ...pair(23, 'Mendapat vitamin A', (at) => capsuleOf(at) !== undefined),
    ...pair(25, 'Mendapat PMT', hasExtraFood, { note: 'PMT penyuluhan pada hari buka, atau PMT pemulihan.' }),
    { code: '27', label: 'Imunisasi TT ibu hamil', of: (at) => isPregnant(at) && hasTetanusDose(at) },
    ...dose(28, 'BCG', 'bcg', 1),
    ...dose(30, 'DPT I', 'dpt', 1),
    ...dose(32, 'DPT II', 'dpt', 2),
    ...dose(34, 'DPT III', 'dpt', 3),
    ...dose(36, 'Polio I', 'opv', 1),
    ...dose(38, 'Polio II', 'opv', 2),
    ...dose(40, 'Polio III', 'opv', 3),
    ...dose(42, 'Polio IV', 'opv', 4),
    ...dose(44, 'Campak (MR 1)', 'mr', 1),
    // Hepatitis B is given together with DPT and Hib: the same doses as columns 30 to 35.
    ...dose(46, 'Hepatitis B I (DPT-HB-Hib)', 'dpt', 1),
    ...dose(48, 'Hepatitis B II (DPT-HB-Hib)', 'dpt', 2),
    ...dose(50, 'Hepatitis B III (DPT-HB-Hib)', 'dpt', 3),
    ...pair(52, 'Balita diare', hasDiarrhoea),
    ...pair(54, 'Diare, mendapat oralit', (at) => hasDiarrhoea(at) && isGivenOralit(at)),
    { code: '56', label: 'Keterangan', blank: 'Diisi tangan.', of: () => false },
  ],
  identities: [],
}

function isAsked({ pregnancies, confided = [] }: PersonMonth['person']): boolean {
  return pregnancies.length > 0 || confided.length > 0
}

/** By their last answer until the month's end: who uses a method is asked once a year. */
function methodOf({ person, month }: PersonMonth): string | undefined {
  const last = person.confided?.findLast(({ form, on }) => form === CONTRACEPTION.code && on <= month.last)
  const [question] = CONTRACEPTION.items
  const chosen = question && last?.answers.answers[question.code]
  return chosen === undefined ? undefined : question?.options[chosen]?.label
}

function hasExtraFood(at: PersonMonth): boolean {
  return at.visits.some(({ shown }) => shown.pmtGiven === true) || pmtIn(at).length > 0
}

/** Td, DT or TT on a day of this month, here or elsewhere. */
function hasTetanusDose(at: PersonMonth): boolean {
  return (at.person.tetanus ?? []).some(({ on }) => isInMonth(at, on))
}
