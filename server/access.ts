/**
 * The one place that decides who may open, read and write which document, folded from the directory's entries.
 * Admission is a union of entries and no field with heads: a device that writes over its own key stays who it is.
 */
import { keyIn, keyOfInvited, type WhyNotIn } from '../src/log/admission.ts'
import { Directory, isOwnDevice, type Door } from '../src/log/directory.ts'
import { directoryOf, parseDocumentName } from '../src/log/document-name.ts'
import type { Entry } from '../src/log/entry.ts'
import { grant as grantType } from '../src/log/records/grant.ts'
import { posyandu as posyanduType } from '../src/log/records/posyandu.ts'
import { posyanduScope } from '../src/log/role.ts'

export interface Settings {
  readonly puskesmas: string
  /** Invitations that stand outside the log: for the first admin, and for a lost one. */
  readonly doors: readonly Door[]
}

export type Permission = 'yes' | 'not-allowed' | 'unknown-device' | 'no-such-document'

export interface AccessEvents {
  /** A device became known. */
  readonly onAdmitted?: (device: string) => void
  /** What a device may do has changed, perhaps that of many. */
  readonly onChanged?: () => void
}

/** Kinds of the directory whose entries change what somebody may do. */
const DECISIVE: readonly string[] = [grantType.kind, posyanduType.kind]

export class Access {
  readonly directory: string
  readonly #settings: Settings
  readonly #now: () => number
  readonly #folded: Directory
  readonly #posyandu = new Set<string>()
  /** The keys of the devices that were admitted; imported once, because that costs more than checking a signature. */
  readonly #keys = new Map<string, CryptoKey>()
  readonly #listeners = new Set<AccessEvents>()

  constructor(settings: Settings, now: () => number = Date.now) {
    this.#settings = settings
    this.#now = now
    this.directory = directoryOf(settings.puskesmas)
    this.#folded = new Directory(settings.doors)
    for (const { scopes } of settings.doors) {
      for (const scope of scopes) if (scope.startsWith(posyanduScope(''))) this.#posyandu.add(scope.split('/')[1]!)
    }
  }

  /** Takes in an entry of the directory that is on disk: the gate let it in. */
  async take(entry: Entry): Promise<void> {
    this.#folded.take(entry)
    if (entry.kind === posyanduType.kind) this.#posyandu.add(entry.record)
    if (DECISIVE.includes(entry.kind)) for (const { onChanged } of this.#listeners) onChanged?.()
    if (!isOwnDevice(entry) || this.#keys.has(entry.by)) return
    const key = await keyIn(entry)
    if (!key) return
    this.#keys.set(entry.by, key)
    for (const { onAdmitted } of this.#listeners) onAdmitted?.(entry.by)
  }

  listen(events: AccessEvents): void {
    this.#listeners.add(events)
  }

  isKnown(device: string): boolean {
    return this.#keys.has(device)
  }

  keyOf(device: string): CryptoKey | undefined {
    return this.#keys.get(device)
  }

  /**
   * May this device open the document? A device that is still to be admitted gets as far as the directory's door, a
   * revoked one may bring what it has written, and hears nothing.
   */
  mayOpen(device: string, document: string): Permission {
    if (!this.exists(document)) return 'no-such-document'
    if (!this.isKnown(device)) return document === this.directory ? 'yes' : 'unknown-device'
    return this.mayRead(device, document) || this.mayBring(device, document) ? 'yes' : 'not-allowed'
  }

  mayRead(device: string, document: string): boolean {
    return this.isKnown(device) && this.exists(document) && this.#folded.mayRead(device, document)
  }

  /** May it come with entries of this document? Whether each may stand is `whyNot`. */
  mayBring(device: string, document: string): boolean {
    return this.isKnown(device) && this.exists(document) && this.#folded.mayAppend(device, document)
  }

  /** The device that took up an invitation. */
  takenBy(invitation: string): string | undefined {
    return this.#folded.takenBy(invitation)
  }

  isRevoked(device: string): boolean {
    return this.#folded.isRevoked(device)
  }

  isAdmin(device: string): boolean {
    return this.isKnown(device) && !this.isRevoked(device) && this.#folded.grantOf(device)?.role === 'puskesmas'
  }

  /** Why an entry of a known device may not stand; undefined when it may. */
  whyNot(entry: Entry): 'revoked' | 'not-allowed' | undefined {
    return this.#folded.whyNot(entry)
  }

  /** Whether there is such a document here; a month that nobody has written to yet counts. */
  exists(document: string): boolean {
    const name = parseDocumentName(document)
    if (!name) return false
    return 'posyandu' in name ? this.#posyandu.has(name.posyandu) : name.puskesmas === this.#settings.puskesmas
  }

  /** The key with which to check an entry that asks to let its own device in, or why it may not come in. */
  keyOfNewcomer(entry: Entry, isVouchedFor: boolean): Promise<CryptoKey | WhyNotIn> {
    return keyOfInvited(entry, this.#folded, { now: this.#now(), isVouchedFor })
  }
}
