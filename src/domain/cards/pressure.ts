/** Blood pressure: Kepmenkes 2015/2023 Tabel 21; K7 for the second reading; C13 for "Rendah". All in mmHg. */
import type { Meaning, Visitor } from './field.ts'
import { numberOf } from './values.ts'

export interface Pressure {
  readonly sistole: number
  readonly diastole: number
}

/** From here on somebody is referred at once, without a second reading (K7, §8.6). */
const CRISIS: Pressure = { sistole: 180, diastole: 110 }
/** From here on it is measured again after five minutes (K7). */
const REPEAT: Pressure = { sistole: 140, diastole: 90 }
/** Remaja from 13 years: hypertension begins earlier than in adults (§4.4). */
const YOUTH_HIGH: Pressure = { sistole: 130, diastole: 80 }
const YOUTH_TO_YEARS = 18

type Level = {
  readonly from: Pressure
  readonly code: string
  readonly formal: string
}

/** The worst first: the higher category of the two numbers wins (§15.4). */
const ADULT_LEVELS: readonly Level[] = [
  { from: CRISIS, code: 'ht3', formal: 'Hipertensi derajat 3' },
  { from: { sistole: 160, diastole: 100 }, code: 'ht2', formal: 'Hipertensi derajat 2' },
  { from: REPEAT, code: 'ht1', formal: 'Hipertensi derajat 1' },
  { from: { sistole: 130, diastole: 85 }, code: 'normal-tinggi', formal: 'Normal tinggi' },
  { from: { sistole: 120, diastole: 80 }, code: 'normal', formal: 'Normal' },
]
const YOUTH_LEVELS: readonly Level[] = [
  { from: CRISIS, code: 'ht3', formal: 'Hipertensi derajat 2' },
  { from: REPEAT, code: 'ht2', formal: 'Hipertensi derajat 2' },
  { from: YOUTH_HIGH, code: 'ht1', formal: 'Hipertensi derajat 1' },
  { from: { sistole: 120, diastole: Infinity }, code: 'normal-tinggi', formal: 'Meningkat' },
]

/** The first reading of today; undefined while one of its numbers is missing. */
export function firstPressure({ today }: Visitor): Pressure | undefined {
  return pressureIn(numberOf(today['measure.sistole']), numberOf(today['measure.diastole']))
}

/** The one that counts: the second where there is one. Both are kept. */
export function pressureOf(visitor: Visitor): Pressure | undefined {
  const { today } = visitor
  return (
    pressureIn(numberOf(today['measure.sistole-2']), numberOf(today['measure.diastole-2'])) ?? firstPressure(visitor)
  )
}

/** Whether to rest five minutes and measure again (K7): high, and not so high that nobody waits. */
export function needsSecondReading(visitor: Visitor): boolean {
  const first = firstPressure(visitor)
  return first !== undefined && reaches(first, REPEAT) && !reaches(first, CRISIS)
}

export function pressureMeaning(visitor: Visitor): Meaning | undefined {
  const pressure = pressureOf(visitor)
  if (!pressure) return undefined
  const number = `${pressure.sistole}/${pressure.diastole} mmHg`
  const { lowPressure } = visitor.settings
  const level = levelsFor(visitor).find(({ from }) => reaches(pressure, from))
  if (level && HIGH.has(level.code)) return high(level, pressure, number)
  if (level?.code === 'normal-tinggi') {
    return {
      code: level.code,
      colour: 'kuning',
      letter: 'N',
      formal: level.formal,
      number,
      says: 'Tekanan darah agak tinggi. Kurangi garam, ukur lagi bulan depan.',
    }
  }
  if (pressure.sistole < lowPressure.sistole || pressure.diastole < lowPressure.diastole) {
    return {
      code: 'rendah',
      colour: 'kuning',
      letter: 'R',
      formal: 'Rendah',
      number,
      says: 'Tekanan darah rendah. Duduk dulu, minum, dan tanyakan ada pusing atau tidak.',
    }
  }
  const formal = level?.formal ?? (visitor.card === 'sekolah-remaja' ? 'Normal' : 'Optimal')
  return { code: level?.code ?? 'optimal', colour: 'hijau', letter: 'N', formal, number, says: 'Tekanan darah baik.' }
}

const HIGH: ReadonlySet<string> = new Set(['ht1', 'ht2', 'ht3'])
/** Hipertensi sistolik terisolasi: a tag on top of the level. */
const ISOLATED: Pressure = { sistole: 140, diastole: 90 }

function high({ code, formal }: Level, pressure: Pressure, number: string): Meaning {
  const isIsolated = pressure.sistole >= ISOLATED.sistole && pressure.diastole < ISOLATED.diastole
  const words = {
    colour: 'merah',
    letter: 'T',
    formal: isIsolated ? `${formal}, sistolik terisolasi` : formal,
  } as const
  return code === 'ht3'
    ? {
        ...words,
        code,
        number,
        says: 'Tekanan darah sangat tinggi. Antar ke bidan atau puskesmas sekarang.',
        follow: { reason: 'td-krisis', route: 'segera' },
      }
    : {
        ...words,
        code,
        number,
        says: 'Tekanan darah tinggi. Rujuk ke puskesmas minggu ini.',
        follow: { reason: 'td-tinggi', route: '7-hari' },
      }
}

function levelsFor({ card, months }: Visitor): readonly Level[] {
  return card === 'sekolah-remaja' && months < (YOUTH_TO_YEARS + 1) * 12 ? YOUTH_LEVELS : ADULT_LEVELS
}

function reaches({ sistole, diastole }: Pressure, from: Pressure): boolean {
  return sistole >= from.sistole || diastole >= from.diastole
}

function pressureIn(sistole: number | undefined, diastole: number | undefined): Pressure | undefined {
  return sistole === undefined || diastole === undefined ? undefined : { sistole, diastole }
}
