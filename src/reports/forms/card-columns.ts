/** What the recaps of remaja, dewasa and lansia count of their cards, by the card's own letters. */
import type { Meaning } from '../../domain/cards/field.ts'
import type { Column } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isSeen } from './examined.ts'
import { headed } from './headed.ts'

/** A mother is examined with her own card: what was found stands in the recap of mothers (R2.2). */
export const MOTHERS_NOTE = 'Ibu hamil, nifas dan menyusui ikut dihitung datang; hasil pemeriksaannya di rekap ibu.'

/** Came, and was examined with the card of their age. */
export function isOnOwnCard(at: PersonMonth): boolean {
  return isSeen(at) && at.maternal === undefined
}

const IMT = { SK: 'Sangat kurus', K: 'Kurus', N: 'Normal', G: 'Gemuk', O: 'Obesitas' } as const
const LEVELS = { R: 'Rendah', N: 'Normal', T: 'Tinggi' } as const

export function imtColumns(from: number, fits: Fits): readonly Column[] {
  return lettered('IMT', from, IMT, fits, (at) => at.finding('imt'))
}

export function pressureColumns(from: number, fits: Fits): readonly Column[] {
  return lettered('Tekanan darah', from, LEVELS, fits, (at) => at.finding('td'))
}

export function glucoseColumns(from: number, fits: Fits): readonly Column[] {
  return lettered('Gula darah', from, LEVELS, fits, glucoseOf)
}

/** By its number, or by what the meter showed instead of one. */
export function glucoseOf(at: PersonMonth): Meaning | undefined {
  return at.finding('measure.gds') ?? at.finding('ask.gds-meter')
}

export function hasLargeWaist(at: PersonMonth): boolean {
  return at.finding('measure.lingkar-perut')?.code === 'perut-besar'
}

type Fits = (at: PersonMonth) => boolean

function lettered(
  under: string,
  from: number,
  letters: Readonly<Record<string, string>>,
  fits: Fits,
  found: (at: PersonMonth) => Meaning | undefined,
): readonly Column[] {
  return headed(
    under,
    ...Object.entries(letters).map(
      ([letter, label], i) =>
        [
          String(from + i),
          `${label} (${letter})`,
          (at: PersonMonth) => fits(at) && found(at)?.letter === letter,
        ] as const,
    ),
  )
}
