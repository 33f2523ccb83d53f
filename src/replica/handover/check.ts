/** Which texts of a file may be taken: rightly signed, and by a device that may write there as far as is known here. */
import { keyIn, keyOfInvited } from '../../log/admission.ts'
import { Directory, isOwnDevice, type Door } from '../../log/directory.ts'
import { directoryOf } from '../../log/document-name.ts'
import { readEntry, type Entry } from '../../log/entry.ts'
import { counterOf } from '../../log/id.ts'
import { verifyEntry } from '../../log/signature.ts'
import { grant } from '../../log/records/grant.ts'
import { AREA } from '../../log/role.ts'
import { carriesForged } from '../../log/transfer.ts'
import { limit } from '../../protocol.ts'
import type { Brought } from '../brought.ts'
import type { Self } from '../database.ts'
import type { EntryReason } from './result.ts'

export interface Checked {
  readonly good: readonly Brought[]
  readonly refused: ReadonlyMap<EntryReason, readonly string[]>
  /** The first entries of devices that were not known here. */
  readonly newcomers: readonly Entry[]
}

export interface CheckedAgainst {
  readonly self: Self
  /** The directory's entries that this phone holds: whoever is in it was let in before. */
  readonly directory: readonly Entry[]
  /** The greatest counter this phone has seen. */
  readonly counter: number
}

/** Signatures looked at side by side: the browser has its own threads for them. */
const BATCH = 64

export async function checkTexts(
  texts: readonly string[],
  { self, directory: held, counter }: CheckedAgainst,
  onProgress: (done: number) => void,
): Promise<Checked> {
  const refused = new Map<EntryReason, string[]>()
  const refuse = (reason: EntryReason, id: string): void =>
    void refused.set(reason, [...(refused.get(reason) ?? []), id])
  const known = await Known.from(held, self)
  const brought = readAll(texts, () => refuse('malformed', ''))
  // The directory comes first: it says who may write what, and what lies within reach of this phone.
  const isDirectory = ({ entry }: Brought): boolean => entry.in === directoryOf(self.puskesmas)
  const directory = await known.takeAll(brought.filter(isDirectory))
  for (const [{ entry }, reason] of directory.refused) refuse(reason, entry.id)
  const rest: Brought[] = []
  for (const one of brought) {
    if (isDirectory(one)) continue
    if (isOurDocument(one.entry.in, self, known.directory)) rest.push(one)
    else refuse('wrong-document', one.entry.id)
  }

  const good: Brought[] = []
  let greatest = counter
  const inOrder = [...directory.good, ...rest].sort(byId)
  const isChecked = new Set(directory.good)
  for (let from = 0; from < inOrder.length; from += BATCH) {
    const batch = inOrder.slice(from, from + BATCH)
    const reasons = await Promise.all(
      batch.map(async (each) => (isChecked.has(each) ? undefined : await known.whyNot(each))),
    )
    batch.forEach((each, i) => {
      const { id } = each.entry
      const isTooFar = counterOf(id) > greatest + limit.counterJump
      const reason = reasons[i] ?? (isTooFar ? 'counter-too-far' : undefined)
      if (reason) return refuse(reason, id)
      greatest = Math.max(greatest, counterOf(id))
      good.push(each)
    })
    onProgress(from + batch.length)
  }
  return { good, refused, newcomers: directory.newcomers }
}

/** Whether this phone keeps this document: it may read it. */
export function isOurDocument(document: string, { device }: Self, directory: Directory): boolean {
  return directory.mayRead(device, document)
}

/** The directory as a phone holds it. The relay's own doors are not in it: what this phone's offered is known all the same. */
export function directoryFrom(held: readonly Entry[], self: Self): Directory {
  const directory = new Directory([], self.invitedBy)
  for (const entry of held) directory.take(entry)
  if (self.role === 'puskesmas' && !directory.offer(self.invitation)) directory.renewDoors([doorTo(self)])
  return directory
}

/** Of the relay, where only the relay knows its public half. */
function doorTo({ invitation, device }: Pick<Self, 'invitation' | 'device'>): Door {
  return { id: invitation, publicKey: '', role: 'puskesmas', scopes: [AREA], takenBy: device }
}

class Known {
  readonly directory: Directory
  readonly #self: Self
  /** Nobody is known here but this device, which came in by a door of the relay: all may be lost but what phones hold. */
  readonly #isRebuilding: boolean
  readonly #keys = new Map<string, CryptoKey>()
  readonly #turnedAway = new Set<string>()
  /** Devices of the puskesmas that came in by doors which only the relay knows; it looks at each of them again. */
  readonly #admins = new Map<string, Door>()

