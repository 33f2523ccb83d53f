/**
 * Topics of penyuluhan of the cards: three sentences each. After CERDIK and the education lists of Kepmenkes
 * 2015/2023, worded by us [background, verify].
 */
import type { CardCode } from '../life-stage.ts'
import type { Visitor } from './field.ts'
import type { Found } from './meanings.ts'
import { MATERNAL_TOPICS } from './maternal-advice.ts'
import { latest, listOf } from './values.ts'

export interface AdultAdvice {
  /** Kept in the visit's `advice`. */
  readonly code: string
  readonly title: string
  readonly says: readonly [string, string, string]
}

export interface Topic extends AdultAdvice {
  /** Codes of meanings. */
  readonly because: readonly string[]
  /** Or what was answered. */
  readonly when?: (visitor: Visitor) => boolean
  /** Said where nothing was found. */
  readonly usual?: readonly CardCode[]
  /** Usual on those cards, and to nobody for whom this holds. */
  readonly unless?: (visitor: Visitor) => boolean
}

/** The most pressing first; a mother's own before those of everybody. */
export const TOPICS: readonly Topic[] = [
  ...MATERNAL_TOPICS,
  {
    code: 'tbc-dewasa',
    because: ['terduga-tbc', 'kontak-tbc'],
    title: 'Gejala TBC',
    says: [
      'Pakai masker, tutup mulut saat batuk.',
      'Periksa dahak di puskesmas, tidak dipungut biaya.',
      'Buka jendela tiap hari; yang serumah ikut diperiksa.',
    ],
  },
  {
    code: 'obat-teratur',
    because: ['obat-tidak-diminum', 'ht2', 'ht3', 'gds-tinggi', 'gds-sangat-tinggi', 'gds-di-atas-alat'],
    title: 'Obat teratur',
    says: [
      'Minum obat tiap hari, walau sudah merasa sehat.',
      'Jangan berhenti sendiri; tanya bidan bila ada keluhan.',
      'Ambil obat lagi sebelum habis, periksa tiap bulan.',
    ],
  },
  {
    code: 'garam',
    because: ['normal-tinggi', 'td-ulang', 'td-anak-tinggi', 'ht1', 'ht2', 'ht3'],
    when: eats('garam'),
    title: 'Kurangi garam',
    says: [
      'Garam paling banyak satu sendok teh sehari untuk satu orang.',
      'Kurangi ikan asin, mi instan, kecap dan penyedap.',
      'Ukur tekanan darah lagi bulan depan.',
    ],
  },
  {
    code: 'gula',
    because: ['gds-pradiabetes', 'gds-tinggi', 'gds-sangat-tinggi', 'gds-di-atas-alat'],
    when: eats('gula'),
    title: 'Kurangi gula',
    says: [
      'Gula paling banyak empat sendok makan sehari.',
      'Minum air putih, bukan minuman manis.',
      'Nasi secukupnya, sayur lebih banyak.',
    ],
  },
  {
    code: 'gerak',
    because: ['imt-g', 'imt-o', 'perut-besar', 'imt-u-gizi-lebih', 'imt-u-obesitas'],
    when: eats('lemak'),
    title: 'Berat badan dan gerak',
    says: [
      'Jalan cepat 30 menit sehari, lima hari seminggu.',
      'Kurangi gorengan, santan dan jajanan manis.',
      'Setengah piring sayur dan buah.',
    ],
  },
  {
    code: 'gizi-kurang-dewasa',
    because: ['imt-sk', 'imt-k', 'kek', 'lila-lansia-rendah', 'imt-u-gizi-kurang', 'imt-u-gizi-buruk'],
    title: 'Makan lebih banyak',
    says: [
      'Makan tiga kali sehari, ditambah dua kali selingan.',
      'Telur, ikan, tempe atau tahu tiap kali makan.',
      'Timbang lagi bulan depan.',
    ],
  },
  {
    code: 'anemia',
    because: ['ttd-tidak', 'hb-ringan', 'hb-sedang', 'hb-berat'],
    title: 'Tablet tambah darah',
    says: [
      'Minum satu tablet tiap minggu; bila anemia, menurut petunjuk bidan.',
      'Minum malam hari dengan air putih, bukan teh atau kopi.',
      'Makan hati, ikan, telur dan sayur hijau.',
    ],
  },
  {
    code: 'rokok',
    because: ['puma-tinggi', 'puma-rendah'],
    when: (visitor) => ['aktif', 'pasif'].some((code) => latest(visitor, 'ask.merokok') === code),
    title: 'Berhenti merokok',
    says: [
      'Tetapkan hari berhenti, beri tahu keluarga.',
      'Jangan ada yang merokok di dalam rumah.',
      'Puskesmas membantu yang mau berhenti.',
    ],
  },
  {
    code: 'lansia-aman',
    because: ['aks-R', 'aks-S', 'aks-B', 'aks-T', 'skilas-positif'],
    usual: ['lansia'],
    title: 'Aman di rumah',
    says: [
      'Lantai kering, lampu terang, pegangan di kamar mandi.',
      'Bergerak tiap hari sesuai kemampuan.',
      'Keluarga mengajak bicara dan makan bersama.',
    ],
  },
  {
    code: 'cerdik',
    because: [],
    usual: ['sekolah-remaja', 'dewasa', 'lansia'],
    title: 'Hidup sehat',
    says: [
      'Makan beragam, setengah piring sayur dan buah.',
      'Bergerak 30 menit sehari, cukup tidur, jangan merokok.',
      'Datang ke posyandu tiap bulan.',
    ],
  },
  {
    // Never because of an answer: what stands in `advice` is read by every kader (K20).
    code: 'perasaan',
    because: [],
    usual: ['ibu-hamil', 'ibu-nifas', 'sekolah-remaja', 'dewasa', 'lansia'],
    title: 'Menjaga perasaan',
    says: [
      'Ceritakan yang berat kepada orang yang dipercaya.',
      'Cukup tidur, bergerak, dan tetap bertemu orang.',
      'Sedih lebih dari dua minggu: datang ke bidan.',
    ],
  },
]

/** The topics for what was found and answered; with neither, those usual on this card. */
export function adultAdviceFor(found: readonly Found[], visitor: Visitor): readonly AdultAdvice[] {
  const codes = new Set(found.map(({ meaning }) => meaning.code))
  const called = TOPICS.filter(
    ({ because, when }) => because.some((code) => codes.has(code)) || when?.(visitor) === true,
  )
  return called.length > 0
    ? called
    : TOPICS.filter(({ usual, unless }) => usual?.includes(visitor.card) && !unless?.(visitor))
}

/** Undefined for a topic that this app does not know. */
export function adultAdviceNamed(code: string): AdultAdvice | undefined {
  return TOPICS.find((topic) => topic.code === code)
}

function eats(code: string): (visitor: Visitor) => boolean {
  return (visitor) => listOf(latest(visitor, 'ask.perilaku')).includes(code)
}
