/** Measurements of one child that are hard to believe beside the one before: for TPG and bidan to look at. Pure. */
import { completedMonths, daysBetween } from '../../domain/calendar.ts'
import { childScores } from '../../domain/growth/child-scores.ts'
import type { GrowthIndex } from '../../domain/growth/lms.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import { LENGTH_MINUS_HEIGHT_CM, type GrowthScores } from '../../domain/growth/z-scores.ts'
import type { ServedPerson, ServedVisit } from '../month/served.ts'

export type Doubt = 'flag' | 'shrunk' | 'unchanged' | 'leapt' | 'other-weight'

export interface Doubtful {
  readonly person: ServedPerson
  readonly visit: ServedVisit
  readonly doubt: Doubt
  /** Which measurement; for a flag, by which index. */
  readonly of: 'heightCm' | 'weightKg' | GrowthIndex
  readonly value: number
  /** Of the last time, and how long ago; absent for a flag. */
  readonly before?: number
  readonly days?: number
  /** Of a flag. */
  readonly z?: number
}

/** A decrease of more than 0.5 cm, an increase of more than 5 cm a month, weight ± 15 % (domain spec §4.1). */
const SHRUNK_CM = 0.5
const LEAP_CM_A_MONTH = 5
const OTHER_WEIGHT = 0.15
/**
 * Ours: the same length to the millimetre is hard to believe of a child under two after three weeks (they grow about
 * 1 cm a month), of an older one after eighty days (about 0.6 cm a month).
 */
const UNCHANGED_DAYS = { infant: 21, older: 80 } as const
const DAYS_A_MONTH = 30

const FLAGGED: readonly GrowthIndex[] = [
  'weightForAge',
  'heightForAge',
  'weightForHeight',
  'bmiForAge',
  'headForAge',
  'armForAge',
]

/** Of a child's visit at this open day; nothing for one who is no child under 72 months. */
export function doubtsAbout(person: ServedPerson, openDay: string, tables: GrowthTables): readonly Doubtful[] {
  const { birth, visits } = person
  const visit = visits.find((each) => each.openDay === openDay && each.elsewhere === undefined)
  if (!visit || birth === undefined || visit.on < birth || completedMonths(birth, visit.on) > 71) return []
  const earlier = visits.filter(({ on }) => on < visit.on)
  return [
    ...flagsOf(person, birth, visit, tables),
    ...heightDoubts(person, birth, visit, earlier),
    ...weightDoubts(person, visit, earlier),
  ]
}

function flagsOf(person: ServedPerson, birth: string, visit: ServedVisit, tables: GrowthTables): readonly Doubtful[] {
  const { weightKg, heightCm, headCm, armCm, posture, oedema } = visit.shown
  if (person.sex === undefined) return []
  const scores: GrowthScores = childScores(tables, {
    sex: person.sex,
    birth,
    on: visit.on,
    ...(typeof weightKg === 'number' && { weightKg }),
    ...(typeof heightCm === 'number' && { heightCm }),
    ...(typeof headCm === 'number' && { headCm }),
    ...(typeof armCm === 'number' && { armCm }),
    ...(posture && { posture }),
    ...(oedema === true && { oedema }),
  })
  return FLAGGED.flatMap((index): readonly Doubtful[] => {
    const score = scores[index]
    if (!score?.flagged) return []
    const value = valueOf(index, visit)
    return value === undefined ? [] : [{ person, visit, doubt: 'flag', of: index, value, z: score.z }]
  })
}

function valueOf(index: GrowthIndex, { shown }: ServedVisit): number | undefined {
  const of = { heightForAge: shown.heightCm, headForAge: shown.headCm, armForAge: shown.armCm }
  return (index in of ? of[index as keyof typeof of] : shown.weightKg) ?? undefined
}

function heightDoubts(
  person: ServedPerson,
  birth: string,
  visit: ServedVisit,
  earlier: readonly ServedVisit[],
): readonly Doubtful[] {
  const before = earlier.findLast(({ shown }) => typeof shown.heightCm === 'number')
  const [now, was] = [asHeight(visit), before && asHeight(before)]
  if (now === undefined || was === undefined || !before) return []
  const days = daysBetween(before.on, visit.on)
  const about = {
    person,
    visit,
    of: 'heightCm',
    value: visit.shown.heightCm!,
    before: before.shown.heightCm!,
    days,
  } as const
  const change = round(now - was)
  if (change < -SHRUNK_CM) return [{ ...about, doubt: 'shrunk' }]
  if (change > (LEAP_CM_A_MONTH * Math.max(days, DAYS_A_MONTH)) / DAYS_A_MONTH) return [{ ...about, doubt: 'leapt' }]
  const within = completedMonths(birth, visit.on) < 24 ? UNCHANGED_DAYS.infant : UNCHANGED_DAYS.older
  return change === 0 && days >= within ? [{ ...about, doubt: 'unchanged' }] : []
}

function weightDoubts(person: ServedPerson, visit: ServedVisit, earlier: readonly ServedVisit[]): readonly Doubtful[] {
  const before = earlier.findLast(({ shown }) => typeof shown.weightKg === 'number')
  const { weightKg } = visit.shown
  const was = before?.shown.weightKg
  if (typeof weightKg !== 'number' || typeof was !== 'number' || !before) return []
  const days = daysBetween(before.on, visit.on)
  // §4.1 compares with last month's: what came between after a longer time is growth. Newborns double in four months.
  const isYoung = person.birth !== undefined && completedMonths(person.birth, visit.on) < 6
  if (days > 45 || isWithin(weightKg, was) || (isYoung && weightKg > was)) return []
  return [{ person, visit, doubt: 'other-weight', of: 'weightKg', value: weightKg, before: was, days }]
}

/** In whole grams: 8.5 kg is fifteen percent of 10 kg less, whatever the floating point says. */
function isWithin(kg: number, wasKg: number): boolean {
  return Math.abs(Math.round(kg * 1000) - Math.round(wasKg * 1000)) <= Math.round(wasKg * 1000 * OTHER_WEIGHT)
}

/** As if everybody stood: lying adds 0.7 cm (WHO), and a child who changed from one to the other did not shrink. */
function asHeight({ shown: { heightCm, posture } }: ServedVisit): number | undefined {
  if (typeof heightCm !== 'number') return undefined
  return posture === 'terlentang' ? heightCm - LENGTH_MINUS_HEIGHT_CM : heightCm
}

function round(cm: number): number {
  return Math.round(cm * 100) / 100
}
