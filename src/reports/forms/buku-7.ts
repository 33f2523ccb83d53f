/** Buku 7: what was found in bayi and balita, in two groups of age. */
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
  isExclusivelyBreastfed,
  isGaining,
  isKnown,
  isNotGrowing,
  isSick,
  tbcSignsOf,
  wasDewormed,
  weightStatus,
} from './child.ts'
import { hasAdvice, isReferred } from './examined.ts'
import { headed } from './headed.ts'

/** "Balita 0-6 bln" and "Balita & apras ≥ 6 bln - 6 thn": who has completed 6 months is in the second. */
const SECOND_FROM_MONTH = 6

function isOwn(at: PersonMonth): boolean {
  return at.isSasaran && isKnown(at) && childGroupOf(at) !== undefined
}

function inTwo(code: string, under: string, isSo: (at: PersonMonth) => boolean): readonly Column[] {
  const of =
    (isSecond: boolean): Column['of'] =>
    (at) =>
      isOwn(at) && (at.months ?? 0) >= SECOND_FROM_MONTH === isSecond && isSo(at)
  return headed(under, [`${code}-0`, '0-6 bulan', of(false)], [`${code}-6`, '≥ 6 bulan - 6 tahun', of(true)])
}

const seen =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isOwn(at) && at.came && isSo(at)

/** Two columns: as it should be, and otherwise; who was not examined is in neither. */
function goodOrNot<Status extends string>(
  code: string,
  under: string,
  [good, others]: readonly [string, string],
  isGood: Status,
  statusOf: (at: PersonMonth) => Status | undefined,
): readonly Column[] {
  return headed(
    under,
    [`${code}-baik`, good, seen((at) => statusOf(at) === isGood)],
    [
      `${code}-lain`,
      others,
      seen((at) => {
        const status = statusOf(at)
        return status !== undefined && status !== isGood
      }),
    ],
  )
}

const GROUPS = ['0', '6'] as const

export const BUKU_7: ReportForm = {
  code: 'buku7',
  title: 'Buku 7: hasil pemeriksaan bayi, balita dan apras',
  version: '2026',
  // Domain spec §11.2.
  source: 'Buku 7: 0-6 bulan dan ≥ 6 bulan sampai 6 tahun',
  concerns: isOwn,
  columns: [
    ...inTwo('sasaran', 'Sasaran', () => true),
    ...inTwo('datang', 'Datang', ({ came }) => came),
    ...inTwo('tidak', 'Tidak datang', ({ came }) => !came),
    ...headed(
      'Ceklis perkembangan',
      ['ceklis-lengkap', 'Lengkap', seen((at) => checklistOf(at) === 'lengkap')],
      ['ceklis-tidak', 'Tidak lengkap', seen((at) => checklistOf(at) === 'tidak-lengkap')],
    ),
    ...headed(
      'BB/U (0-5 tahun)',
      ['n', 'Naik (N)', seen(isGaining)],
      ['tidak-n', 'Tidak naik, BGM, atas garis oranye', seen(isNotGrowing)],
    ),
    ...goodOrNot('bbu', 'BB/U (0-5 tahun)', ['Gizi baik', 'Gizi buruk, kurang, berisiko lebih'], 'normal', (at) =>
      isBalita(at) ? weightStatus(at)?.weightForAge : undefined,
    ),
    ...goodOrNot('tbu', 'TB/U (0-5 tahun)', ['Normal', 'Sangat pendek, pendek, tinggi'], 'normal', (at) =>
      isBalita(at) ? at.status?.heightForAge : undefined,
    ),
    ...goodOrNot(
      'bbtb',
      'BB/TB',
      ['Gizi baik', 'Gizi buruk, kurang, berisiko lebih, lebih, obesitas'],
      'gizi-baik',
      (at) => (isBalita(at) ? weightStatus(at)?.weightForHeight : undefined),
    ),
    ...goodOrNot('lk', 'Lingkar kepala', ['Normal', 'Tidak normal'], 'normal', ({ status }) => status?.head),
    ...goodOrNot('lila', 'Lingkar lengan atas', ['Normal', 'Gizi kurang, buruk'], 'hijau', ({ status }) => status?.arm),
    { code: 'tbc', label: 'Memenuhi 2 gejala TBC', of: seen((at) => tbcSignsOf(at) >= 2) },
    ...headed(
      'Bayi/balita mendapat',
      ['asi', 'ASI eksklusif (0-6 bulan)', seen((at) => isExclusivelyBreastfed(at) === true)],
      ['mpasi', 'MP-ASI sesuai (> 6 bulan)', seen((at) => answerOf(at, 'mpasi') === true && (at.months ?? 0) >= 6)],
      ['imunisasi', 'Imunisasi lengkap sesuai umur', seen((at) => isCompleteForAge(at) === true)],
      ['vita', 'Vitamin A', seen((at) => capsuleOf(at) !== undefined)],
      ['cacing', 'Obat cacing', seen(wasDewormed)],
      ['mt', 'MT pangan lokal', (at) => isOwn(at) && hasLocalPmt(at)],
      ['edukasi', 'Edukasi', seen(hasAdvice)],
    ),
    { code: 'sakit', label: 'Balita sakit', of: seen(isSick) },
    ...inTwo('dirujuk', 'Dirujuk', isReferred),
  ],
  identities: GROUPS.map((group) => ({
    says: `${group === '0' ? '0-6 bulan' : '≥ 6 bulan'}: sasaran = datang + tidak datang`,
    left: [`sasaran-${group}`],
    right: [`datang-${group}`, `tidak-${group}`],
  })),
}
