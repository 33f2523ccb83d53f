export type DecimalProblem = 'empty' | 'not-a-number' | 'two-separators' | 'incomplete' | 'negative'
export type Decimal =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: DecimalProblem }

/** A number as people type it: `7,4` and `7.4` are the same. No thousands, no exponents, no units. */
export function parseDecimal(typed: string): Decimal {
  const text = typed.trim()
  if (text === '') return { ok: false, reason: 'empty' }
  if (/^-[\d.,]+$/.test(text)) return { ok: false, reason: 'negative' }
  if (!/^[\d.,]+$/.test(text)) return { ok: false, reason: 'not-a-number' }
  if ((text.match(/[.,]/g) ?? []).length > 1) return { ok: false, reason: 'two-separators' }
  if (!/^\d+([.,]\d+)?$/.test(text)) return { ok: false, reason: 'incomplete' }
  const value = Number(text.replace(',', '.'))
  return Number.isFinite(value) ? { ok: true, value } : { ok: false, reason: 'not-a-number' }
}
