/**
 * Ibu hamil, bersalin dan nifas. Contacts with their dates stand in the pregnancy, which numbers them (R8.1): here it is
 * only asked whether she goes.
 */
import { armMeaning } from '../cards/body.ts'
import { ofNumber } from '../cards/values.ts'
import { CARDS } from '../life-stage.ts'
import { MIND, PLATE, TEMPERATURE, VERSION, words, yesNo, type HomeField, type HomeSheet } from './sheet.ts'

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
  means: ofNumber(armMeaning),
  source: 'Checklist kunjungan rumah ibu hamil, §9.2; LiLA <23,5 KEK, §4.2',
}

export const PREGNANT: HomeSheet = {
  code: 'ibu-hamil',
  version: VERSION,
  title: 'Ibu hamil',
  fields: [
    TEMPERATURE,
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
      code: 'ttd-tidak',
    }),
    KEK_ARM,
    yesNo('mt-habis', 'Makanan tambahan (KEK) dihabiskan tiap hari?', undefined, {
      when: ({ today }) => Number(today['measure.lila'] ?? Infinity) < KEK_CM,
    }),
    yesNo('kelas-ibu', 'Ikut kelas ibu hamil?', { is: false, says: 'Belum. Ajak ikut kelas berikutnya.' }),
    MIND,
  ],
}

/** §4.2 kolom 6. */
const KEK_CM = 23.5

export const AFTER_BIRTH: HomeSheet = {
  code: 'bersalin-nifas',
  version: VERSION,
  title: 'Ibu bersalin dan nifas',
  fields: [
    TEMPERATURE,
    words('lahir', 'Melahirkan: kapan, jam berapa, umur hamil berapa minggu'),
    words('penolong', 'Penolong dan tempat melahirkan'),
    yesNo('ibu-sehat', 'Keadaan ibu baik?', { is: false, says: 'Periksa tanda bahaya di atas.' }),
    yesNo('imd', 'Bayi menyusu dalam 1 jam setelah lahir (IMD)?'),
    yesNo('menyusui', 'Menyusui?', { is: false, says: 'Tanyakan sebabnya, bantu menyusui, beri tahu bidan.' }),
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
