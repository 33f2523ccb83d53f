/** Somebody made up, for tests. */
import { cardOf, type CardCode } from '../life-stage.ts'
import type { Maternal } from '../pregnancy/pregnancy.ts'
import { DEFAULT_CARD_SETTINGS, type CardSettings, type CardValues, type Visitor } from './field.ts'
import type { Form, FormAnswers } from './form.ts'

interface Made {
  readonly years: number
  /** Completed months beyond the years. */
  readonly months?: number
  readonly sex?: Visitor['sex']
  readonly bmiForAgeZ?: number
  readonly maternal?: Maternal
  readonly today?: CardValues
  /** The newest first. */
  readonly earlier?: readonly (readonly [daysAgo: number, values: CardValues])[]
  readonly settings?: Partial<CardSettings>
}

export function exampleVisitor({ years, months = 0, sex = 'P', today = {}, earlier = [], ...rest }: Made): Visitor {
  return {
    card: cardAt(years, rest.maternal),
    months: years * 12 + months,
    sex,
    today,
    earlier: earlier.map(([daysAgo, values]) => ({ daysAgo, values })),
    settings: { ...DEFAULT_CARD_SETTINGS, ...rest.settings },
    ...(rest.maternal && { maternal: rest.maternal }),
    ...(rest.bmiForAgeZ !== undefined && { bmiForAgeZ: rest.bmiForAgeZ }),
  }
}

function cardAt(years: number, maternal: Maternal | undefined): CardCode {
  const group = years < 15 ? 'usia-sekolah' : years < 19 ? 'remaja' : years < 60 ? 'dewasa' : 'lansia'
  return cardOf(group, maternal?.state)
}

/** Every item answered with its first option, except these. */
export function answersTo(form: Form, chosen: Readonly<Record<string, number>> = {}): FormAnswers {
  const first = Object.fromEntries(form.items.map(({ code }) => [code, 0]))
  return { version: form.version, answers: { ...first, ...chosen } }
}
