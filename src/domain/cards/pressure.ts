/** Blood pressure: Kepmenkes 2015/2023 Tabel 21; K7 for the second reading; C13 for "Rendah". All in mmHg. */
import { DANGER } from './adult-danger.ts'
import type { Meaning, Visitor } from './field.ts'
import {
  crisisFor,
  isJudgedAsMother,
  levelsFor,
  reaches,
  REPEAT,
  type Level,
  type Pressure,
} from './pressure-levels.ts'
import { listOf, numberOf } from './values.ts'

/** The first reading of today; undefined while one of its numbers is missing. */
export function firstPressure({ today }: Pick<Visitor, 'today'>): Pressure | undefined {
  return pressureIn(numberOf(today['measure.sistole']), numberOf(today['measure.diastole']))
}

/** The one that counts: the second where there is one, unless the first let nobody wait (K7). Both are kept. */
export function pressureOf(visitor: Pick<Visitor, 'today' | 'maternal'>): Pressure | undefined {
  const first = firstPressure(visitor)
  return first && reaches(first, crisisFor(visitor)) ? first : (secondPressure(visitor) ?? first)
}

/** Whether to rest five minutes and measure again (K7): high, and neither so high nor so ill that nobody waits. */
export function needsSecondReading(visitor: Visitor): boolean {
  const first = firstPressure(visitor)
  return (
    first !== undefined &&
    reaches(first, REPEAT) &&
    !reaches(first, crisisFor(visitor)) &&
    listOf(visitor.today[DANGER]).length === 0
  )
}

export function pressureMeaning(visitor: Visitor): Meaning | undefined {
  const pressure = pressureOf(visitor)
  const levels = levelsFor(visitor)
  if (!pressure || !levels) return undefined
  const number = `${pressure.sistole}/${pressure.diastole} mmHg`
  if (needsSecondReading(visitor) && !secondPressure(visitor)) return { ...again(visitor), number }
  const level = levels.find(({ from }) => reaches(pressure, from))
  if (level?.isHigh) return { ...high(level, pressure, visitor), number }
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
  if (isLow(pressure, visitor)) {
    return {
      code: 'rendah',
      colour: 'kuning',
      letter: 'R',
      formal: 'Rendah',
      number,
      says: 'Tekanan darah rendah. Duduk dulu, minum, dan tanyakan ada pusing atau tidak.',
    }
  }
  const formal = level?.formal ?? (visitor.card === 'dewasa' || visitor.card === 'lansia' ? 'Optimal' : 'Normal')
  return { code: level?.code ?? 'optimal', colour: 'hijau', letter: 'N', formal, number, says: 'Tekanan darah baik.' }
}

/** Not classified before it was measured again; the bidan hears of it should nobody do so. */
function again(visitor: Visitor): Meaning {
  return {
    code: 'td-ulang',
    colour: 'kuning',
    letter: 'T',
    formal: 'Belum dinilai: perlu ukur ulang',
    says: 'Tekanan darah tinggi. Duduk tenang 5 menit, lalu ukur lagi.',
    follow: { reason: isJudgedAsMother(visitor) ? 'td-hamil' : 'td-tinggi', route: 'lapor' },
  }
}

const ADULT_FROM_MONTHS = 19 * 12
/** "Rendah" is a letter of the cards from 15 years on. */
const LOW_FROM_MONTHS = 15 * 12

function high({ code, formal, isCrisis }: Level, pressure: Pressure, visitor: Visitor): Meaning {
  if (isJudgedAsMother(visitor)) return highOfMother(code, formal, isCrisis === true)
  const { months } = visitor
  const isIsolated = pressure.sistole >= REPEAT.sistole && pressure.diastole < REPEAT.diastole
  const words = {
    code,
    colour: 'merah',
    letter: 'T',
    // Hipertensi sistolik terisolasi: a tag on top of an adult's level (§15.4).
    formal: isIsolated && months >= ADULT_FROM_MONTHS ? `${formal}, sistolik terisolasi` : formal,
  } as const
  return isCrisis
    ? {
        ...words,
        says: 'Tekanan darah sangat tinggi. Antar ke bidan atau puskesmas sekarang.',
        follow: { reason: 'td-krisis', route: 'segera' },
      }
    : {
        ...words,
        says: 'Tekanan darah tinggi. Rujuk ke puskesmas minggu ini.',
        follow: { reason: 'td-tinggi', route: '7-hari' },
      }
}

/** K6: 160/110 at once, 140/90 within a day. */
function highOfMother(code: string, formal: string, isCrisis: boolean): Meaning {
  const words = { code, colour: 'merah', letter: 'T', formal } as const
  return isCrisis
    ? {
        ...words,
        says: 'Tekanan darah ibu sangat tinggi. Antar ke puskesmas atau rumah sakit sekarang, telepon bidan.',
        follow: { reason: 'td-hamil-krisis', route: 'segera' },
      }
    : {
        ...words,
        says: 'Tekanan darah ibu tinggi. Rujuk, paling lambat besok.',
        follow: { reason: 'td-hamil', route: '24-jam' },
      }
}

function isLow({ sistole, diastole }: Pressure, { months, settings: { lowPressure } }: Visitor): boolean {
  return months >= LOW_FROM_MONTHS && (sistole < lowPressure.sistole || diastole < lowPressure.diastole)
}

function secondPressure({ today }: Pick<Visitor, 'today'>): Pressure | undefined {
  return pressureIn(numberOf(today['measure.sistole-2']), numberOf(today['measure.diastole-2']))
}

function pressureIn(sistole: number | undefined, diastole: number | undefined): Pressure | undefined {
  return sistole === undefined || diastole === undefined ? undefined : { sistole, diastole }
}
