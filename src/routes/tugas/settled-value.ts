import type { Json } from '../../log/entry.ts'
import type { DoubtValue } from '../../log/shapes.ts'

/** What is written when a doubt is settled with this value: of a dose, its date with what is certain about the dose. */
export function settledValue(field: string, { dose }: DoubtValue, value: Json | undefined): Json | undefined {
  if (!field.startsWith('had.') || typeof value !== 'string') return value
  const known = typeof dose === 'object' ? (dose as Readonly<Record<string, Json>> | null) : undefined
  return { proof: 'kohort', ...known, date: value }
}
