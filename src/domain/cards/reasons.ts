/** Why a mother, or somebody older than a child, is told about or referred, as the slip words it. */
export const CARD_REASONS = {
  'td-krisis': 'Tekanan darah sangat tinggi',
  'td-tinggi': 'Tekanan darah tinggi',
  'gds-rendah': 'Gula darah terlalu rendah',
  'gds-sangat-tinggi': 'Gula darah sangat tinggi',
  'gds-di-atas-alat': 'Gula darah di atas batas alat (HI)',
  'gds-tinggi': 'Gula darah tinggi',
  anemia: 'Anemia',
  'imt-u-buruk': 'Gizi buruk menurut IMT/U',
  'imt-u-obesitas': 'Obesitas menurut IMT/U',
  'imt-sangat-kurus': 'Sangat kurus',
  'imt-obesitas-dewasa': 'Obesitas',
  kek: 'LiLA merah (KEK)',
  'lila-lansia': 'LiLA lansia di bawah 21 cm',
  'td-hamil-krisis': 'Tekanan darah ibu sangat tinggi',
  'td-hamil': 'Tekanan darah ibu tinggi',
  'kek-hamil': 'Ibu hamil KEK (LiLA merah)',
  'bb-hamil': 'Berat ibu hamil tidak sesuai kurva',
  'bb-hamil-turun': 'Berat ibu turun pada hamil muda',
  'anemia-hamil': 'Ibu hamil anemia',
  'anemia-hamil-ringan': 'Ibu hamil anemia ringan',
  'lewat-bulan': 'Kehamilan lewat bulan',
  'bahaya-hamil': 'Tanda bahaya ibu hamil',
  'bahaya-nifas': 'Tanda bahaya ibu nifas',
  tbc: 'Terduga TBC',
  'tbc-kontak-erat': 'Kontak erat TBC',
  'bahaya-dewasa': 'Tanda bahaya',
  puma: 'PUMA 6 atau lebih',
  // Both words alike: a slip goes through other hands (K20).
  jiwa: 'Perlu dinilai bidan secara pribadi',
  'jiwa-segera': 'Perlu dinilai bidan secara pribadi',
  aks: 'AKS di bawah 20',
  skilas: 'SKILAS ada yang positif',
  mata: 'Gangguan penglihatan',
  telinga: 'Gangguan pendengaran',
  'mata-telinga': 'Gangguan penglihatan dan pendengaran',
} as const

export type CardReason = keyof typeof CARD_REASONS

export function isCardReason(code: string): code is CardReason {
  return Object.hasOwn(CARD_REASONS, code)
}
