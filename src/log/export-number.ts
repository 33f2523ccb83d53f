/** The number on a paper or picture, by which it is found in the list of what left the app: "K3F7-92QX". Pure. */

/** Without 0, O, 1, I and L: it is read from paper and typed. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const LENGTH = 8

/** `random`: at least eight bytes. About 39 bits. */
export function exportNumber(random: Uint8Array = crypto.getRandomValues(new Uint8Array(LENGTH))): string {
  const digits = Array.from(random.slice(0, LENGTH), (byte) => ALPHABET[byte % ALPHABET.length])
  return [...digits.slice(0, 4), '-', ...digits.slice(4)].join('')
}
