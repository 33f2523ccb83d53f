export type WeightForAgeStatus = 'sangat-kurang' | 'kurang' | 'normal' | 'risiko-lebih'
export type HeightForAgeStatus = 'sangat-pendek' | 'pendek' | 'normal' | 'tinggi'
export type NutritionStatus =
  'gizi-buruk' | 'gizi-kurang' | 'gizi-baik' | 'berisiko-gizi-lebih' | 'gizi-lebih' | 'obesitas'
export type HeadStatus = 'mikrosefali' | 'normal' | 'makrosefali'
export type ArmColour = 'merah' | 'kuning' | 'hijau'

/** The first band that holds the value is its class; a value above them all belongs to `above`. */
export type CutOffs<Status extends string> = {
  readonly source: string
  readonly bands: readonly Band<Status>[]
  readonly above: Status
}
type Band<Status> =
  { readonly status: Status; readonly below: number } | { readonly status: Status; readonly upTo: number }

const PERMENKES_2_2020 = 'Permenkes 2/2020 (Standar Antropometri Anak), kategori dan ambang batas status gizi anak'

/** BB/U, 0-60 months. */
export const WEIGHT_FOR_AGE: CutOffs<WeightForAgeStatus> = {
  source: PERMENKES_2_2020,
  bands: [
    { status: 'sangat-kurang', below: -3 },
    { status: 'kurang', below: -2 },
    { status: 'normal', upTo: 1 },
  ],
  above: 'risiko-lebih',
}

/** PB/U and TB/U, 0-60 months. */
export const HEIGHT_FOR_AGE: CutOffs<HeightForAgeStatus> = {
  source: PERMENKES_2_2020,
  bands: [
    { status: 'sangat-pendek', below: -3 },
    { status: 'pendek', below: -2 },
    { status: 'normal', upTo: 3 },
  ],
  above: 'tinggi',
}

/** BB/PB, BB/TB and IMT/U, 0-60 months. */
export const NUTRITION_0_TO_60_MONTHS: CutOffs<NutritionStatus> = {
  source: PERMENKES_2_2020,
  bands: [
    { status: 'gizi-buruk', below: -3 },
    { status: 'gizi-kurang', below: -2 },
    { status: 'gizi-baik', upTo: 1 },
    { status: 'berisiko-gizi-lebih', upTo: 2 },
    { status: 'gizi-lebih', upTo: 3 },
  ],
  above: 'obesitas',
}

/** IMT/U from 61 months to 18 years. */
export const NUTRITION_5_TO_18_YEARS: CutOffs<NutritionStatus> = {
  source: `${PERMENKES_2_2020}; Kepmenkes 2015/2023, tabel 13`,
  bands: [
    { status: 'gizi-buruk', below: -3 },
    { status: 'gizi-kurang', below: -2 },
    { status: 'gizi-baik', upTo: 1 },
    { status: 'gizi-lebih', upTo: 2 },
  ],
  above: 'obesitas',
}

/** LK/U, 0-60 months. */
export const HEAD_FOR_AGE: CutOffs<HeadStatus> = {
  source: 'Programme practice; Permenkes 2/2020 does not name the classes',
  bands: [
    { status: 'mikrosefali', below: -2 },
    { status: 'normal', upTo: 2 },
  ],
  above: 'makrosefali',
}

/** LiLA in cm, the same at every age from 6 to 59 completed months. */
export const ARM: CutOffs<ArmColour> & { readonly fromMonth: number; readonly toMonth: number } = {
  source: 'Kartu bantu pemeriksaan bayi, balita dan apras; Kepmenkes 1936/2022 (PPK)',
  fromMonth: 6,
  toMonth: 59,
  bands: [
    { status: 'merah', below: 11.5 },
    { status: 'kuning', below: 12.5 },
  ],
  above: 'hijau',
}

/** BB/U z-scores of the KMS lines. */
export type KmsLines = { readonly merahZ: number; readonly oranyeZ: number }

/** Older KMS editions drew others, so each puskesmas may set its own. */
export const KMS_LINES = {
  source: 'Buku KIA 2023, halaman KMS',
  merahZ: -3,
  oranyeZ: 1,
} as const satisfies KmsLines & { readonly source: string }

export function classOf<Status extends string>({ bands, above }: CutOffs<Status>, value: number): Status {
  const band = bands.find((each) => ('below' in each ? value < each.below : value <= each.upTo))
  return band ? band.status : above
}
