/** The ILP recap of bayi, balita and apras: 36 columns, of which the first is the month. */
import type { Column, ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isCompleteForAge } from './age-complete.ts'
import {
  answerOf,
  capsuleOf,
  checklistOf,
  childGroupOf,
  hasLocalPmt,
  isBalita,
  isChildVisitor,
  isExclusivelyBreastfed,
  isGaining,
  isIncomplete,
  isKnown,
  isNotGrowing,
  isOfChildren,
  isSick,
  tbcSignsOf,
  wasDewormed,
  weightStatus,
  type ChildGroup,
} from './child.ts'
import { hasAdvice, isReferred } from './examined.ts'

const RESULTS = 'Hasil penimbangan, pengukuran, pemantauan, pemeriksaan'
const GIVEN = 'Bayi/balita mendapat'
const GROUPS: readonly (readonly [ChildGroup, string])[] = [
  ['bayi', 'Bayi (0-11 bln)'],
  ['balita', 'Balita (12-59 bln)'],
  ['apras', 'Apras (60-72 bln)'],
]

function isOwn(at: PersonMonth): boolean {
  return childGroupOf(at) !== undefined && at.isSasaran && isKnown(at)
}

/** Three columns, one a group, from this number on. */
function byGroup(from: number, under: string, isSo: (at: PersonMonth) => boolean): readonly Column[] {
  return GROUPS.map(([group, label], i) => ({
    code: String(from + i),
    label,
    under,
    of: (at) => isOwn(at) && childGroupOf(at) === group && isSo(at),
  }))
}

/** Of who came: what was not examined is in no column. */
function found(code: number, label: string, isSo: (at: PersonMonth) => boolean, more: Partial<Column> = {}): Column {
  return { code: String(code), label, under: RESULTS, ...more, of: (at) => isOwn(at) && at.came && isSo(at) }
}

/** A class that is as it should be, and the others together. */
function classed<Status extends string>(
  [good, others]: readonly [number, number],
  [goodLabel, othersLabel]: readonly [string, string],
  isGood: (status: Status) => boolean,
  statusOf: (at: PersonMonth) => Status | undefined,
  more: Partial<Column> = {},
): readonly Column[] {
  const is =
    (wanted: boolean) =>
    (at: PersonMonth): boolean => {
      const status = statusOf(at)
      return status !== undefined && isGood(status) === wanted
    }
  return [found(good, goodLabel, is(true), more), found(others, othersLabel, is(false), more)]
}

const NOT_GOOD = 'Gizi buruk, kurang, berisiko lebih, lebih, obesitas'
const ofBalita =
  <Status>(statusOf: (at: PersonMonth) => Status | undefined) =>
  (at: PersonMonth): Status | undefined =>
    isBalita(at) ? statusOf(at) : undefined

export const ILP_ANAK: ReportForm = {
  code: 'ilp-anak',
  title: 'Rekap ILP bayi, balita dan apras',
  version: '36 kolom, 2024',
  // Domain spec §11.4, C5, K1, K3, K4, K9.
  source: 'Buku rekap posyandu ILP, 36 kolom',
  concerns: isOfChildren,
  columns: [
    ...byGroup(2, 'Sasaran', () => true),
    ...byGroup(5, 'Datang', ({ came }) => came),
    ...byGroup(8, 'Tidak datang', ({ came }) => !came),
    found(11, 'Ceklis perkembangan lengkap', (at) => checklistOf(at) === 'lengkap', {
      note: 'Sekali lengkap, tetap lengkap sampai kelompok umur berikutnya dalam Buku KIA.',
    }),
    found(12, 'Ceklis perkembangan tidak lengkap', (at) => checklistOf(at) === 'tidak-lengkap'),
    found(13, 'Naik (N)', isGaining),
    found(14, 'Tidak naik (T), BGM, atas garis oranye', isNotGrowing, {
      note: 'Anak yang naik dan di atas garis oranye ada di kolom 13 dan 14.',
    }),
    ...classed([15, 16], ['Gizi baik', NOT_GOOD], (status) => status === 'gizi-baik', ofBalita(weightForHeight), {
      note: 'Menurut BB/PB atau BB/TB: kelas dengan nama ini (Permenkes 2/2020) tidak ada pada BB/U.',
    }),
    ...classed(
      [17, 18],
      ['PB/U-TB/U normal', 'Sangat pendek, pendek, tinggi'],
      (status) => status === 'normal',
      ofBalita(({ status }) => status?.heightForAge),
    ),
    ...classed(
      [19, 20],
      ['IMT apras: gizi baik', `IMT apras: ${NOT_GOOD.toLowerCase()}`],
      (status) => status === 'gizi-baik',
      (at) => (childGroupOf(at) === 'apras' ? weightStatus(at)?.bmiForAge : undefined),
    ),
    ...classed(
      [21, 22],
      ['Lingkar kepala normal', 'Lingkar kepala tidak normal'],
      (status) => status === 'normal',
      ({ status }) => status?.head,
    ),
    ...classed(
      [23, 24],
      ['LiLA hijau', 'LiLA kuning, merah'],
      (colour) => colour === 'hijau',
      ({ status }) => status?.arm,
    ),
    found(25, 'Memenuhi 2 gejala TBC', (at) => tbcSignsOf(at) >= 2, { note: 'Dirujuk sejak 1 gejala (C1).' }),
    found(26, 'ASI eksklusif (0-6 bln)', (at) => isExclusivelyBreastfed(at) === true, { under: GIVEN }),
    found(27, 'MP-ASI sesuai (6-23 bln)', (at) => answerOf(at, 'mpasi') === true && isOfMpasi(at), { under: GIVEN }),
    found(28, 'Imunisasi lengkap sesuai umur', (at) => isCompleteForAge(at) === true, {
      under: GIVEN,
      note: 'Tidak ada dosis yang waktunya sudah lewat dan belum diberikan, termasuk yang hanya diakui keluarga.',
    }),
    found(29, 'Vitamin A', (at) => capsuleOf(at) !== undefined, { under: GIVEN }),
    found(30, 'Obat cacing', wasDewormed, { under: GIVEN }),
    {
      code: '31',
      label: 'MT pangan lokal',
      under: GIVEN,
      note: 'PMT pemulihan yang berjalan bulan ini, datang atau tidak ke posyandu.',
      of: (at) => isOwn(at) && hasLocalPmt(at),
    },
    found(32, 'Edukasi', hasAdvice, { under: GIVEN }),
    found(33, 'Balita sakit', isSick, { under: 'Sakit' }),
    ...byGroup(34, 'Dirujuk', isReferred),
    {
      code: 'tamu',
      label: 'Luar wilayah (tamu) yang datang',
      note: 'Tidak ada di kolom lain: dihitung di posyandu asalnya (K3).',
      of: isChildVisitor,
    },
    {
      code: 'belum-lengkap',
      label: 'Belum bisa dihitung',
      note: 'Jenis kelaminnya belum diisi, atau datang dan tanggal lahirnya belum diisi: tidak ada di kolom lain.',
      of: isIncomplete,
    },
  ],
  identities: GROUPS.map(([, label], i) => ({
    says: `${label}: sasaran = datang + tidak datang`,
    left: [String(2 + i)],
    right: [String(5 + i), String(8 + i)],
  })),
}

/** From 6 to 23 completed months, as it is asked (K9: never before). */
function isOfMpasi({ months }: PersonMonth): boolean {
  return months !== undefined && months >= 6 && months <= 23
}

function weightForHeight(at: PersonMonth) {
  return weightStatus(at)?.weightForHeight
}
