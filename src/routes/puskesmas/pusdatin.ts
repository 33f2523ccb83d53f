import type { DesaTargets } from '../../replica/queries/targets.ts'
import type { Sasaran } from '../../reports/pws/indicator.ts'

/** What Pusdatin says of this year. Desa are written by people: capitals and spaces make no other desa. */
export function targetsOfArea(all: readonly DesaTargets[], year: number) {
  const byDesa = new Map(all.filter((each) => each.year === year).map(({ desa, people }) => [plain(desa), people]))
  return { of: (desa: string, sasaran: Sasaran): number | undefined => byDesa.get(plain(desa))?.[sasaran] }
}

function plain(desa: string): string {
  return desa.trim().toLowerCase().replace(/\s+/g, ' ')
}
