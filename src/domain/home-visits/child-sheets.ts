/** Bayi 0–6 bulan, balita dan apras 6–71 bulan. */
import { CARDS } from '../life-stage.ts'
import {
  choice,
  FEVER_C,
  many,
  TEMPERATURE,
  trend,
  VERSION,
  words,
  yesNo,
  type HomeField,
  type HomeSheet,
} from './sheet.ts'

const IMMUNIZED = yesNo('imunisasi', 'Imunisasi lengkap menurut umur di Buku KIA?', {
  is: false,
  says: 'Belum lengkap. Ajak ke hari buka berikutnya.',
  outcome: 'tidak-akses',
})

/** Under 6 months a fever is a danger sign by itself (§8.6). Cold: below 36,5 [background, verify]. */
const INFANT_TEMPERATURE: HomeField = {
  ...TEMPERATURE,
  means: (value) => {
    if (Number(value) >= FEVER_C)
      return {
        code: 'demam-bayi',
        colour: 'merah',
        says: 'Demam: tanda bahaya pada bayi. Antar ke puskesmas sekarang, telepon bidan.',
      }
    return Number(value) < COLD_C
      ? { code: 'bayi-dingin', colour: 'kuning', says: 'Bayi dingin. Dekap di dada ibu, periksa tanda bahaya di atas.' }
      : undefined
  },
  refers: (value) => (Number(value) >= FEVER_C ? { reason: 'tanda-bahaya', tier: 'segera' } : undefined),
  finds: (value) => (Number(value) >= FEVER_C ? 'tanda-bahaya' : undefined),
}
const COLD_C = 36.5

export const INFANT: HomeSheet = {
  code: 'bayi',
  version: VERSION,
  title: 'Bayi 0–6 bulan',
  fields: [
    INFANT_TEMPERATURE,
    yesNo('kn', 'Pemeriksaan bayi baru lahir sesuai jadwal (KN)?', {
      is: false,
      says: 'Belum. Ajak ke bidan sekarang.',
      outcome: 'tidak-akses',
    }),
    yesNo('asi-saja', 'Hanya ASI sampai hari ini?', {
      is: false,
      says: 'Bantu kembali ke ASI saja. Jangan beri makanan sebelum 6 bulan.',
      code: 'asi-putus',
    }),
    IMMUNIZED,
    trend('bb', 'Berat badan di Buku KIA'),
    trend('pb', 'Panjang badan di Buku KIA'),
    trend('lk', 'Lingkar kepala di Buku KIA'),
  ],
}

const ARM: HomeField = {
  name: 'measure.lila',
  label: 'Lingkar lengan atas (LiLA)',
  step: 4,
  cards: CARDS,
  due: 'every-visit',
  kind: 'number',
  unit: 'cm',
  min: 5,
  max: 30,
  decimals: 1,
  when: ({ months }) => months <= LAST_ARM_MONTH,
  means: (value) => {
    const cm = Number(value)
    if (cm >= GREEN_CM) return undefined
    return cm < RED_CM
      ? { code: 'lila-merah', colour: 'merah', says: 'LiLA merah. Antar ke puskesmas hari ini, telepon bidan.' }
      : { code: 'lila-kuning', colour: 'kuning', says: 'LiLA kuning. Ajak ke pustu minggu ini.' }
  },
  // K6: merah segera.
  refers: (value) => {
    const cm = Number(value)
    if (cm >= GREEN_CM) return undefined
    return cm < RED_CM ? { reason: 'lila-merah', tier: 'segera' } : { reason: 'lila-kuning', tier: '7-hari' }
  },
  source: 'Checklist kunjungan rumah balita, §9.2; hijau ≥12,5, kuning 11,5–<12,5, merah <11,5 cm (6–59 bulan), §4.3',
}
const GREEN_CM = 12.5
const RED_CM = 11.5
const LAST_ARM_MONTH = 59

export const CHILD: HomeSheet = {
  code: 'balita-apras',
  version: VERSION,
  title: 'Balita dan apras 6–71 bulan',
  fields: [
    TEMPERATURE,
    trend('bb', 'Berat badan di Buku KIA'),
    trend('lk', 'Lingkar kepala di Buku KIA'),
    ARM,
    IMMUNIZED,
    words('obat-cacing', 'Obat cacing terakhir: kapan', { when: ({ months }) => months >= 12 }),
    choice(
      'vitamin-a',
      'Vitamin A Februari atau Agustus terakhir',
      [
        { code: 'sudah', label: 'Sudah' },
        { code: 'belum', label: 'Belum' },
        // Nobody sought no care who was too young for it then.
        { code: 'belum-waktunya', label: 'Waktu itu belum 6 bulan' },
      ],
      { is: 'belum', says: 'Belum. Beri tahu bidan; kapsul dicatat untuk bulan itu.', outcome: 'tidak-akses' },
      // From 60 months on there is none (§7).
      { when: ({ months }) => months <= LAST_ARM_MONTH },
    ),
    choice(
      'pmt',
      'Mendapat PMT?',
      [
        { code: 'tidak', label: 'Tidak mendapat' },
        { code: 'habis', label: 'Ya, dihabiskan' },
        { code: 'sisa', label: 'Ya, tidak habis' },
      ],
      { is: 'sisa', says: 'Makanan tambahan untuk anak ini saja, bukan dibagi.', outcome: 'tidak-patuh' },
      { when: ({ months }) => months <= LAST_ARM_MONTH },
    ),
    many('makan', 'Dimakan kemarin', [
      { code: 'pokok', label: 'Nasi, bubur, umbi, mi' },
      { code: 'hewani', label: 'Telur, ikan, ayam, daging, hati' },
      { code: 'nabati', label: 'Tahu, tempe, kacang' },
      { code: 'lemak', label: 'Minyak, santan, margarin' },
      { code: 'buah-sayur', label: 'Buah dan sayur' },
    ]),
  ],
}
