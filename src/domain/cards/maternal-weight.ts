/** A mother's weight against its band, and whether she is too thin (card 1, columns 3 to 6 and 15). */
import {
  baseWeight,
  bmiBefore,
  judgeWeight,
  type WeightAnswer,
  type WeightAt,
  type WeightBase,
} from '../pregnancy/weight-band.ts'
import { KEK_CM } from './body.ts'
import type { Meaning, Visitor } from './field.ts'
import { latest, numberOf } from './values.ts'

/** Completed weeks while pregnant; undefined while the dates are not known. */
export function weeksOf({ maternal }: Visitor): number | undefined {
  return maternal?.state === 'hamil' && maternal.days !== undefined ? Math.floor(maternal.days / 7) : undefined
}

/** Numbers of this pregnancy's visits, today's first, with the completed week of each. */
export function inThisPregnancy(
  visitor: Visitor,
  name: string,
): readonly { readonly week: number; readonly value: number }[] {
  const days = visitor.maternal?.state === 'hamil' ? visitor.maternal.days : undefined
  if (days === undefined) return []
  const all = [{ daysAgo: 0, values: visitor.today }, ...visitor.earlier]
  return all.flatMap(({ daysAgo, values }) => {
    const value = numberOf(values[name])
    return value === undefined || daysAgo > days ? [] : [{ week: Math.floor((days - daysAgo) / 7), value }]
  })
}

/** For the chart: the weights of this pregnancy, newest first. */
export function pregnancyWeights(visitor: Visitor): readonly WeightAt[] {
  return inThisPregnancy(visitor, 'weightKg').map(({ week, value }) => ({ week, kg: value }))
}

/** What her gain is counted from (§8.4). */
export function weightBaseOf(visitor: Visitor): WeightBase | undefined {
  return baseWeight(numberOf(visitor.maternal?.pregnancy.weightBeforeKg), pregnancyWeights(visitor))
}

export function heightOf(visitor: Visitor): number | undefined {
  return numberOf(visitor.maternal?.pregnancy.heightCm) ?? numberOf(latest(visitor, 'heightCm'))
}

/** Undefined while she was not weighed today. */
export function weightAnswer(visitor: Visitor): WeightAnswer | undefined {
  const kg = numberOf(visitor.today.weightKg)
  if (kg === undefined || visitor.maternal?.state !== 'hamil') return undefined
  return judgeWeight({
    kg,
    week: weeksOf(visitor),
    base: weightBaseOf(visitor),
    heightCm: heightOf(visitor),
    fetuses: visitor.maternal.pregnancy.fetuses,
  })
}

const MISSING = {
  minggu: 'Usia kehamilan belum diketahui, berat belum bisa dinilai. Tanyakan HPHT atau hasil USG.',
  'berat-awal': 'Berat sebelum hamil belum diisi, jadi berat belum bisa dinilai.',
  tinggi: 'Tinggi badan belum diisi, jadi berat belum bisa dinilai.',
} as const

/** BB sesuai kurva Buku KIA: Ya or Tidak (column 4). */
export function pregnancyWeightMeaning(visitor: Visitor): Meaning | undefined {
  const answer = weightAnswer(visitor)
  if (answer === undefined) return undefined
  switch (answer.state) {
    case 'tidak-dapat-dinilai':
      return {
        code: 'bb-tidak-dapat-dinilai',
        colour: 'kuning',
        formal: 'Tidak dapat dinilai',
        says: MISSING[answer.missing],
      }
    case 'nakes':
      return {
        code: 'bb-nakes',
        colour: 'kuning',
        formal: 'Dinilai nakes',
        says: 'Hamil kembar: beratnya dinilai bidan.',
      }
    case 'belum-dinilai':
      return answer.isLoss
        ? {
            code: 'bb-hamil-turun',
            colour: 'kuning',
            formal: 'Belum dinilai, turun',
            ...gained(answer.gainKg),
            says: 'Berat badan turun. Beri tahu bidan.',
            follow: { reason: 'bb-hamil-turun', route: 'lapor' },
          }
        : undefined
    case 'sesuai':
      return {
        code: 'bb-sesuai',
        colour: 'hijau',
        letter: 'Ya',
        formal: 'Sesuai kurva',
        ...gained(answer.gainKg),
        says: 'Kenaikan berat sesuai kurva Buku KIA.',
      }
    default:
      return {
        code: `bb-${answer.state}`,
        colour: 'merah',
        letter: 'Tidak',
        formal: answer.state === 'kurang' ? 'Di bawah kurva' : 'Di atas kurva',
        ...gained(answer.gainKg),
        says: `Kenaikan berat ${answer.state === 'kurang' ? 'kurang dari' : 'lebih dari'} kurva. Rujuk ke pustu atau puskesmas.`,
        follow: { reason: 'bb-hamil', route: '7-hari' },
      }
  }
}

function gained(kg: number | undefined): { readonly number?: string } {
  return kg === undefined ? {} : { number: `${kg < 0 ? '−' : '+'}${withComma(Math.abs(kg))} kg` }
}

const THIN_BMI = 18.5

/** KEK at any visit of this pregnancy, or too thin before it: entitled to extra food (column 15). */
export function isWithKek(visitor: Visitor): boolean {
  const base = weightBaseOf(visitor)
  const height = heightOf(visitor)
  return (
    inThisPregnancy(visitor, 'armCm').some(({ value }) => value < KEK_CM) ||
    (numberOf(visitor.today.armCm) ?? KEK_CM) < KEK_CM ||
    (base !== undefined && height !== undefined && height > 0 && bmiBefore(base.kg, height) < THIN_BMI)
  )
}

function withComma(value: number): string {
  return String(value).replace('.', ',')
}
