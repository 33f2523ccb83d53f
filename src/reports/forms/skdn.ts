/** SKDN of a calendar month: balita of 0 to 59 months; apras and guests stand apart. */
import {
  childGroupOf,
  hasBook,
  isAboveOrange,
  isBelowRed,
  isChildVisitor,
  isIncomplete,
  isKnown,
  isOfChildren,
  isOwnBalita,
  isTwiceT,
  isWeighed,
} from './child.ts'
import type { Column, ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'

const own =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    isOwnBalita(at) && isSo(at)

const status = (code: 'N' | 'T' | 'O' | 'B'): Column['of'] => own(({ weighing }) => weighing?.code === code)

const apras =
  (isSo: (at: PersonMonth) => boolean): Column['of'] =>
  (at) =>
    childGroupOf(at) === 'apras' && at.isSasaran && isKnown(at) && isSo(at)

export const SKDN: ReportForm = {
  code: 'skdn',
  title: 'SKDN balita 0-59 bulan',
  version: '2026',
  // Domain spec §11.1, K1, K3, K4.
  source: 'SKDN; kelompok umur menurut formulir F1; D = N + T + O + B',
  rows: 'band-and-sex',
  concerns: isOfChildren,
  columns: [
    { code: 's', label: 'S', note: 'Balita sasaran: tinggal di sini pada bulan ini, tanpa tamu.', of: own(() => true) },
    { code: 'k', label: 'K', note: 'Punya KMS atau Buku KIA.', of: own((at) => hasBook(at) === true) },
    { code: 'kNone', label: 'Tidak punya KMS/Buku KIA', of: own((at) => hasBook(at) === false) },
    { code: 'kUnknown', label: 'KMS/Buku KIA belum ditanyakan', of: own((at) => hasBook(at) === undefined) },
    { code: 'came', label: 'Datang', of: own(({ came }) => came) },
    { code: 'absent', label: 'Tidak datang', of: own(({ came }) => !came) },
    {
      code: 'd',
      label: 'D',
      note: 'Ditimbang dengan timbangan posyandu; berat yang disalin dari buku tidak dihitung.',
      of: own(isWeighed),
    },
    { code: 'notWeighed', label: 'Datang, tidak ditimbang', of: own((at) => at.came && !isWeighed(at)) },
    { code: 'n', label: 'N', of: status('N') },
    { code: 't', label: 'T', of: status('T') },
    { code: 'o', label: 'O', of: status('O') },
    { code: 'b', label: 'B', of: status('B') },
    { code: 't2', label: '2T', note: 'Bagian dari T.', of: own(isTwiceT) },
    { code: 'bgm', label: 'BGM', of: own(isBelowRed) },
    { code: 'go', label: 'Di atas garis oranye', of: own(isAboveOrange) },
    { code: 'apras', label: 'Sasaran', under: 'Apras 60-71 bulan', of: apras(() => true) },
    { code: 'aprasCame', label: 'Datang', under: 'Apras 60-71 bulan', of: apras(({ came }) => came) },
    { code: 'aprasAbsent', label: 'Tidak datang', under: 'Apras 60-71 bulan', of: apras(({ came }) => !came) },
    { code: 'aprasD', label: 'Ditimbang', under: 'Apras 60-71 bulan', of: apras(isWeighed) },
    { code: 'guests', label: 'Datang', under: 'Luar wilayah (tamu)', of: isChildVisitor },
    {
      code: 'guestsD',
      label: 'Ditimbang',
      under: 'Luar wilayah (tamu)',
      of: (at) => isChildVisitor(at) && isWeighed(at),
    },
    {
      code: 'incomplete',
      label: 'Belum bisa dihitung',
      note: 'Jenis kelaminnya belum diisi, atau datang dan tanggal lahirnya belum diisi.',
      of: isIncomplete,
    },
  ],
  identities: [
    { says: 'D = N + T + O + B', left: ['d'], right: ['n', 't', 'o', 'b'] },
    { says: 'datang = D + tidak ditimbang', left: ['came'], right: ['d', 'notWeighed'] },
    { says: 'S = datang + tidak datang', left: ['s'], right: ['came', 'absent'] },
    { says: 'S = K + tidak punya + belum ditanyakan', left: ['s'], right: ['k', 'kNone', 'kUnknown'] },
    { says: 'apras = datang + tidak datang', left: ['apras'], right: ['aprasCame', 'aprasAbsent'] },
  ],
}
