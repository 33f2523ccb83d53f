import { sumOf, type Form } from '../form.ts'
import type { Meaning } from '../field.ts'

/** Scores count from 0 in the order they stand. */
const ITEMS: readonly (readonly [text: string, options: readonly string[]])[] = [
  ['Mengendalikan BAB', ['Tidak terkendali (perlu pencahar)', 'Kadang tidak, seminggu sekali', 'Terkendali']],
  ['Mengendalikan BAK', ['Tidak terkendali atau kateter', 'Kadang tidak, sehari sekali', 'Mandiri']],
  ['Membersihkan diri (wajah, rambut, kumis, gigi)', ['Butuh bantuan', 'Mandiri']],
  ['Penggunaan WC', ['Tergantung orang lain', 'Perlu bantuan sebagian', 'Mandiri']],
  ['Makan minum', ['Tidak mampu', 'Perlu dipotongkan', 'Mandiri']],
  ['Bergerak dari kursi roda ke tempat tidur', ['Tidak mampu', 'Dibantu 2 orang', 'Dibantu 1 orang', 'Mandiri']],
  [
    'Berjalan di tempat rata atau dengan kursi roda',
    ['Tidak mampu', 'Dengan kursi roda', 'Dibantu 1 orang', 'Mandiri'],
  ],
  ['Berpakaian', ['Tergantung orang lain', 'Sebagian dibantu', 'Mandiri']],
  ['Naik turun tangga', ['Tidak mampu', 'Butuh bantuan', 'Mandiri']],
  ['Mandi', ['Tergantung orang lain', 'Mandiri']],
]

type Level = { readonly from: number; readonly letter: string; readonly formal: string }

/** The best first. Below 20 somebody is referred (§4.9). */
const LEVELS: readonly Level[] = [
  { from: 20, letter: 'M', formal: 'Mandiri (A)' },
  { from: 12, letter: 'R', formal: 'Ketergantungan ringan (B)' },
  { from: 9, letter: 'S', formal: 'Ketergantungan sedang (B)' },
  { from: 5, letter: 'B', formal: 'Ketergantungan berat (C)' },
  { from: 0, letter: 'T', formal: 'Ketergantungan total (C)' },
]

/** Barthel index as the Kepmenkes words it, 0 to 20. */
export const AKS: Form = {
  code: 'aks',
  version: '2023',
  title: 'AKS: kegiatan sehari-hari',
  intro: 'Tanyakan apa yang biasa dilakukan, bukan apa yang mungkin bisa.',
  items: ITEMS.map(([text, labels], index) => ({
    code: String(index + 1),
    text,
    options: labels.map((label, score) => ({ label, score })),
  })),
  score(answers, visitor) {
    const total = sumOf(AKS, answers, visitor)
    return { total, meaning: total === undefined ? undefined : meaningOf(total) }
  },
  source: 'Kepmenkes 2015/2023, Indeks Barthel Modifikasi',
}

function meaningOf(total: number): Meaning {
  const { letter, formal } = LEVELS.find(({ from }) => total >= from)!
  const words = { code: `aks-${letter}`, letter, formal, number: `AKS ${total} dari 20` }
  return letter === 'M'
    ? { ...words, colour: 'hijau', says: 'Semua dilakukan sendiri.' }
    : {
        ...words,
        colour: letter === 'R' ? 'kuning' : 'merah',
        says:
          letter === 'R'
            ? 'Perlu sedikit bantuan. Rujuk ke pustu atau puskesmas.'
            : 'Perlu banyak bantuan. Rujuk, dan minta perawatan di rumah.',
        follow: { reason: 'aks', route: '7-hari' },
      }
}
