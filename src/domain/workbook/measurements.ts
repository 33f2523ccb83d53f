import { absent, certain, doubtful, type DoubtedField, type Reading } from './doubt.ts'
import { readNumber } from './numbers.ts'
import { isBlank, textIn, writtenIn, type Cell } from './sheet.ts'

type Range = readonly [least: number, most: number]

/**
 * A weight outside this is a slip of the pen, not a thin or heavy child: half of −3 SD and 1.4 times +3 SD of WHO 2006
 * weight for age, of the sex that makes it wider. [age in months, least kg, most kg]
 */
const WEIGHT_BY_AGE: readonly (readonly [number, number, number])[] = [
  [0, 0.5, 7],
  [3, 1.5, 12.6],
  [6, 2.5, 15.3],
  [12, 3.2, 18.6],
  [24, 4, 24],
  [36, 4.8, 29.3],
  [48, 5.5, 35.3],
  [60, 6, 40],
]
/** Hard limits of domain spec §4.1. */
const CHILD_WEIGHT: Range = [0.5, 40]
const CHILD_HEIGHT: Range = [30, 130]
const OLDER_WEIGHT: Range = [5, 250]
const OLDER_HEIGHT: Range = [70, 220]
const HEAD: Range = [20, 65]
const CHILD_ARM: Range = [5, 30]
const OLDER_ARM: Range = [10, 60]

export interface Child {
  readonly ageMonths?: number
  /** The weights of the same child on other days, kg. */
  readonly otherWeights: readonly number[]
}

export interface MeasurementReadings {
  readonly weightKg: Reading<number>
  readonly heightCm: Reading<number>
  readonly headCm: Reading<number>
  readonly armCm: Reading<number>
}

type Cells = Readonly<Record<keyof MeasurementReadings, Cell | undefined>>

/** Reads what was measured; a value no child of this age can have is doubted, with what it probably was. */
export function readMeasurements(cells: Cells, child: Child): MeasurementReadings {
  const older = (child.ageMonths ?? 0) >= 72
  const weightRange = believableWeight(child.ageMonths)
  const heightRange = older ? OLDER_HEIGHT : CHILD_HEIGHT
  const rest = {
    headCm: measured('headCm', cells.headCm, HEAD, []),
    armCm: measured('armCm', cells.armCm, older ? OLDER_ARM : CHILD_ARM, []),
  }
  const [weight, height] = [readNumber(cells.weightKg), readNumber(cells.heightCm)]
  if (weight.is === 'certain' && height.is === 'certain') {
    const asWritten = isIn(weight.value, weightRange) || isIn(height.value, heightRange)
    if (!asWritten && isIn(height.value, weightRange) && isIn(weight.value, heightRange)) {
      const kind = 'weight-and-height-swapped'
      return {
        weightKg: doubtful(kind, 'weightKg', writtenIn(cells.weightKg), height.value),
        heightCm: doubtful(kind, 'heightCm', writtenIn(cells.heightCm), weight.value),
        ...rest,
      }
    }
  }
  const weightKg = measured('weightKg', cells.weightKg, weightRange, child.otherWeights)
  return {
    weightKg: weightKg.is === 'absent' ? doubtful('weight-missing', 'weightKg', writtenIn(cells.weightKg)) : weightKg,
    heightCm: measured('heightCm', cells.heightCm, heightRange, []),
    ...rest,
  }
}

/** The weights a child of this age can have, kg; the widest when the age is not known. */
export function believableWeight(ageMonths: number | undefined): Range {
  if (ageMonths === undefined) return CHILD_WEIGHT
  if (ageMonths >= 72) return OLDER_WEIGHT
  const next = WEIGHT_BY_AGE.findIndex(([months]) => months > ageMonths)
  const [before, after] = [WEIGHT_BY_AGE[next - 1], WEIGHT_BY_AGE[next]]
  if (!before || !after) return [6, CHILD_WEIGHT[1]]
  const part = (ageMonths - before[0]) / (after[0] - before[0])
  return [before[1] + part * (after[1] - before[1]), before[2] + part * (after[2] - before[2])]
}

function measured(
  field: DoubtedField & keyof MeasurementReadings,
  cell: Cell | undefined,
  range: Range,
  others: readonly number[],
): Reading<number> {
  const written = writtenIn(cell)
  const reading = readNumber(cell)
  switch (reading.is) {
    case 'certain':
      if (isIn(reading.value, range)) return certain(reading.value)
      return misplacedPoint(field, written, reading.value, range, others)
    case 'absent':
      return absent
    case 'became-date':
      return doubtful('number-became-date', field, written, onlyIf(isIn(reading.suggestion, range), reading.suggestion))
    case 'unreadable':
      // "sakit", "rewel": a word in the weight's place says why there is none.
      if (field === 'weightKg' && !isBlank(cell) && !/\d/.test(textIn(cell)))
        return doubtful('weight-missing', field, written)
      return doubtful('number-unreadable', field, written)
  }
}

function misplacedPoint(
  field: DoubtedField,
  written: string,
  value: number,
  range: Range,
  others: readonly number[],
): Reading<number> {
  const pointLost = value > range[1] && Number.isInteger(value)
  const possible = (pointLost ? [10, 100, 1000] : [10, 100, 1000, 0.1])
    .map((divisor) => Math.round((value / divisor) * 1000) / 1000)
    .filter((candidate) => isIn(candidate, range) && isNear(candidate, others))
  const suggestion = possible.length === 1 ? possible[0] : undefined
  const kind = pointLost && possible.length > 0 ? 'decimal-point-lost' : 'value-out-of-range'
  return doubtful(kind, field, written, suggestion)
}

/** Between half and twice what the child weighed on some other day; anything goes when there is no other day. */
function isNear(value: number, others: readonly number[]): boolean {
  return others.length === 0 || others.some((other) => value > other / 2 && value < other * 2)
}

function isIn(value: number, [least, most]: Range): boolean {
  return value >= least && value <= most
}

function onlyIf<T>(condition: boolean, value: T): T | undefined {
  return condition ? value : undefined
}
