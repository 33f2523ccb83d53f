/** Bayi 0–6 bulan, balita dan apras 6–71 bulan. */
import { CARDS } from '../life-stage.ts'
import { choice, many, TEMPERATURE, trend, VERSION, words, yesNo, type HomeField, type HomeSheet } from './sheet.ts'

const IMMUNIZED = yesNo('imunisasi', 'Imunisasi lengkap menurut umur di Buku KIA?', {
  is: false,
  says: 'Belum lengkap. Ajak ke hari buka berikutnya.',
  outcome: 'tidak-akses',
})

export const INFANT: HomeSheet = {
  code: 'bayi',
  version: VERSION,
  title: 'Bayi 0–6 bulan',
  fields: [
    TEMPERATURE,
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
    yesNo('vitamin-a', 'Vitamin A Februari atau Agustus terakhir sudah?', {
      is: false,
      says: 'Belum. Beri tahu bidan; kapsul dicatat untuk bulan itu.',
      outcome: 'tidak-akses',
    }),
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
