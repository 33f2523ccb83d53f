import { daysBetween } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import type { Antigen } from './products.ts'

/** Two records that may be one dose, written at two places. Neither is struck out: somebody looks. */
export interface PossibleDouble {
  readonly antigen: Antigen
  readonly records: readonly [RecordedDose, RecordedDose]
  readonly days: number
}

/** Closer than the shortest interval of any antigen, two doses cannot both have been meant. */
const TOO_CLOSE_DAYS = 28

/** Records of one antigen from different places, less than 4 weeks apart, the closest first. */
export function possibleDoubles(doses: readonly RecordedDose[]): readonly PossibleDouble[] {
  const given = doses.filter(({ outcome, date }) => outcome === 'given' && date !== undefined)
  return given
    .flatMap((a, index) =>
      given.slice(index + 1).flatMap((b): readonly PossibleDouble[] => {
        if (a.antigen !== b.antigen || a.source === b.source) return []
        if (a.date === undefined || b.date === undefined) return []
        const days = Math.abs(daysBetween(a.date, b.date))
        return days < TOO_CLOSE_DAYS ? [{ antigen: a.antigen, records: [a, b], days }] : []
      }),
    )
    .sort((a, b) => a.days - b.days)
}
