/** F1 gizi of a posyandu: 22 numbered items, the first twelve by band and sex. */
import { completedMonths } from '../../domain/calendar.ts'
import type { Column, ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import {
  capsuleOf,
  hasBook,
  isBelowRed,
  isExclusivelyBreastfed,
  isOwnBalita,
  isTwiceT,
  isWeighed,
  LAST_ASI_MONTH,
} from './child.ts'
import { isBornThisMonth, isGivenIron, isInNifas, isPregnant, isThinPregnant } from './first-years.ts'
import { headed } from './headed.ts'
import { WEIGHT_FOR_AGE_INDEX } from './gizi.ts'
import { nifasCapsulesReached } from './mothers.ts'

const own =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isOwnBalita(at) && isSo(at)

/** F1, item 14. */
const S36_KG = 11.5
const S36_MONTHS = 36

const ASI_MONTHS = Array.from({ length: LAST_ASI_MONTH + 1 }, (_, month) => month)

/** Items 1 to 12, which the form splits by G and NG besides band and sex. */
const BY_WELFARE: readonly Column[] = [
  { code: '1', label: 'Semua balita (S)', of: isOwnBalita },
  { code: '2', label: 'Terdaftar dan mempunyai KMS (K)', of: own((at) => hasBook(at) === true) },
  { code: '3', label: 'Naik berat badannya (N)', of: own(({ weighing }) => weighing?.code === 'N') },
  { code: '4', label: 'Tidak naik/tetap (T)', of: own(({ weighing }) => weighing?.code === 'T') },
  { code: '5', label: 'Tidak ditimbang bulan lalu (O)', of: own(({ weighing }) => weighing?.code === 'O') },
  { code: '6', label: 'Baru pertama kali (B)', of: own(({ weighing }) => weighing?.code === 'B') },
  { code: '7', label: 'Ditimbang bulan ini (D)', of: own(isWeighed) },
  {
    code: '8',
    label: 'Tidak hadir (-)',
    note: 'Anak yang tidak datang. Blangko menuliskan rumus K - D: sama bila semua anak punya KMS dan yang datang ditimbang.',
    of: own(({ came }) => !came),
  },
  { code: '9', label: 'Di bawah garis merah (BGM)', of: own(isBelowRed) },
  { code: '10', label: 'Dua kali berturut-turut tidak naik (2T)', of: own(isTwiceT) },
  { code: '11', label: 'Gizi buruk (BB/U)', of: (at) => WEIGHT_FOR_AGE_INDEX.of(at) === 'sangat-kurang' },
  { code: '12', label: 'Gizi kurang (BB/U)', of: (at) => WEIGHT_FOR_AGE_INDEX.of(at) === 'kurang' },
]

export const F1: ReportForm = {
  code: 'f1',
  title: 'F1 gizi posyandu',
  version: 'F1/FII/GIZI 2026 (rancangan Mei 2026)',
  // Domain spec §11.2.
  source: 'Formulir F1, 22 butir; butir 1-12 dipecah G/NG menurut data keluarga (Gakin)',
  rows: 'band-and-sex',
  concerns: (at) => isOwnBalita(at) || at.person.pregnancies.length > 0,
  columns: [
    ...BY_WELFARE.flatMap(byWelfare),
    { code: '13', label: 'Ditimbang pada umur 36 bulan (S36)', of: own((at) => ageWhenWeighed(at) === S36_MONTHS) },
    {
      code: '14',
      label: 'Di antaranya 11,5 kg atau lebih (L)',
      of: own((at) => ageWhenWeighed(at) === S36_MONTHS && (at.weighed?.shown.weightKg ?? 0) >= S36_KG),
    },
    ...headed(
      'Menerima kapsul vitamin A',
      ['15-biru', 'Biru', own((at) => capsuleOf(at) === 'biru')],
      ['15-merah', 'Merah', own((at) => capsuleOf(at) === 'merah')],
    ),
    ...headed(
      'Jumlah bayi, umur bulan',
      ...ASI_MONTHS.map((month) => [`16-${month}`, String(month), own((at) => at.months === month)] as const),
    ),
    ...headed(
      'Bayi dengan ASI eksklusif, umur bulan',
      ...ASI_MONTHS.map(
        (month) =>
          [
            `17-${month}`,
            String(month),
            own((at) => at.months === month && isExclusivelyBreastfed(at) === true),
          ] as const,
      ),
    ),
    { code: '18', label: 'Ibu nifas', of: isInNifas },
    { code: '18-vita', label: 'Ibu nifas, kedua kapsul vitamin A', of: nifasCapsulesReached },
    { code: '19', label: 'Ibu hamil', of: isPregnant },
    { code: '20', label: 'Ibu hamil KEK (LiLA < 23,5 cm)', of: isThinPregnant },
    { code: '21', label: 'Ibu hamil dapat tablet Fe', note: 'TTD atau MMS.', of: isGivenIron },
    {
      code: '22',
      label: 'Bayi lahir bulan ini yang IMD',
      of: (at) => isBornThisMonth(at) && at.person.shown.imd === true,
    },
  ],
  identities: [{ says: 'D = N + T + O + B (butir 7)', left: ['7'], right: ['3', '4', '5', '6'] }],
}

/** All, then G (Gakin) and NG: families of whom nobody said are in the first alone. */
function byWelfare({ code, label, note, of }: Column): readonly Column[] {
  const among =
    (is: boolean): Column['of'] =>
    (at) =>
      at.person.family?.gakin === is && of(at)
  return [
    { code, label: 'Semua', under: label, ...(note !== undefined && { note }), of },
    { code: `${code}-g`, label: 'G (Gakin)', under: label, of: among(true) },
    { code: `${code}-ng`, label: 'NG', under: label, of: among(false) },
  ]
}

function ageWhenWeighed({ weighed, person: { birth } }: PersonMonth): number | undefined {
  return weighed && birth !== undefined ? completedMonths(birth, weighed.on) : undefined
}
