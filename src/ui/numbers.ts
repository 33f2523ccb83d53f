/** Numbers as people write them here: a comma, a real minus sign, always the same number of decimals. */
import { t } from './words/words.svelte.ts'

/** Scales for children show 0,01 kg, those for whoever is heavier than any child 0,1 kg. */
export function formatKg(weightKg: number): string {
  return formatDecimal(weightKg, weightKg > 40 ? 1 : 2)
}

export function formatCm(cm: number): string {
  return formatDecimal(cm, 1)
}

export function formatDecimal(value: number, decimals: number): string {
  return value.toFixed(decimals).replace('.', t().numbers.decimalMark).replace('-', '−')
}

/** With its sign, zero too. */
export function formatZ(z: number): string {
  return z > 0 ? `+${formatDecimal(z, 2)}` : formatDecimal(z, 2)
}

/** Sixteen digits as people read them to each other: in fours. */
export function inFours(digits: string): string {
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ')
}
