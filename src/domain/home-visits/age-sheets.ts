/** Usia sekolah dan remaja, dewasa, lansia, and whoever is treated for TBC. */
import type { Visitor } from '../cards/field.ts'
import { PRESSURE_FIELDS } from '../cards/pressure-fields.ts'
import { QUESTIONS_FROM_SIX } from '../cards/questions.ts'
import { latest, listOf } from '../cards/values.ts'
import { choice, MIND, PLATE, VERSION, words, yesNo, type HomeField, type HomeSheet } from './sheet.ts'

const OF_AGE = ['sekolah-remaja', 'dewasa', 'lansia'] as const

/** As the cards of their age word them. */
const borrowed = (...names: readonly string[]): readonly HomeField[] =>
  [...QUESTIONS_FROM_SIX, ...PRESSURE_FIELDS].filter(
    ({ name, due, cards }) => names.includes(name) && due !== 'offered' && OF_AGE.some((card) => cards.includes(card)),
  )

const PRESSURE = borrowed('measure.sistole', 'measure.diastole', 'measure.sistole-2', 'measure.diastole-2')

export const YOUTH: HomeSheet = {
  code: 'sekolah-remaja',
  version: VERSION,
  title: 'Usia sekolah dan remaja 6–18 tahun',
  fields: [
    words('sekolah-bb-tb', 'BB dan TB terakhir: kapan, berapa'),
    PLATE,
    ...borrowed('ask.ttd-mingguan').map((field) => ({ ...field, finds: refused })),
    ...borrowed('ask.merokok'),
    ...PRESSURE,
    yesNo('periksa-ptm', 'Sudah periksa tekanan darah dan gula tahun ini?', missed('tekanan darah dan gula'), {
      fromYears: 15,
    }),
    yesNo('periksa-hb', 'Sudah periksa Hb tahun ini?', undefined, { fromYears: 12, sex: 'P' }),
    MIND,
  ],
}

/** One of the two illnesses that need medicine every day: the same questions for both. */
function illness(code: 'ht' | 'dm', name: string, saidAs: string): readonly HomeField[] {
  const has = (visitor: Visitor): boolean =>
    visitor.today[`ask.${code}`] === true ||
    (visitor.today[`ask.${code}`] === undefined && listOf(latest(visitor, 'ask.riwayat-diri')).includes(saidAs))
  return [
    yesNo(code, `Pernah dikatakan dokter: ${name.toLowerCase()}?`),
    yesNo(`${code}-periksa`, `${name}: sudah diperiksa setahun ini?`, missed(name.toLowerCase())),
    words(`${code}-hasil`, `${name}: kapan, di mana, hasilnya`, {
      when: ({ today }) => today[`ask.${code}-periksa`] === true,
    }),
    yesNo(
      `${code}-kontrol`,
      `${name}: kontrol sebulan ini?`,
      { is: false, says: 'Belum kontrol. Ajak ke pustu minggu ini.', outcome: 'tidak-akses' },
      { when: has },
    ),
    yesNo(
      `${code}-obat`,
      `${name}: obatnya ada di rumah?`,
      { is: false, says: 'Obat habis. Ambil lagi di pustu atau puskesmas.', outcome: 'tidak-akses' },
      { when: has },
    ),
    yesNo(
      `${code}-minum`,
      `${name}: obat diminum 24 jam terakhir?`,
      {
        is: false,
        says: 'Obat tidak diminum. Tanyakan sebabnya.',
        outcome: 'tidak-patuh',
        code: 'obat-tidak-diminum',
      },
      { when: has },
    ),
  ]
}

const ADULT_FIELDS: readonly HomeField[] = [
  ...PRESSURE,
  ...illness('ht', 'Darah tinggi', 'hipertensi'),
  ...illness('dm', 'Kencing manis', 'dm'),
  ...borrowed('ask.merokok'),
]

export const ADULT: HomeSheet = {
  code: 'dewasa',
  version: VERSION,
  title: 'Dewasa 19–59 tahun',
  // Which KB they use is said to the bidan alone (K20).
  fields: [...ADULT_FIELDS, yesNo('kb-bicara', 'Perlu bicara soal KB dengan bidan?', undefined, { toYears: 49 }), MIND],
}

export const ELDERLY: HomeSheet = {
  code: 'lansia',
  version: VERSION,
  title: 'Lansia 60 tahun ke atas',
  fields: [
    ...ADULT_FIELDS,
    yesNo('aks', 'AKS sudah diperiksa tahun ini?', missed('AKS')),
    yesNo('skilas', 'SKILAS sudah diperiksa tahun ini?', missed('SKILAS')),
    words('lansia-hasil', 'AKS dan SKILAS: kapan, di mana, hasilnya', {
      when: ({ today }) => today['ask.aks'] === true || today['ask.skilas'] === true,
    }),
    MIND,
  ],
}

export const TBC: HomeSheet = {
  code: 'tbc',
  version: VERSION,
  title: 'Pengobatan TBC',
  inConfidence: true,
  fields: [
    words('tbc-diagnosis', 'Didiagnosis: kapan dan di mana'),
    yesNo('tbc-kontrol', 'Kontrol sesuai jadwal?', {
      is: false,
      says: 'Ajak kontrol minggu ini.',
      outcome: 'tidak-akses',
    }),
    words('tbc-pmo', 'PMO (pengawas minum obat): nama'),
    yesNo('tbc-obat', 'Obat ada di rumah?', { is: false, says: 'Obat habis. Telepon bidan.', outcome: 'tidak-akses' }),
    yesNo('tbc-minum', 'Obat diminum 24 jam terakhir?', {
      is: false,
      says: 'Tidak diminum. Tanyakan sebabnya, beri tahu bidan hari ini.',
      outcome: 'tidak-patuh',
    }),
    choice(
      'tbc-kontak',
      'Yang serumah sudah diperiksa?',
      [
        { code: 'semua', label: 'Semua' },
        { code: 'sebagian', label: 'Sebagian' },
        { code: 'belum', label: 'Belum' },
      ],
      { is: 'belum', says: 'Ajak semua yang serumah ke puskesmas, juga yang sehat.', outcome: 'tidak-akses' },
    ),
    yesNo('tbc-gejala', 'Ada yang serumah batuk 2 minggu atau lebih?', {
      is: true,
      says: 'Ajak periksa dahak di puskesmas.',
      outcome: 'gejala-tbc',
    }),
  ],
}

function missed(what: string) {
  return {
    is: false,
    says: `Belum periksa ${what}. Ajak ke posyandu, atau ke pustu.`,
    outcome: 'tidak-akses',
  } as const
}

function refused(value: unknown) {
  return value === false ? 'tidak-patuh' : undefined
}
