import type { Ages, Question } from './question.ts'

/**
 * What a child can do by the end of each age band of the Buku KIA. The bands are the book's; which milestones stand in
 * a band follows Buku KIA and SDIDTK from memory, shortened and worded by us ("words/id/milestones.ts"): the puskesmas
 * compares them with its own edition before use. [background, verify]
 */
export type MilestoneBand = Ages & { readonly band: string; readonly milestones: readonly string[] }

export const MILESTONE_BANDS = [
  {
    band: '0-3',
    fromMonths: 0,
    toMonths: 2,
    milestones: ['kepala-45', 'kepala-kiri-kanan', 'tatap-wajah', 'mengoceh', 'tertawa', 'kaget-suara', 'balas-senyum'],
  },
  {
    band: '3-6',
    fromMonths: 3,
    toMonths: 5,
    milestones: ['berbalik', 'kepala-tegak', 'genggam', 'raih-benda', 'ikuti-benda', 'suara-gembira', 'senyum-mainan'],
  },
  {
    band: '6-9',
    fromMonths: 6,
    toMonths: 8,
    milestones: ['duduk', 'merangkak', 'pindah-tangan', 'pungut-dua', 'meraup', 'mamama', 'cilukba', 'makan-kue'],
  },
  {
    band: '9-12',
    fromMonths: 9,
    toMonths: 11,
    milestones: [
      'angkat-badan',
      'berdiri-pegangan',
      'jalan-dituntun',
      'pegang-pensil',
      'tiru-bunyi',
      'dengar-bisik',
      'kenal-keluarga',
    ],
  },
  {
    band: '12-18',
    fromMonths: 12,
    toMonths: 17,
    milestones: [
      'berdiri-sendiri',
      'memungut-berdiri',
      'mundur-5',
      'papa-mama',
      'tumpuk-2',
      'masukkan-kotak',
      'menunjuk',
    ],
  },
  {
    band: '18-24',
    fromMonths: 18,
    toMonths: 23,
    milestones: ['jalan-tegap', 'tumpuk-4', 'jumput', 'gelinding-bola', 'kata-3-6', 'tiru-kerja', 'pegang-cangkir'],
  },
  {
    band: '24-36',
    fromMonths: 24,
    toMonths: 35,
    milestones: [
      'naik-tangga',
      'tendang-bola',
      'coret',
      'dua-kata',
      'tunjuk-tubuh',
      'nama-benda',
      'makan-nasi',
      'lepas-baju',
    ],
  },
  {
    band: '36-48',
    fromMonths: 36,
    toMonths: 47,
    milestones: [
      'satu-kaki-2',
      'lompat',
      'garis-lurus',
      'tumpuk-8',
      'kenal-warna',
      'sebut-nama',
      'cuci-tangan',
      'pakai-sepatu',
    ],
  },
  {
    band: '48-60',
    fromMonths: 48,
    toMonths: 59,
    milestones: [
      'satu-kaki-6',
      'lompat-satu-kaki',
      'lingkaran',
      'orang-3',
      'nama-lengkap',
      'bicara-jelas',
      'kancing',
      'pakai-baju',
    ],
  },
  {
    band: '60-72',
    fromMonths: 60,
    toMonths: 71,
    milestones: [
      'jalan-lurus',
      'satu-kaki-11',
      'tangkap-bola',
      'orang-6',
      'segi-empat',
      'lawan-kata',
      'hitung-10',
      'ikut-aturan',
    ],
  },
] as const satisfies readonly MilestoneBand[]

export type Milestone = (typeof MILESTONE_BANDS)[number]['milestones'][number]

/** One field over all ages: each band is the question for its own months. */
export const CHECKLIST_QUESTIONS: readonly Question[] = MILESTONE_BANDS.map(({ fromMonths, toMonths, milestones }) => ({
  code: 'ceklis',
  kind: 'checklist',
  items: milestones,
  missing: 'ceklis-belum',
  complete: 'lengkap',
  incomplete: 'tidak-lengkap',
  group: 'ceklis',
  due: 'until-complete',
  keptIn: 'visit',
  fromMonths,
  toMonths,
  source: 'Buku KIA, ceklis perkembangan menurut kelompok umur; Kepmenkes 2015/2023 (tidak lengkap: lapor nakes)',
}))

export function milestoneBand(months: number): string | undefined {
  return MILESTONE_BANDS.find(({ fromMonths, toMonths }) => months >= fromMonths && months <= toMonths)?.band
}
