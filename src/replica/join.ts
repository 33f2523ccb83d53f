import { isOwnDevice } from '../log/directory.ts'
import { directoryOf } from '../log/document-name.ts'
import { readEntry } from '../log/entry.ts'
import { proveInvited, type Invitation } from '../log/invitation.ts'
import { device as deviceType } from '../log/records/device.ts'
import { grant } from '../log/records/grant.ts'
import { posyanduOf } from '../log/role.ts'
import { makeDeviceKeys } from '../log/signature.ts'
import type { Author, Newcomer } from './author.ts'
import type { Self } from './database.ts'
import { storageProblemOf } from './storage-problem.ts'
import type { Store } from './store.ts'
import type { StorageProblem, Write } from './write.ts'

export type JoinResult =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: StorageProblem | 'insecure' | 'other-puskesmas' | 'already-joined' }

/**
 * Makes this device's key, on the device, and writes its `device` entry with the proof that it held the invitation, and
 * the `grant` that the invitation offers. Needs no network. Opening the same invitation again changes nothing; a device
 * that the relay did not let in may answer another one, under the same key, so that what it wrote meanwhile is sent.
 */
export async function join(store: Store, author: Author, invitation: Invitation, label: string): Promise<JoinResult> {
  try {
    const [known] = await store.read((tx) => tx.get('self', ['self']))
    const before = known && joinedBefore(known, invitation)
    const comesAgain =
      known && before?.ok === false && before.reason === 'already-joined' && (await wasTurnedAway(store, known))
    if (before && !comesAgain) return before
    const { puskesmas, invitation: record, secret, role, scopes, by } = invitation
    const { device, publicKey, privateKey } = known ?? (await makeDeviceKeys())
    const proof = await proveInvited(secret, record, device)
    const self: Self = {
      key: 'self',
      device,
      publicKey,
      privateKey,
      puskesmas,
      posyandu: posyanduOf(scopes) ?? known?.posyandu ?? '',
      role,
      scopes,
      invitation: record,
      ...(by !== undefined && { invitedBy: by }),
    }
    const isIntroduced = await introduce(author, { self, before: known }, proof, label)
    // Another tab joined in the same moment: then this phone is who that tab says.
    return isIntroduced ? { ok: true } : await join(store, author, invitation, label)
  } catch (error) {
    return { ok: false, reason: storageProblemOf(error) }
  }
}

function joinedBefore({ puskesmas, invitation }: Self, opened: Invitation): JoinResult {
  if (puskesmas !== opened.puskesmas) return { ok: false, reason: 'other-puskesmas' }
  return invitation === opened.invitation ? { ok: true } : { ok: false, reason: 'already-joined' }
}

/** Whether the relay has refused what this device said about itself with the invitation it has. */
async function wasTurnedAway(store: Store, { device, puskesmas, invitation }: Self): Promise<boolean> {
  const rows = await store.read((tx) => tx.outboxOf(directoryOf(puskesmas)))
  return rows.some(({ state, text }) => {
    const entry = state === 2 ? readEntry(text) : undefined
    return entry !== undefined && isOwnDevice(entry) && entry.by === device && entry.set.invitation === invitation
  })
}

/**
 * Stores the key with the device's own first entries: a key without them is shut out for good. False when this phone has
 * become somebody else meanwhile; throws when it cannot.
 */
async function introduce(author: Author, newcomer: Newcomer, proof: string, label: string): Promise<boolean> {
  const { device: record, puskesmas, publicKey, role, scopes, invitation } = newcomer.self
  const about = { document: directoryOf(puskesmas), record, who: record }
  const writes: readonly Write[] = [
    { ...about, kind: deviceType.kind, set: { publicKey, label, invitation, proof } },
    // What it wrote with an invitation that did not let it in is nothing that anybody else has seen.
    { ...about, kind: grant.kind, set: { role, scopes, invitation }, seen: [] },
  ]
  const result = await author.introduce(newcomer, writes)
  if (!result.ok && result.reason === 'not-joined') return false
  if (!result.ok) throw new Error(`expected the device's first entries to be stored, found ${result.reason}`)
  return true
}
