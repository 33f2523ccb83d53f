/** The numbers of the cards in words. The two of a blood pressure share a tab, and are said together. */
import type { CalendarDate } from '../../../../../domain/calendar.ts'
import type { Visitor } from '../../../../../domain/cards/field.ts'
import { pressureOf } from '../../../../../domain/cards/pressure.ts'
import { lastBefore } from '../../../../../domain/cards/values.ts'
import { shortDate } from '../../../../../ui/dates.ts'
import { formatDecimal } from '../../../../../ui/numbers.ts'
import { cardWords } from '../../../../../ui/words/cards.ts'
import { declared } from '../../../../../ui/words/declared.ts'
import { t } from '../../../../../ui/words/words.svelte.ts'
import { numberField } from './card-entry.ts'
import { recordedIn, valueOf, type Model } from './entry.ts'
import type { NumberWords } from './number-words.ts'

/** `visitor`: as recorded. */
export function cardNumberWords(
  model: Model,
  visitor: Visitor,
  dateOf: (daysAgo: number) => CalendarDate,
): NumberWords {
  const words = cardWords().measure
  const field = (name: string) => numberField(visitor, name)
  const decimals = (name: string): number => field(name)?.decimals ?? 0
  const unit = (name: string): string => field(name)?.unit ?? ''
  const withUnit = (name: string, value: unknown): string =>
    typeof value === 'number' ? `${formatDecimal(value, decimals(name))} ${unit(name)}` : t().weigh.none
  return {
    short: (name) =>
      name === 'measure.sistole'
        ? t().weigh.pressure
        : name === 'measure.sistole-2'
          ? words.pressureAgain
          : declared(field(name)?.short ?? field(name)?.label ?? name),
    long: (name) => declared(field(name)?.label ?? name),
    next: (name) => words.next[name],
    unit,
    withUnit,
    digits(name) {
      const value = recordedIn(model.recorded, name)
      return value === undefined ? undefined : formatDecimal(value, decimals(name))
    },
    last(name) {
      if (name.endsWith('-2')) return words.firstReading(pressureIn(model))
      const [upper, lower] = [upperOf(name), lowerOf(name)]
      const before = lastBefore(visitor, upper)
      if (!before) return t().weigh.noLast
      const today = visitor.earlier.find(({ daysAgo }) => daysAgo === before.daysAgo)?.values ?? {}
      const pressure = upper === lower ? undefined : pressureOf({ ...visitor, today })
      const value = pressure ? `${pressure.sistole}/${pressure.diastole} ${unit(upper)}` : withUnit(upper, before.value)
      return words.last(value, shortDate(dateOf(before.daysAgo)))
    },
    before(name) {
      const upper = name === upperOf(name) ? undefined : valueOf(model, upperOf(name))
      return upper === undefined ? '' : `${upper}/`
    },
    tabs: (fields) =>
      fields.flatMap((name) =>
        name === upperOf(name)
          ? [fields.includes(lowerOf(name)) && name !== lowerOf(name) ? [name, lowerOf(name)] : [name]]
          : [],
      ),
  }
}

function pressureIn(model: Model): string {
  return `${valueOf(model, 'measure.sistole') ?? ''}/${valueOf(model, 'measure.diastole') ?? ''}`
}

function upperOf(name: string): string {
  return name.replace('diastole', 'sistole')
}

function lowerOf(name: string): string {
  return name.replace('sistole', 'diastole')
}
