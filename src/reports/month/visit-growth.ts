/** Z-scores and classes of one visit. */
import { completedMonths, type CalendarDate } from '../../domain/calendar.ts'
import { childScores } from '../../domain/growth/child-scores.ts'
import type { KmsLines } from '../../domain/growth/cut-offs.ts'
import { childStatus, type ChildStatus } from '../../domain/growth/status.ts'
import type { GrowthTables, Sex } from '../../domain/growth/tables.ts'
import type { GrowthScores } from '../../domain/growth/z-scores.ts'
import type { ServedVisit } from './served.ts'

/** `withWeight`: a weight out of a book was not measured that day, and no index of a month is made of it. */
export function visitScores(
  { sex, birth }: { readonly sex: Sex; readonly birth: CalendarDate },
  { on, shown }: Pick<ServedVisit, 'on' | 'shown'>,
  tables: GrowthTables,
  withWeight: boolean,
): GrowthScores {
  const { weightKg, heightCm, headCm, armCm, posture, oedema } = shown
  return childScores(tables, {
    sex,
    birth,
    on,
    ...(withWeight && typeof weightKg === 'number' && { weightKg }),
    ...(typeof heightCm === 'number' && { heightCm }),
    ...(typeof headCm === 'number' && { headCm }),
    ...(typeof armCm === 'number' && { armCm }),
    ...(posture && { posture }),
    ...(oedema === true && { oedema }),
  })
}

export function visitStatus(
  birth: CalendarDate,
  { on, shown }: Pick<ServedVisit, 'on' | 'shown'>,
  scores: GrowthScores,
  kms: KmsLines,
): ChildStatus {
  const about = {
    completedMonths: completedMonths(birth, on),
    armCm: shown.armCm ?? undefined,
    oedema: shown.oedema === true,
  }
  return childStatus(scores, about, kms)
}
