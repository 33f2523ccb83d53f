/** Numbers that one person reads out and another types: twelve digits in fours, like the token of a prepaid meter. */

const DIGITS = 12
const GROUP = 4

/** A random code: 40 bits, which no phone and no rented computer tries through at 600,000 rounds each. */
export function newCode(): string {
  return Array.from({ length: DIGITS }, randomDigit).join('')
}

/** `4821 0937 5562` */
export function inGroups(code: string): string {
  return code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join(' ') ?? ''
}

/** The code in what somebody typed, however they spaced it; undefined when it is none. */
export function readCode(typed: string): string | undefined {
  const digits = typed.replace(/[\s.-]/g, '')
  return digits.length === DIGITS && /^\d+$/.test(digits) ? digits : undefined
}

const PIN = /^\d{6}$/

export function isPin(typed: string): boolean {
  return PIN.test(typed)
}

/** What everybody tries first: one digit six times, or six in a row. */
export function isEasyPin(pin: string): boolean {
  return pin === pin[0]!.repeat(pin.length) || '01234567890'.includes(pin) || '09876543210'.includes(pin)
}

/** Each digit as likely as the others: bytes past the last whole ten are thrown again. */
function randomDigit(): string {
  for (;;) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1))
    if (byte! < 250) return String(byte! % 10)
  }
}
