/**
 * LB3 gizi: what a puskesmas reports of nutrition every month. Its exact columns were not found, so these are the
 * indicators of the surveillance of nutrition with their denominators [background: Permenkes 14/2019, verify].
 */
import type { Column, ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import {
  capsuleOf,
  hasBook,
  isBelowRed,
  isExclusivelyBreastfed,
  isOwnBalita,
  isShort,
  isTwiceT,
  isWeighed,
  pmtIn,
  weightStatus,
} from './child.ts'
import { givenIn } from './examined.ts'
import { isBornThisMonth, isGivenIron, isInNifas, isPregnant, isThinPregnant } from './first-years.ts'
import { isTreated, isWasted } from './gizi.ts'
import { headed } from './headed.ts'
import { nifasCapsulesReached } from './mothers.ts'

const own =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isOwnBalita(at) && isSo(at)

/** Completed months, both ends included. */
const aged =
  (from: number, to: number, isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isOwnBalita(at) && at.months !== undefined && at.months >= from && at.months <= to && isSo(at)

const born =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isBornThisMonth(at) && isSo(at)

/** BBLR (Kepmenkes 2015/2023; domain spec §5.6). */
const LOW_BIRTH_WEIGHT_G = 2500

export const LB3_GIZI: ReportForm = {
  code: 'lb3-gizi',
  title: 'LB3 gizi',
  version: '2026',
  // Domain spec §7, §11.2.
  source: 'Permenkes 14/2019 (surveilans gizi); kolom setempat: cocokkan dengan dinas',
  rows: 'sex',
  concerns: (at) => isOwnBalita(at) || (at.isSasaran && at.person.pregnancies.length > 0),
  columns: [
    ...headed(
      'Penimbangan balita',
      ['s', 'Sasaran (S)', isOwnBalita],
      ['k', 'Punya KMS/Buku KIA (K)', own((at) => hasBook(at) === true)],
      ['d', 'Ditimbang (D)', own(isWeighed)],
      ['n', 'Naik (N)', own(({ weighing }) => weighing?.code === 'N')],
      ['t', 'Tidak naik (T)', own(({ weighing }) => weighing?.code === 'T')],
      ['o', 'Tidak ditimbang bulan lalu (O)', own(({ weighing }) => weighing?.code === 'O')],
      ['b', 'Baru (B)', own(({ weighing }) => weighing?.code === 'B')],
      ['t2', '2T', own(isTwiceT)],
      ['bgm', 'BGM', own(isBelowRed)],
    ),
    ...headed(
      'Vitamin A',
      ['biru-s', 'Bayi 6-11 bulan', aged(6, 11, () => true)],
      ['biru', 'Dapat kapsul biru', own((at) => capsuleOf(at) === 'biru')],
      ['merah-s', 'Anak 12-59 bulan', aged(12, 59, () => true)],
      ['merah', 'Dapat kapsul merah', own((at) => capsuleOf(at) === 'merah')],
    ),
    ...headed(
      'ASI eksklusif, bayi 0-5 bulan',
      ['asi-s', 'Ditanya', aged(0, 5, (at) => isExclusivelyBreastfed(at) !== undefined)],
      ['asi', 'ASI eksklusif', aged(0, 5, (at) => isExclusivelyBreastfed(at) === true)],
      ['asi-tidak', 'Tidak eksklusif', aged(0, 5, (at) => isExclusivelyBreastfed(at) === false)],
    ),
    ...headed(
      'Lahir bulan ini',
      ['lahir', 'Bayi lahir', isBornThisMonth],
      ['imd', 'IMD', born(({ person }) => person.shown.imd === true)],
      ['lahir-timbang', 'Berat lahir diketahui', born(({ person }) => birthGrams(person) !== undefined)],
      ['bblr', 'BBLR (< 2500 g)', born(({ person }) => (birthGrams(person) ?? Infinity) < LOW_BIRTH_WEIGHT_G)],
    ),
    ...headed(
      'Gizi balita',
      ['buruk', 'Gizi buruk (BB/TB, bengkak)', own((at) => weightStatus(at)?.weightForHeight === 'gizi-buruk')],
      ['kurang', 'Gizi kurang (BB/TB)', own((at) => weightStatus(at)?.weightForHeight === 'gizi-kurang')],
      ['stunting', 'Stunting (TB/U)', own(isShort)],
      ['rawat', 'Dalam tata laksana gizi', own(isTreated)],
      ['kurus-pmt', 'Gizi kurang/buruk dan dapat PMT', own((at) => isWasted(weightStatus(at)) && pmtIn(at).length > 0)],
      ['pmt', 'Dapat PMT pemulihan', own((at) => pmtIn(at).length > 0)],
    ),
    ...headed(
      'Ibu',
      ['bumil', 'Ibu hamil', isPregnant],
      ['ttd', 'Dapat TTD atau MMS bulan ini', isGivenIron],
      ['kek', 'KEK (LiLA < 23,5 cm)', isThinPregnant],
      ['kek-mt', 'KEK dan dapat makanan tambahan', (at) => isThinPregnant(at) && givenIn(at, 'measure.mt-porsi') > 0],
      ['nifas', 'Ibu nifas', isInNifas],
      ['vita-nifas', 'Ibu nifas, kedua kapsul vitamin A', nifasCapsulesReached],
    ),
  ],
  identities: [
    { says: 'D = N + T + O + B', left: ['d'], right: ['n', 't', 'o', 'b'] },
    { says: 'ASI: ditanya = eksklusif + tidak', left: ['asi-s'], right: ['asi', 'asi-tidak'] },
  ],
}

function birthGrams({ shown }: PersonMonth['person']): number | undefined {
  return shown.birthWeightG ?? undefined
}
