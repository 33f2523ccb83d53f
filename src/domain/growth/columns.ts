/**
 * A column of whole numbers as text: second differences, each as base64 VLQ (the code of source maps). Growth curves
 * are smooth, so nearly every row becomes one character and the whole of WHO's daily tables fits in a few kB gzip.
 */
export function encodeColumn(values: readonly number[]): string {
  let text = ''
  let value = 0
  let step = 0
  for (const next of values) {
    text += encodeNumber(next - value - step)
    step = next - value
    value = next
  }
  return text
}

/** The numbers `encodeColumn` was given; throws on a character that is none of its own. */
export function decodeColumn(text: string): number[] {
  const values: number[] = []
  let value = 0
  let step = 0
  let pending = 0
  let shift = 0
  for (const character of text) {
    const digit = DIGITS.indexOf(character)
    if (digit < 0) throw new Error(`expected a base64 digit, found "${character}"`)
    pending |= (digit & 31) << shift
    shift += 5
    if (digit & MORE) continue
    step += pending & 1 ? -(pending >>> 1) : pending >>> 1
    value += step
    values.push(value)
    pending = 0
    shift = 0
  }
  return values
}

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const MORE = 32

function encodeNumber(value: number): string {
  let rest = value < 0 ? (-value << 1) | 1 : value << 1
  let text = ''
  do {
    const digit = rest & 31
    rest >>>= 5
    text += DIGITS.charAt(rest > 0 ? digit | MORE : digit)
  } while (rest > 0)
  return text
}
