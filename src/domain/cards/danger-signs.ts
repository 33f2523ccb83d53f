/** The danger signs of each card, and what they are referred for. */
import type { CardCode } from '../life-stage.ts'
import { ADULT_DANGER_SIGNS } from './adult-danger.ts'
import { dangerInWords } from './danger-options.ts'
import type { CardField, Option } from './field.ts'
import { MATERNAL_DANGER_SIGNS } from './maternal-danger.ts'
import type { CardReason } from './reasons.ts'

export const DANGER_SIGNS: readonly CardField[] = [...MATERNAL_DANGER_SIGNS, ADULT_DANGER_SIGNS]

/**
 * None on the card of a child, whose signs are in `child-care`. `recorded`: said already, on another card maybe: she
 * was pregnant in the morning, and has given birth since.
 */
export function dangerSignsOf(card: CardCode, recorded: readonly string[] = []): readonly Option[] {
  const field = DANGER_SIGNS.find(({ cards }) => cards.includes(card))
  const own = field && 'options' in field ? field.options : []
  const others = recorded.filter((sign) => !own.some(({ code }) => code === sign))
  return [...own, ...others.map((code) => ({ code, label: dangerInWords([code], own) }))]
}

export function dangerReasonOf(card: CardCode): CardReason {
  if (card === 'ibu-hamil') return 'bahaya-hamil'
  return card === 'ibu-nifas' ? 'bahaya-nifas' : 'bahaya-dewasa'
}
