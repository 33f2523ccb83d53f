import { lockWords } from '../../ui/words/lock.ts'

/** What people call a phone that they cannot look into: the beginning of its id. */
export function phoneName(device: string): string {
  return lockWords().others.phone(device.slice(0, 4))
}
