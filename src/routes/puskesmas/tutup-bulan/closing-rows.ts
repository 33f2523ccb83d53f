/** How far each posyandu's month has come. Pure. */
import type { CalendarMonth } from '../../../domain/calendar.ts'
import type { AreaPosyandu, PosyanduTally } from '../../../replica/area/area.ts'
import {
  countsOf,
  differences,
  newestOfMonth,
  signed,
  type Recap,
  type SignOff,
} from '../../../reports/closing/recap.ts'

export interface ClosingRow extends AreaPosyandu {
  /** Undefined: nothing of the month is here. */
  readonly openDays: number | undefined
  readonly weighed: number | undefined
  /** Who looked at its data. */
  readonly checked: readonly SignOff[]
  readonly newest: Recap | undefined
  /** Numbers that are otherwise now than in its newest recap. */
  readonly changed: number
  /** Of ketua, bidan and kepala, on the newest recap. */
  readonly signatures: number
}

export function closingRows(
  posyandu: readonly AreaPosyandu[],
  month: CalendarMonth,
  tallies: readonly PosyanduTally[],
  recaps: readonly Recap[],
  signOffs: readonly SignOff[],
): readonly ClosingRow[] {
  const newestOf = new Map(newestOfMonth(recaps, month).map((recap) => [recap.posyandu, recap]))
  return posyandu.map((each): ClosingRow => {
    const found = tallies.find((tally) => tally.posyandu === each.posyandu && tally.month === month)
    const counts = found?.tally && countsOf(found.tally)
    const newest = newestOf.get(each.posyandu)
    const onRecap = newest && signed(signOffs, each.posyandu, month, newest.revision)
    return {
      ...each,
      openDays: counts && found.openDays,
      weighed: counts && (counts['skdn.d'] ?? 0),
      checked: [...signed(signOffs, each.posyandu, month, undefined).values()],
      newest,
      changed: newest && counts && found.isCurrent ? differences(newest.counts, counts).length : 0,
      signatures: onRecap ? SIGNING.filter((as) => onRecap.has(as)).length : 0,
    }
  })
}

/** Who signs a recap (field practice 9). */
export const SIGNING = ['ketua', 'bidan', 'kepala'] as const
