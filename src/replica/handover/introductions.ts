/**
 * What the other phone needs to check who wrote what is handed over, and to show their names: the authors' devices, what
 * they may do, the invitations they answered, and the same of whoever invited them. Mostly it knows all that, and a
 * text that is known is passed over. Pure.
 */
import { parseDocumentName } from '../../log/document-name.ts'
import type { Entry } from '../../log/entry.ts'
import { recordKey } from '../../log/fold.ts'
import { device } from '../../log/records/device.ts'
import { grant } from '../../log/records/grant.ts'
import { invitation } from '../../log/records/invitation.ts'
import { posyandu } from '../../log/records/posyandu.ts'
import { user } from '../../log/records/user.ts'

/** Records of the directory, which come only as far as they are needed. */
export const INTRODUCING: readonly string[] = [device, grant, invitation, posyandu, user].map(({ kind }) => kind)

/** Entries of one record. */
export type Of = readonly [Entry, ...Entry[]]

/** `users`: who is to be known by name besides those who wrote what is handed over. */
export function introductionsTo(
  handedOver: readonly Entry[],
  users: Iterable<string>,
  recordsByKey: ReadonlyMap<string, Of>,
): readonly Entry[] {
  const found = new Map<string, Of>()
  const take = (kind: string, record: string): void => {
    const key = recordKey(kind, record)
    const entries = recordsByKey.get(key)
    if (!entries || found.has(key)) return
    found.set(key, entries)
    for (const { by, set } of entries) {
      takeDevice(by)
      if (kind === device.kind && typeof set.invitation === 'string') take(invitation.kind, set.invitation)
    }
  }
  const takeDevice = (by: string): void => {
    take(device.kind, by)
    take(grant.kind, by)
  }
  for (const by of new Set(handedOver.map((entry) => entry.by))) takeDevice(by)
  for (const who of new Set([...users, ...handedOver.map((entry) => entry.who)])) take(user.kind, who)
  // Where it lies decides what a bidan of its desa may write.
  for (const place of new Set(handedOver.map((entry) => entry.in))) {
    const name = parseDocumentName(place)
    if (name && 'posyandu' in name) take(posyandu.kind, name.posyandu)
  }
  return [...found.values()].flat()
}
