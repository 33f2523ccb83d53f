/**
 * The five national priority programmes of Bab IV (Program Prioritas Nasional) of the puskesmas' accreditation, and what
 * of the app's figures and referrals speaks of each.
 */
import type { IndicatorGroup } from '../pws/indicator.ts'

export const PROGRAMMES = ['stunting', 'kia', 'imunisasi', 'tbc', 'ptm'] as const
export type Programme = (typeof PROGRAMMES)[number]

interface About {
  /** Whose tiles of the PWS stand under monitoring. */
  readonly group: IndicatorGroup
  /** Of `ReferralFields.reasons`: who was referred for it is followed up by this programme. */
  readonly reasons: readonly string[]
  /** Forms whose columns say what was done. */
  readonly forms: readonly string[]
}

export const ABOUT: Readonly<Record<Programme, About>> = {
  stunting: {
    group: 'gizi',
    reasons: [
      'oedema',
      'lila-merah',
      'lila-kuning',
      'bb-tb-buruk',
      'bb-tb-kurang',
      'imt-buruk',
      'imt-kurang',
      'bgm',
      'bb-kurang',
      '1t',
      '2t',
      't-under-6-months',
      'sangat-pendek',
      'pendek',
    ],
    forms: ['gizi'],
  },
  kia: {
    group: 'kia',
    reasons: [
      'td-hamil-krisis',
      'td-hamil',
      'kek-hamil',
      'bb-hamil',
      'bb-hamil-turun',
      'anemia-hamil',
      'anemia-hamil-ringan',
      'lewat-bulan',
      'bahaya-hamil',
      'bahaya-nifas',
    ],
    forms: ['kia'],
  },
  imunisasi: { group: 'imunisasi', reasons: [], forms: ['pws-imunisasi'] },
  tbc: { group: 'tbc', reasons: ['tbc-gejala', 'tbc-kontak', 'tbc', 'tbc-kontak-erat'], forms: ['tbc'] },
  ptm: {
    group: 'ptm',
    reasons: [
      'td-krisis',
      'td-tinggi',
      'gds-rendah',
      'gds-sangat-tinggi',
      'gds-di-atas-alat',
      'gds-tinggi',
      'imt-obesitas-dewasa',
      'puma',
    ],
    forms: ['ptm'],
  },
}

export function isProgramme(text: string | null): text is Programme {
  return (PROGRAMMES as readonly (string | null)[]).includes(text)
}
