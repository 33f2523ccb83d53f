/** May this device come in? Checked from its own first entry and the invitation that it answers. */
import type { Directory, Offer } from './directory.ts'
import type { Entry } from './entry.ts'
import { wasInvited } from './invitation.ts'
import { deviceIdOf, importPublicKey } from './signature.ts'

export type WhyNotIn = 'malformed' | 'not-invited' | 'invitation-used' | 'invitation-over'

export interface Circumstances {
  /** The relay's time, ms; undefined where nobody knows what time it is. */
  readonly now?: number
  /** Brought by somebody of the puskesmas: then an invitation that is over meanwhile is not asked about. */
  readonly isVouchedFor: boolean
}

/**
 * The key of a device that may come in, or why it may not. `entry` is a device's word about itself; whether it signed
 * it is still to be checked with the key.
 */
export async function keyOfInvited(
  entry: Entry,
  directory: Directory,
  { now, isVouchedFor }: Circumstances,
): Promise<CryptoKey | WhyNotIn> {
  const key = await keyIn(entry)
  const { invitation, proof } = entry.set
  if (!key || typeof invitation !== 'string' || typeof proof !== 'string') return 'malformed'
  const offer = directory.offer(invitation)
  const inviting = offer && (await importPublicKey(offer.publicKey))
  if (!offer || !inviting || !(await wasInvited(proof, invitation, entry.by, inviting))) return 'not-invited'
  if ((directory.takenBy(invitation) ?? entry.by) !== entry.by) return 'invitation-used'
  return !isVouchedFor && isOver(offer, now) ? 'invitation-over' : key
}

/** The key in a device's own entry; undefined when it is not the one its id was made from. */
export async function keyIn({ by, set: { publicKey } }: Entry): Promise<CryptoKey | undefined> {
  if (typeof publicKey !== 'string' || (await deviceIdOf(publicKey)) !== by) return undefined
  return importPublicKey(publicKey)
}

function isOver({ expires, isCancelled }: Offer, now: number | undefined): boolean {
  return isCancelled || (expires !== undefined && now !== undefined && now > Date.parse(expires))
}
