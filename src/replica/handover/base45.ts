/**
 * Bytes as the characters a QR code packs tightest (RFC 9285): two bytes are three characters of 5½ bits. Bytes as they
 * are would be read as text by the phone's own reader, each phone in its own way.
 */
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:'

export function toBase45(bytes: Uint8Array): string {
  let text = ''
  for (let i = 0; i < bytes.length; i += 2) {
    const isPair = i + 1 < bytes.length
    let value = isPair ? bytes[i]! * 256 + bytes[i + 1]! : bytes[i]!
    for (let digit = isPair ? 3 : 2; digit > 0; digit--) {
      text += ALPHABET[value % 45]
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** Undefined when the text is nothing that `toBase45` gives. */
export function fromBase45(text: string): Uint8Array | undefined {
  if (text.length % 3 === 1) return undefined
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const digits = [...text.slice(i, i + 3)].map((character) => ALPHABET.indexOf(character))
    if (digits.includes(-1)) return undefined
    const value = digits.reduceRight((sum, digit) => sum * 45 + digit, 0)
    const isPair = digits.length === 3
    if (value > (isPair ? 0xffff : 0xff)) return undefined
    if (isPair) bytes.push(value >>> 8, value & 0xff)
    else bytes.push(value)
  }
  return Uint8Array.from(bytes)
}
