/** What makes a pregnancy one to watch (domain spec §8.5): 4T is computed, the rest is said and kept by its code. */
import type { CalendarDate } from '../calendar.ts'
import { yearsOn } from '../life-stage.ts'
import { lmpOf, type Pregnancy } from './pregnancy.ts'

export interface Risk {
  readonly code: string
  readonly label: string
}

/** 4 Terlalu [definition background, consistent with Kepmenkes layak hamil]: completed years, both borders. */
const YOUNG_BELOW_YEARS = 20
const OLD_ABOVE_YEARS = 35
const CLOSE_BELOW_YEARS = 2
const MANY_ABOVE = 3

const FOUR_TOO = {
  muda: { code: 'terlalu-muda', label: 'Terlalu muda (di bawah 20 tahun)' },
  tua: { code: 'terlalu-tua', label: 'Terlalu tua (di atas 35 tahun)' },
  dekat: { code: 'terlalu-dekat', label: 'Terlalu dekat (jarak di bawah 2 tahun)' },
  banyak: { code: 'terlalu-banyak', label: 'Terlalu banyak (anak lebih dari 3)' },
} as const

const TWINS: Risk = { code: 'kembar', label: 'Hamil kembar' }

/** Asked of every pregnancy, kept in its `risk.<code>` (S19, ALKI). Answers in confidence (HIV, IMS) are not among them. */
export const ASKED_RISKS: readonly Risk[] = [
  { code: 'sesar', label: 'Pernah operasi sesar' },
  { code: 'perdarahan-dulu', label: 'Pernah perdarahan saat hamil atau melahirkan' },
  { code: 'keguguran-dulu', label: 'Keguguran lebih dari 3 kali' },
  { code: 'lahir-mati', label: 'Pernah bayi lahir mati' },
  { code: 'bayi-meninggal', label: 'Pernah bayi meninggal sebelum 28 hari' },
  { code: 'berat-lahir', label: 'Pernah bayi lahir di bawah 2.500 g atau di atas 4.000 g' },
  { code: 'kelainan-bawaan', label: 'Pernah bayi dengan kelainan bawaan' },
  { code: 'tensi-dulu', label: 'Tekanan darah tinggi atau diabetes saat hamil dulu' },
  { code: 'hipertensi', label: 'Tekanan darah tinggi' },
  { code: 'diabetes', label: 'Diabetes' },
  { code: 'jantung', label: 'Penyakit jantung' },
  { code: 'ginjal', label: 'Penyakit ginjal' },
  { code: 'kanker', label: 'Kanker' },
  { code: 'anemia', label: 'Kurang darah (anemia)' },
  { code: 'malaria-hepatitis', label: 'Malaria atau hepatitis' },
  { code: 'rhesus', label: 'Golongan darah Rhesus negatif' },
  { code: 'rokok', label: 'Merokok, alkohol, atau obat terlarang' },
  { code: 'letak', label: 'Kelainan letak, 36 minggu atau lebih' },
]

const NAMED: ReadonlyMap<string, Risk> = new Map(
  [...ASKED_RISKS, TWINS, ...Object.values(FOUR_TOO)].map((risk) => [risk.code, risk]),
)

/** Undefined for a risk that this app does not know. */
export function riskNamed(code: string): Risk | undefined {
  return NAMED.get(code)
}

/**
 * All of this pregnancy on that day, 4T first. Too young is by HPHT, so that a birthday on the way does not hide it; too
 * old is by the day.
 */
export function risksOf(pregnancy: Pregnancy, birthDate: CalendarDate | undefined, on: CalendarDate): readonly Risk[] {
  const { gravida, spacingYears, fetuses, risks } = pregnancy
  const found = new Set<string>()
  if (birthDate !== undefined && birthDate <= on) {
    const began = lmpOf(pregnancy) ?? on
    if (began < birthDate || yearsOn(birthDate, began) < YOUNG_BELOW_YEARS) found.add(FOUR_TOO.muda.code)
    if (yearsOn(birthDate, on) > OLD_ABOVE_YEARS) found.add(FOUR_TOO.tua.code)
  }
  if (spacingYears !== undefined && spacingYears < CLOSE_BELOW_YEARS && gravida !== 1) found.add(FOUR_TOO.dekat.code)
  if (gravida !== undefined && gravida > MANY_ABOVE) found.add(FOUR_TOO.banyak.code)
  if (fetuses !== undefined && fetuses > 1) found.add(TWINS.code)
  for (const code of risks) found.add(code)
  return [...found].map((code) => riskNamed(code) ?? { code, label: code })
}
