/**
 * The one place that decides who may open, read and write which document, folded from the directory's entries.
 * Admission is a union of entries and no field with heads: a device that writes over its own key stays who it is.
 */
import { keyIn, keyOfInvited, type WhyNotIn } from '../src/log/admission.ts'
import { Directory, isOwnDevice, type Door } from '../src/log/directory.ts'
import { directoryOf, parseDocumentName, type DocumentName } from '../src/log/document-name.ts'
import type { Entry } from '../src/log/entry.ts'
import { mayRead } from '../src/log/permission.ts'
import { grant as grantType } from '../src/log/records/grant.ts'
import { invitation as invitationType } from '../src/log/records/invitation.ts'
import { posyandu as posyanduType } from '../src/log/records/posyandu.ts'
import { posyanduScope, type Grant } from '../src/log/role.ts'

export interface Settings {
  readonly puskesmas: string
  /** Invitations that stand outside the log: for the first admin, and for a lost one. */
  readonly doors: readonly Door[]
}

export type Permission = 'yes' | 'not-allowed' | 'unknown-device' | 'no-such-document'

export interface AccessEvents {
  /** A device became known. */
  readonly onAdmitted?: (device: string) => void
  /** What this device may do has changed; undefined when that of many may have. */
  readonly onChanged?: (device: string | undefined) => void
}

/** Kinds of the directory whose entries change what somebody may do. */
const DECISIVE: readonly string[] = [grantType.kind, invitationType.kind, posyanduType.kind]

export class Access {
  readonly directory: string
  readonly #settings: Settings
  readonly #now: () => number
  readonly #folded: Directory
  readonly #posyandu = new Set<string>()
  /** The keys of the devices that were admitted; imported once, because that costs more than checking a signature. */
  readonly #keys = new Map<string, CryptoKey>()
  readonly #listeners = new Set<AccessEvents>()
  #version = 0

  constructor(settings: Settings, now: () => number = Date.now) {
    this.#settings = settings
    this.#now = now
    this.directory = directoryOf(settings.puskesmas)
    this.#folded = new Directory(settings.doors)
    for (const { scopes } of settings.doors) {
      for (const scope of scopes) if (scope.startsWith(posyanduScope(''))) this.#posyandu.add(scope.split('/')[1]!)
    }
  }

  /** The relay's own invitations changed: one was taken up at another relay, or made there. */
  renewDoors(doors: readonly Door[]): void {
    this.#folded.renewDoors(doors)
    this.#version++
  }

  /** Takes in an entry of the directory that is on disk: the gate let it in. */
  async take(entry: Entry): Promise<void> {
    this.#folded.take(entry)
    this.#version++
    if (entry.kind === posyanduType.kind) this.#posyandu.add(entry.record)
    if (DECISIVE.includes(entry.kind)) {
      const device = entry.kind === grantType.kind ? entry.record : undefined
      for (const { onChanged } of this.#listeners) onChanged?.(device)
    }
    if (!isOwnDevice(entry) || this.#keys.has(entry.by)) return
    const key = await keyIn(entry)
    if (!key) return
    this.#keys.set(entry.by, key)
    this.#version++
    for (const { onAdmitted } of this.#listeners) onAdmitted?.(entry.by)
  }

  listen(events: AccessEvents): void {
    this.#listeners.add(events)
  }

  /** Another number whenever what somebody may do may have changed: what was answered before can be kept until then. */
  get version(): number {
    return this.#version
  }

  /** Every device that was ever let in. */
  get devices(): string[] {
    return [...this.#keys.keys()]
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

  /** The same for devices that may read the same, while `version` stays. */
  rightsOf(device: string): string {
    const grant = this.#standingGrantOf(device)
    return grant ? JSON.stringify([grant.role, grant.scopes]) : ''
  }

  mayRead(device: string, document: string): boolean {
    const name = parseDocumentName(document)
    return name !== undefined && this.readerOf(device)(name)
  }

  /** The same for whoever asks of many documents at once: what the device was given is looked up once. */
  readerOf(device: string): (name: DocumentName) => boolean {
    const grant = this.#standingGrantOf(device)
    return (name) => grant !== undefined && this.#isHere(name) && mayRead(grant, name, this.#folded.desaOf)
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
  whyNot(entry: Entry, isVouchedFor = false): 'revoked' | 'not-allowed' | undefined {
    return this.#folded.whyNot(entry, isVouchedFor)
  }

  /** Of an entry that may stand: whether by its count alone, which the device could claim again. */
  standsByCount(entry: Entry): boolean {
    return this.#folded.standsByCount(entry)
  }

  /** Whether there is such a document here; a month that nobody has written to yet counts. */
  exists(document: string): boolean {
    const name = parseDocumentName(document)
    return name !== undefined && this.#isHere(name)
  }

  /** Undefined for whoever may read nothing. */
  #standingGrantOf(device: string): Grant | undefined {
    return this.isKnown(device) && !this.isRevoked(device) ? this.#folded.grantOf(device) : undefined
  }

  #isHere(name: DocumentName): boolean {
    return 'posyandu' in name ? this.#posyandu.has(name.posyandu) : name.puskesmas === this.#settings.puskesmas
  }

  /** The key with which to check an entry that asks to let its own device in, or why it may not come in. */
  keyOfNewcomer(entry: Entry, isVouchedFor: boolean): Promise<CryptoKey | WhyNotIn> {
    return keyOfInvited(entry, this.#folded, { now: this.#now(), isVouchedFor })
  }
}
