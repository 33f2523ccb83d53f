/**
 * The one place that decides who may open, read and write which document, taken from the directory's entries.
 * For now there is one posyandu: every device that was admitted to it reads and writes its documents. Admission is a
 * union of entries and no field with heads: a device that writes over its own key stays who it is.
 */
import { timingSafeEqual } from 'node:crypto'
import { directoryOf, parseDocumentName } from '../src/log/document-name.ts'
import type { Entry } from '../src/log/entry.ts'
import { device as deviceType } from '../src/log/records/device.ts'
import { deviceIdOf, importPublicKey, inviteProof } from '../src/log/signature.ts'

export interface Settings {
  readonly puskesmas: string
  readonly posyandu: string
  /** Who holds it may join. At least 128 random bits. */
  readonly secret: string
}

export type Permission = 'yes' | 'not-allowed' | 'unknown-device' | 'no-such-document'

export class Access {
  readonly directory: string
  readonly #settings: Settings
  /** The keys of the devices that were admitted; imported once, because that costs more than checking a signature. */
  readonly #keys = new Map<string, CryptoKey>()
  readonly #listeners = new Set<(device: string) => void>()

  constructor(settings: Settings) {
    this.#settings = settings
    this.directory = directoryOf(settings.puskesmas)
  }

  /** Takes in an entry of the directory that is on disk: the gate let it in against its key and the invitation. */
  async take(entry: Entry): Promise<void> {
    if (!isOwnDevice(entry) || this.#keys.has(entry.by)) return
    const key = await keyIn(entry)
    if (!key) return
    this.#keys.set(entry.by, key)
    for (const listener of this.#listeners) listener(entry.by)
  }

  /** Called with every device that becomes known. */
  onAdmitted(listener: (device: string) => void): void {
    this.#listeners.add(listener)
  }

  isKnown(device: string): boolean {
    return this.#keys.has(device)
  }

  keyOf(device: string): CryptoKey | undefined {
    return this.#keys.get(device)
  }

  /** May this device open the document? A device that is still to be admitted gets as far as the directory's door. */
  mayOpen(device: string, document: string): Permission {
    if (!this.exists(document)) return 'no-such-document'
    if (this.isKnown(device)) return this.mayRead(device, document) ? 'yes' : 'not-allowed'
    return document === this.directory ? 'yes' : 'unknown-device'
  }

  mayRead(device: string, document: string): boolean {
    return this.isKnown(device) && this.exists(document)
  }

  mayWrite(device: string, document: string): boolean {
    return this.isKnown(device) && this.exists(document)
  }

  /** Whether there is such a document here; a month that nobody has written to yet counts. */
  exists(document: string): boolean {
    const name = parseDocumentName(document)
    switch (name?.type) {
      case 'registry':
      case 'visits':
        return name.posyandu === this.#settings.posyandu
      case 'directory':
        return name.puskesmas === this.#settings.puskesmas
      case 'sensitive': // nobody's yet: needs roles
      case 'recap':
      case undefined:
        return false
    }
  }

  /** The key with which to check an entry that asks to let its own device in, or why it may not come in. */
  async keyOfNewcomer(entry: Entry): Promise<CryptoKey | 'not-invited' | 'malformed'> {
    const key = await keyIn(entry)
    const { posyandu, invite } = entry.set
    if (!key || typeof invite !== 'string') return 'malformed'
    const expected = Buffer.from(await inviteProof(this.#settings.secret, entry.by))
    const shown = Buffer.from(invite)
    const isInvited = shown.length === expected.length && timingSafeEqual(shown, expected)
    return isInvited && posyandu === this.#settings.posyandu ? key : 'not-invited'
  }
}

/** A device's word about itself. What others write about it (a label) admits nobody. */
export function isOwnDevice(entry: Entry): boolean {
  return entry.kind === deviceType.kind && entry.record === entry.by
}

async function keyIn(entry: Entry): Promise<CryptoKey | undefined> {
  const { publicKey } = entry.set
  if (typeof publicKey !== 'string' || (await deviceIdOf(publicKey)) !== entry.by) return undefined
  return importPublicKey(publicKey)
}
