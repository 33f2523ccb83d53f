/** What somebody of the puskesmas asks that only the relay knows: who was heard when, and what was refused. */
import { readEntry } from '../src/log/entry.ts'
import type {
  DeviceContact,
  OfficeAnswer,
  OfficeQuestion,
  RefusedEntry,
  RefusalReason,
  UnsentByPosyandu,
} from '../src/protocol.ts'
import type { Access } from './access.ts'
import type { Contacts } from './contacts.ts'
import { officeFrame } from './wire/frames.ts'
import type { Author, Journal, Quarantined } from './journal/journal.ts'
import type { Peer } from './wire/peer.ts'

const MOST_REFUSED = 500
/** Of refused texts in one answer; the newest come with theirs. */
const MOST_CHARACTERS = 500_000
/** Documents looked at before others have their turn. */
const DOCUMENTS_AT_ONCE = 100

export class Office {
  readonly #journal: Journal
  readonly #access: Access
  readonly #contacts: Contacts
  /** Who is being answered: who asks again meanwhile is answered with that. */
  readonly #asking = new WeakMap<Peer, Set<OfficeQuestion['ask']>>()

  constructor(journal: Journal, access: Access, contacts: Contacts) {
    this.#journal = journal
    this.#access = access
    this.#contacts = contacts
  }

  /** Others than the puskesmas hear nothing, here or on another document's connection. */
  async answer(peer: Peer, document: string, { ask }: OfficeQuestion): Promise<void> {
    if (document !== this.#access.directory || !this.#access.isAdmin(peer.device)) return
    const asking = this.#asking.get(peer) ?? new Set()
    this.#asking.set(peer, asking)
    if (asking.has(ask)) return
    asking.add(ask)
    try {
      const answer = ask === 'devices' ? await this.#devices() : await this.#quarantine()
      if (this.#access.isAdmin(peer.device)) peer.send(officeFrame(answer))
    } finally {
      asking.delete(ask)
    }
  }

  /** Said once for all documents, at the directory. */
  hear(peer: Peer, document: string, unsent: UnsentByPosyandu): void {
    if (document === this.#access.directory) this.#contacts.said(peer.device, unsent)
  }

  async #devices(): Promise<OfficeAnswer> {
    if (this.#journal.shared) await this.#contacts.refresh()
    const counts = new Map<string, Record<string, number>>(this.#access.devices.map((device) => [device, {}]))
    for (const [i, document] of (await this.#journal.documents()).entries()) {
      if (i % DOCUMENTS_AT_ONCE === DOCUMENTS_AT_ONCE - 1) await new Promise((resolve) => setTimeout(resolve))
      for (const author of (await this.#journal.standing(document)).authors.values()) raise(counts, document, author)
    }
    const devices = [...counts].map(([device, accepted]): DeviceContact => {
      const at = this.#contacts.lastSeen(device)
      const unsent = this.#contacts.unsentOf(device)
      return {
        device,
        accepted,
        ...(at !== undefined && { lastSeenAt: new Date(at).toISOString() }),
        ...(unsent && { unsent }),
      }
    })
    return { tells: 'devices', devices }
  }

  async #quarantine(): Promise<OfficeAnswer> {
    const all = await this.#journal.quarantined()
    const newest = all.sort((a, b) => b.receivedAt - a.receivedAt).slice(0, MOST_REFUSED)
    let left = MOST_CHARACTERS
    const refused = newest.map((one) => {
      left -= one.text?.length ?? 0
      return told(one, left >= 0)
    })
    return { tells: 'quarantine', refused }
  }
}

function raise(counts: ReadonlyMap<string, Record<string, number>>, document: string, { by, n }: Author): void {
  const own = counts.get(by)
  if (own) own[document] = Math.max(n, own[document] ?? 0)
}

function told({ author, sender, document, reason, receivedAt, text }: Told, isWithText: boolean): RefusedEntry {
  const id = text === undefined ? undefined : readEntry(text)?.id
  return {
    ...(id !== undefined && { id }),
    device: author ?? sender,
    document,
    reason: reason as RefusalReason,
    receivedAt: new Date(receivedAt).toISOString(),
    ...(text !== undefined && isWithText && { text }),
  }
}

/** What waits for a yes says who wrote it; who brought it may be somebody else. */
type Told = Quarantined & { readonly author?: string }
