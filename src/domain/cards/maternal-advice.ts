/** Topics of penyuluhan for mothers. After Buku KIA and Kepmenkes 2015/2023, worded by us [background, verify]. */
import type { Topic } from './adult-advice.ts'
import { isAskedOfFeeding } from './maternal-fields.ts'

/** The most pressing first. */
export const MATERNAL_TOPICS: readonly Topic[] = [
  {
    code: 'bahaya-ibu',
    because: ['bahaya-hamil', 'bahaya-nifas', 'td-ibu-krisis', 'td-ibu-tinggi'],
    title: 'Tanda bahaya ibu',
    says: [
      'Perdarahan, kejang, sakit kepala berat, pandangan kabur: ke puskesmas sekarang.',
      'Jangan menunggu pagi, telepon bidan di jalan.',
      'Siapkan kendaraan dan keluarga yang menemani.',
    ],
  },
  {
    code: 'gizi-hamil',
    because: ['kek-hamil', 'bb-kurang', 'bb-hamil-turun', 'mt-tidak-dimakan'],
    title: 'Makan lebih banyak saat hamil',
    says: [
      'Makan satu porsi lebih banyak dari biasanya, sedikit tetapi sering.',
      'Telur, ikan, daging atau tempe tiap kali makan.',
      'Makanan tambahan dari posyandu dimakan ibu sendiri.',
    ],
  },
  {
    code: 'bb-hamil-lebih',
    because: ['bb-lebih'],
    title: 'Berat naik terlalu cepat',
    says: [
      'Kurangi minuman manis, gorengan dan kue.',
      'Tetap makan lauk, sayur dan buah, jangan diet.',
      'Jalan kaki tiap hari bila bidan mengizinkan.',
    ],
  },
  {
    code: 'ttd-hamil',
    because: ['ttd-ibu-tidak', 'ttd-dan-mms', 'hb-hamil-ringan', 'hb-hamil-sedang', 'hb-hamil-berat'],
    title: 'Tablet tambah darah saat hamil',
    says: [
      'Minum satu tablet tiap hari, TTD atau MMS, jangan keduanya.',
      'Minum malam hari dengan air putih, bukan teh atau kopi.',
      'Tinja jadi hitam itu biasa; mual berat, tanya bidan.',
    ],
  },
  {
    code: 'kelas-ibu',
    because: ['kelas-ibu-tidak'],
    title: 'Kelas ibu hamil',
    says: [
      'Ikut kelas ibu hamil paling sedikit 4 kali, sekali bersama suami.',
      'Di kelas dibahas kehamilan, persalinan dan bayi baru lahir.',
      'Tanyakan jadwalnya kepada bidan.',
    ],
  },
  {
    code: 'menyusui',
    because: ['tidak-menyusui'],
    usual: ['ibu-nifas'],
    unless: (visitor) => !isAskedOfFeeding(visitor),
    title: 'Menyusui',
    says: [
      'Susui sesering bayi mau, siang dan malam.',
      'Sampai 6 bulan hanya ASI, tanpa air dan makanan lain; teruskan sampai 2 tahun.',
      'Payudara sakit atau ASI sedikit: minta bantuan bidan.',
    ],
  },
  {
    code: 'vitamin-a-nifas',
    because: ['vita-nifas-kurang'],
    title: 'Vitamin A setelah melahirkan',
    says: [
      'Dua kapsul merah, yang kedua paling cepat sehari sesudahnya.',
      'Minta kepada bidan, paling lambat hari ke-42.',
      'Menambah daya tahan tubuh ibu.',
    ],
  },
  {
    code: 'siap-lahir',
    because: ['lewat-bulan'],
    usual: ['ibu-hamil'],
    title: 'Siap melahirkan',
    says: [
      'Periksa hamil paling sedikit 6 kali, dua kali oleh dokter.',
      'Rencanakan tempat melahirkan, kendaraan, biaya dan donor darah.',
      'Datang ke posyandu tiap bulan, bawa Buku KIA.',
    ],
  },
  {
    code: 'rawat-nifas',
    because: [],
    usual: ['ibu-nifas'],
    title: 'Setelah melahirkan',
    says: [
      'Periksa nifas 4 kali sampai hari ke-42.',
      'Perdarahan, demam atau sakit kepala berat: ke puskesmas sekarang.',
      'Bicarakan KB dengan suami dan bidan.',
    ],
  },
]
