import { areaWords } from '../../ui/words/area.ts'

/** "12–23 bulan", "Lansia (60 tahun ke atas)" */
export function bandInWords(band: string): string {
  const words = areaWords().pws
  return words.ageGroup[band] ?? words.months(band.replace('-', '–'))
}
