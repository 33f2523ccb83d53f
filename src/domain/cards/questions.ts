/** Langkah 4 of the cards from six years on: what is asked one by one. Questionnaires stand in `forms/`. */
import type { CardField, Option } from './field.ts'
import { latest, listOf } from './values.ts'

const ADULTS = ['dewasa', 'lansia'] as const
const CARD = 'Kartu bantu dewasa-lansia, identitas dan perilaku berisiko'
const YOUTH_CARD = 'Kartu bantu usia sekolah-remaja'

const DISEASES: readonly Option[] = [
  { code: 'hipertensi', label: 'Hipertensi' },
  { code: 'dm', label: 'Diabetes' },
  { code: 'stroke', label: 'Stroke' },
  { code: 'jantung', label: 'Penyakit jantung' },
  { code: 'asma', label: 'Asma' },
  { code: 'kanker', label: 'Kanker' },
  { code: 'kolesterol', label: 'Kolesterol tinggi' },
]

export const QUESTIONS_FROM_SIX: readonly CardField[] = [
  {
    name: 'ask.kawin',
    label: 'Menikah (pasangan usia subur)?',
    step: 4,
    cards: ['dewasa'],
    sex: 'P',
    toYears: 49,
    kind: 'yes-no',
    due: 'yearly',
    source: 'domain spec R2.4: PUS, perempuan menikah 15-49 tahun; SIP format 4 dan 6',
  },
  {
    name: 'ask.ckg',
    label: 'Sudah CKG (Cek Kesehatan Gratis) tahun ini?',
    step: 4,
    cards: ADULTS,
    kind: 'yes-no',
    due: 'yearly',
    source: 'domain spec §0.5 K18',
  },
  {
    name: 'ask.riwayat-diri',
    label: 'Penyakit yang pernah dikatakan dokter',
    step: 4,
    cards: ADULTS,
    kind: 'many',
    options: DISEASES,
    due: 'yearly',
    source: CARD,
  },
  {
    name: 'ask.minum-obat',
    label: 'Obatnya diminum 24 jam terakhir?',
    step: 4,
    cards: ADULTS,
    when: (visitor) => ['hipertensi', 'dm'].some((code) => listOf(latest(visitor, 'ask.riwayat-diri')).includes(code)),
    kind: 'yes-no',
    due: 'every-visit',
    means: (value) =>
      value === false
        ? {
            code: 'obat-tidak-diminum',
            colour: 'kuning',
            says: 'Obat tidak diminum. Tanyakan sebabnya, ajak ke pustu.',
          }
        : undefined,
    source: 'Checklist kunjungan rumah dewasa dan lansia: HT/DM, minum obat 24 jam (§9.2)',
  },
  {
    name: 'ask.riwayat-keluarga',
    label: 'Penyakit orang tua atau saudara kandung',
    step: 4,
    cards: ADULTS,
    kind: 'many',
    options: DISEASES,
    due: 'yearly',
    source: CARD,
  },
  {
    name: 'ask.merokok',
    label: 'Merokok?',
    step: 4,
    cards: ['sekolah-remaja', 'dewasa', 'lansia'],
    fromYears: 10,
    kind: 'choice',
    options: [
      { code: 'tidak', label: 'Tidak' },
      { code: 'aktif', label: 'Ya, merokok' },
      { code: 'pasif', label: 'Serumah dengan perokok' },
    ],
    due: 'yearly',
    inCkg: true,
    source: `${CARD}; Formulir 2 (kelas 4-12)`,
  },
  {
    name: 'ask.perilaku',
    label: 'Kebiasaan makan',
    step: 4,
    cards: ADULTS,
    kind: 'many',
    options: [
      { code: 'gula', label: 'Banyak gula' },
      { code: 'garam', label: 'Banyak garam' },
      { code: 'lemak', label: 'Banyak gorengan dan lemak' },
    ],
    due: 'yearly',
    source: CARD,
  },
  {
    name: 'ask.sekolah',
    label: 'Nama sekolah dan kelas',
    step: 4,
    cards: ['sekolah-remaja'],
    kind: 'text',
    due: 'yearly',
    source: `${YOUTH_CARD}, identitas`,
  },
  {
    name: 'ask.ttd-mingguan',
    label: 'Minum TTD tiap minggu?',
    step: 4,
    cards: ['sekolah-remaja'],
    sex: 'P',
    fromYears: 12,
    kind: 'yes-no',
    due: 'every-visit',
    means: (value) =>
      value === false
        ? { code: 'ttd-tidak', colour: 'kuning', says: 'TTD tidak diminum. Ajak minum satu tablet tiap minggu.' }
        : undefined,
    source: `${YOUTH_CARD}: TTD mingguan, putri kelas 7-12; Kepmenkes 2015/2023, anemia`,
  },
  {
    name: 'ask.obat-cacing',
    label: 'Sudah minum obat cacing tahun ini?',
    step: 4,
    cards: ['sekolah-remaja'],
    kind: 'yes-no',
    due: 'yearly',
    source: `${YOUTH_CARD}: obat cacing 1x setahun`,
  },
]
