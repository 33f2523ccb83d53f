import { directoryOf } from '../log/document-name.ts'
import type { Invitation } from '../log/invitation.ts'
import { device } from '../log/records/device.ts'
import { admissionKey, inviteProof, isInvited, makeDeviceKeys } from '../log/signature.ts'
import type { Author } from './author.ts'
import type { Self } from './database.ts'
import { storageProblemOf } from './storage-problem.ts'
import type { Store } from './store.ts'
import type { StorageProblem } from './write.ts'

export type JoinResult =
  { readonly ok: true } | { readonly ok: false; readonly reason: StorageProblem | 'insecure' | 'other-posyandu' }

/**
 * Makes this device's key, on the device, and writes its `device` entry with the proof that it held the invitation.
 * Needs no network. Joining the same posyandu again changes nothing.
 */
export async function join(store: Store, author: Author, invitation: Invitation, label: string): Promise<JoinResult> {
  try {
    const [known] = await store.transaction((tx) => tx.get('self', ['self']))
    const { puskesmas, posyandu, secret } = invitation
    if (known && known.posyandu !== posyandu) return { ok: false, reason: 'other-posyandu' }
    const admission = await admissionKey(secret)
    if (known) {
      const isSame = !known.admission && (await isInvited(known.invite, known.device, admission))
      if (isSame) await store.transaction((tx) => tx.put('self', [{ ...known, admission }]))
      return { ok: true }
    }
    const keys = await makeDeviceKeys()
    const invite = await inviteProof(secret, keys.device)
    await introduce(author, { key: 'self', ...keys, puskesmas, posyandu, invite, admission }, label)
    return { ok: true }
  } catch (error) {
    return { ok: false, reason: storageProblemOf(error) }
  }
}

/** Stores the key with the device's own first entry: a key without it is shut out for good. Throws when it cannot. */
async function introduce(author: Author, self: Self, label: string): Promise<void> {
  const { device: record, puskesmas, publicKey, posyandu, invite } = self
  const set = { publicKey, label, posyandu, invite }
  const write = { document: directoryOf(puskesmas), kind: device.kind, record, set, who: record }
  const result = await author.introduce(self, write)
  if (!result.ok) throw new Error(`expected the device's first entry to be stored, found ${result.reason}`)
}
