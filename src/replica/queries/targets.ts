/** What Pusdatin says of each desa, by year. */
import { SASARAN, type Sasaran } from '../../reports/pws/indicator.ts'
import type { LocalDatabase } from '../tables.ts'

export interface DesaTargets {
  readonly desa: string
  readonly year: number
  readonly source: string | undefined
  readonly people: Readonly<Partial<Record<Sasaran, number>>>
}

export async function loadTargets(db: LocalDatabase): Promise<readonly DesaTargets[]> {
  return (await db.target.toArray()).flatMap(({ shown }) => {
    const { desa, year, source } = shown
    if (!desa || typeof year !== 'number') return []
    const people = SASARAN.flatMap((sasaran) => {
      const number = shown[`sasaran.${sasaran}`]
      return typeof number === 'number' ? [[sasaran, number] as const] : []
    })
    return [{ desa, year, source: source ?? undefined, people: Object.fromEntries(people) }]
  })
}