  static async from(held: readonly Entry[], self: Self): Promise<Known> {
    const devices = held.filter(isOwnDevice)
    const isAlone = devices.every(({ by }) => by === self.device)
    const isByDoor = self.role === 'puskesmas' && self.invitedBy === undefined
    const known = new Known(directoryFrom(held, self), self, isAlone && isByDoor)
    for (const entry of devices) await known.#addKey(entry)
    return known
  }

  private constructor(directory: Directory, self: Self, isRebuilding: boolean) {
    this.directory = directory
    this.#self = self
    this.#isRebuilding = isRebuilding
  }

  /**
   * What of a directory may be taken, in the order of its counters; again and again while something was, because an
   * invitation may come after the device that answered it.
   */
  async takeAll(brought: readonly Brought[]): Promise<{
    good: Brought[]
    newcomers: Entry[]
    refused: Map<Brought, EntryReason>
  }> {
    const good: Brought[] = []
    const newcomers: Entry[] = []
    const refused = new Map([...brought].sort(byId).map((each): [Brought, EntryReason] => [each, 'unknown-device']))
    for (let before = -1; before !== refused.size || this.#trustsAdminIn([...refused.keys()]);) {
      before = refused.size
      for (const one of [...refused.keys()]) {
        const isNewcomer = isOwnDevice(one.entry) && !this.#keys.has(one.entry.by)
        if (isNewcomer && (await this.#letIn(one))) newcomers.push(one.entry)
        const reason = await this.whyNot(one)
        if (reason) {
          refused.set(one, reason)
          continue
        }
        refused.delete(one)
        good.push(one)
        this.directory.take(one.entry)
      }
    }
    return { good, newcomers, refused }
  }

  async whyNot({ entry, text }: Brought): Promise<EntryReason | undefined> {
    const key = this.#keys.get(entry.by)
    if (!key) return this.#turnedAway.has(entry.by) ? 'not-invited' : 'unknown-device'
    if (!(await verifyEntry(text, key))) return 'bad-signature'
    if (await carriesForged(entry, (device) => this.#keys.get(device))) return 'bad-signature'
    return isOwnDevice(entry) ? undefined : this.directory.whyNot(entry)
  }

  /** A device whose first entry shows that it was invited; who invited this phone needs no invitation. */
  async #letIn({ entry, text }: Brought): Promise<boolean> {
    if (typeof entry.set.publicKey !== 'string') return false // it writes something else about itself
    const key =
      entry.by === this.#self.invitedBy || this.#admins.has(entry.by)
        ? await keyIn(entry)
        : await keyOfInvited(entry, this.directory, { isVouchedFor: true })
    if (key && typeof key !== 'string' && (await verifyEntry(text, key))) {
      this.#keys.set(entry.by, key)
      return true
    }
    this.#turnedAway.add(entry.by)
    return false
  }

  /**
   * One more device of this file that says it was the puskesmas', by an invitation that nobody here has ever heard of.
   * Only while there is nobody else to ask: the lost admin, who invited all the others.
   */
  #trustsAdminIn(refused: readonly Brought[]): boolean {
    if (!this.#isRebuilding) return false
    const found = refused.find(
      ({ entry: { kind, record, by, set } }) =>
        kind === grant.kind &&
        record === by &&
        set.role === 'puskesmas' &&
        !this.#keys.has(by) &&
        !this.#admins.has(by),
    )
    const invitation = found?.entry.set.invitation
    if (!found || typeof invitation !== 'string' || this.directory.offer(invitation)) return false
    this.#admins.set(found.entry.by, doorTo({ invitation, device: found.entry.by }))
    this.directory.renewDoors([doorTo(this.#self), ...this.#admins.values()])
    return true
  }

  async #addKey(entry: Entry): Promise<void> {
    const key = this.#keys.has(entry.by) ? undefined : await keyIn(entry)
    if (key) this.#keys.set(entry.by, key)
  }
}

function readAll(texts: readonly string[], onUnreadable: () => void): Brought[] {
  return texts.flatMap((text) => {
    const entry = readEntry(text)
    if (!entry) onUnreadable()
    return entry ? [{ entry, text }] : []
  })
}

/** In the order of their counters, as the relay would have had them. */
function byId(a: Brought, b: Brought): number {
  return a.entry.id < b.entry.id ? -1 : 1
}
