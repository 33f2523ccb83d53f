/**
 * Entry ids: a Lamport counter of fixed width, then the device. As text they sort by counter, and two devices never
 * make the same one. The phone's clock has no part in it.
 */

/** Nine base-36 digits: room for 100,000 entries a second for thirty years. */
const COUNTER_WIDTH = 9
/** 96 bits of the SHA-256 of the device's public key, base64url. */
export const DEVICE_ID_LENGTH = 16

const ENTRY_ID = /^[0-9a-z]{9}[A-Za-z0-9_-]{16}$/
export const MAX_COUNTER = 36 ** COUNTER_WIDTH - 1

export function entryId(counter: number, device: string): string {
  if (!Number.isSafeInteger(counter) || counter < 1 || counter > MAX_COUNTER) {
    throw new Error(`expected a counter from 1 to ${MAX_COUNTER}, found ${counter}`)
  }
  return counter.toString(36).padStart(COUNTER_WIDTH, '0') + device
}

export function counterOf(id: string): number {
  return parseInt(id.slice(0, COUNTER_WIDTH), 36)
}

export function deviceOf(id: string): string {
  return id.slice(COUNTER_WIDTH)
}

export function isEntryId(value: unknown): value is string {
  return typeof value === 'string' && ENTRY_ID.test(value)
}
