/**
 * Ibu hamil, bersalin dan nifas. Contacts with their dates stand in the pregnancy, which numbers them (R8.1): here it is
 * only asked whether she goes.
 */
import { KEK_CM } from '../cards/body.ts'
import { isAskedOfFeeding } from '../cards/maternal-fields.ts'
import { isWithKek } from '../cards/maternal-weight.ts'
import { pregnancyArmMeaning } from '../cards/maternal.ts'
import { PRESSURE_FIELDS } from '../cards/pressure-fields.ts'
import { numberOf, ofNumber } from '../cards/values.ts'
import { CARDS } from '../life-stage.ts'
import { FEVER_C, MIND, PLATE, TEMPERATURE, VERSION, words, yesNo, type HomeField, type HomeSheet } from './sheet.ts'

const KEK_ARM: HomeField = {
  name: 'measure.lila',
  label: 'Lingkar lengan atas (LiLA)',
  step: 4,
  cards: CARDS,
  due: 'every-visit',
  kind: 'number',
  unit: 'cm',
  min: 10,
  max: 60,
  decimals: 1,
  means: ofNumber(pregnancyArmMeaning),
  source: 'Checklist kunjungan rumah ibu hamil, §9.2; LiLA <23,5 KEK, §4.2',
}

/** The kader brings the tensi kit (§9.1); limits, second reading and urgency are those of the card (K6, K7). */
const PRESSURE: readonly HomeField[] = PRESSURE_FIELDS.filter(({ cards }) => cards.includes('ibu-hamil'))

/** In the nifas a fever is a danger sign by itself (§8.6). */
const NIFAS_TEMPERATURE: HomeField = {
  ...TEMPERATURE,
  means: (value) =>
    Number(value) >= FEVER_C
      ? {
          code: 'bahaya-nifas',
          colour: 'merah',
          formal: 'Tanda bahaya ibu nifas',
          says: 'Demam: tanda bahaya ibu nifas. Antar ke puskesmas sekarang, telepon bidan.',
          follow: { reason: 'bahaya-nifas', route: 'segera' },
        }
      : undefined,
  finds: (value) => (Number(value) >= FEVER_C ? 'tanda-bahaya' : undefined),
}

export const PREGNANT: HomeSheet = {
  code: 'ibu-hamil',
  version: VERSION,
  title: 'Ibu hamil',
  fields: [
    TEMPERATURE,
    ...PRESSURE,
    yesNo('kia', 'Buku KIA ada dan diisi?', { is: false, says: 'Bantu minta Buku KIA ke bidan.' }),
    yesNo('anc', 'Periksa hamil sesuai jadwal di Buku KIA?', {
      is: false,
      says: 'Belum. Ajak periksa minggu ini.',
      outcome: 'tidak-akses',
    }),
    words('anc-terakhir', 'Periksa terakhir: kapan, di mana, oleh siapa'),
    PLATE,
    yesNo('ttd-ada', 'TTD atau MMS masih ada di rumah?', {
      is: false,
      says: 'Habis. Ambil lagi di posyandu atau pustu.',
      outcome: 'tidak-akses',
    }),
    yesNo('ttd-24-jam', 'TTD atau MMS diminum 24 jam terakhir?', {
      is: false,
      says: 'Tidak diminum. Tanyakan sebabnya; minum malam hari dengan air putih.',
      outcome: 'tidak-patuh',
      code: 'ttd-ibu-tidak',
    }),
    KEK_ARM,
    yesNo(
      'mt-habis',
      'Makanan tambahan (KEK) dihabiskan tiap hari?',
      {
        is: false,
        says: 'Tidak dihabiskan. Makanan itu untuk ibu sendiri; tanyakan sebabnya.',
        outcome: 'tidak-patuh',
        code: 'mt-tidak-dimakan',
      },
      // Now, or at an open day of this pregnancy.
      { when: (visitor) => (numberOf(visitor.today['measure.lila']) ?? KEK_CM) < KEK_CM || isWithKek(visitor) },
    ),
    yesNo('kelas-ibu', 'Ikut kelas ibu hamil?', { is: false, says: 'Belum. Ajak ikut kelas berikutnya.' }),
    MIND,
  ],
}

export const AFTER_BIRTH: HomeSheet = {
  code: 'bersalin-nifas',
  version: VERSION,
  title: 'Ibu bersalin dan nifas',
  fields: [
    NIFAS_TEMPERATURE,
    ...PRESSURE,
    words('lahir', 'Melahirkan: kapan, jam berapa, umur hamil berapa minggu'),
    words('penolong', 'Penolong dan tempat melahirkan'),
    yesNo('ibu-sehat', 'Keadaan ibu baik?', { is: false, says: 'Periksa tanda bahaya di atas.' }),
    yesNo('imd', 'Bayi menyusu dalam 1 jam setelah lahir (IMD)?', undefined, { when: isAskedOfFeeding }),
    yesNo(
      'menyusui',
      'Menyusui?',
      { is: false, says: 'Tanyakan sebabnya, bantu menyusui, beri tahu bidan.' },
      { when: isAskedOfFeeding },
    ),
    yesNo('vitamin-a', 'Sudah minum vitamin A 2 kapsul?', {
      is: false,
      says: 'Belum. Masih boleh sampai hari ke-42.',
      outcome: 'tidak-akses',
    }),
    yesNo('kf', 'Pemeriksaan nifas sesuai jadwal (KF)?', {
      is: false,
      says: 'Belum. Ajak ke bidan sekarang.',
      outcome: 'tidak-akses',
    }),
    // Which one she uses is said to the bidan alone (K20).
    yesNo('kb-bicara', 'Sudah bicara soal KB dengan bidan?'),
    MIND,
  ],
}
