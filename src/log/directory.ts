/**
 * The directory, folded: which devices there are, what each may do, which invitations stand open. Whoever feeds it has
 * made sure that the entry was rightly written (`admission.ts`, the relay's gate); what is in it counts.
 */
import { parseDocumentName, type DocumentName } from './document-name.ts'
import type { Entry, Json } from './entry.ts'
import { foldEntry, recordKey, type RecordState } from './fold.ts'
import { mayAppend, mayRead, mayWriteInDirectory } from './permission.ts'
import { knownFields, shownFields, type RecordType, type Shape } from './record-type.ts'
import { grant as grantType, type GrantFields } from './records/grant.ts'
import { invitation as invitationType, type InvitationFields } from './records/invitation.ts'
import { posyandu as posyanduType } from './records/posyandu.ts'
import { AREA, isSameGrant, type Grant } from './role.ts'

/** An invitation that stands outside the log: the relay's own, for the first admin and for a lost one. */
export interface Door extends Grant {
  readonly id: string
  readonly publicKey: string
  /** The device that took it up, when that is known from elsewhere than the log. */
  readonly takenBy?: string
}

export interface Offer extends Grant {
  readonly publicKey: string
  /** ISO time; undefined: never. */
  readonly expires?: string
  readonly isCancelled: boolean
}

const FOLDED: ReadonlyMap<string, RecordType<Shape>> = new Map(
  [grantType, invitationType, posyanduType].map((type) => [type.kind, type]),
)

export class Directory {
  readonly #doors: ReadonlyMap<string, Door>
  readonly #trusted: string | undefined
  readonly #records = new Map<string, RecordState>()
  /** Which device took up an invitation, and which one a device took up. */
  readonly #takenBy = new Map<string, string>()
  readonly #tookUp = new Map<string, string>()
  /** Worked out once, until the directory says something new: the gate asks for every entry. */
  readonly #standings = new Map<string, Standing>()
  readonly #desas = new Map<string, string>()

  /** `trusted`: a device that counts as one of the puskesmas even while nothing is known of what it was given. */
  constructor(doors: readonly Door[] = [], trusted?: string) {
    this.#trusted = trusted
    this.#doors = new Map(doors.map((door) => [door.id, door]))
  }

  take(entry: Entry): void {
    this.#standings.clear()
    if (isOwnDevice(entry) && typeof entry.set.invitation === 'string' && !this.#tookUp.has(entry.by)) {
      this.#tookUp.set(entry.by, entry.set.invitation)
      if (!this.#takenBy.has(entry.set.invitation)) this.#takenBy.set(entry.set.invitation, entry.by)
    }
    const type = FOLDED.get(entry.kind)
    if (!type) return
    const key = recordKey(entry.kind, entry.record)
    const state = foldEntry(this.#records.get(key), { ...entry, set: knownFields(type, entry.set) })
    this.#records.set(key, state)
    if (entry.kind !== posyanduType.kind) return
    const { desa } = shownFields(posyanduType, state)
    if (desa) this.#desas.set(entry.record, desa)
    else this.#desas.delete(entry.record)
  }

  /** What an invitation offers; undefined when there is none of that name. */
  offer(invitation: string): Offer | undefined {
    const door = this.#doors.get(invitation)
    if (door) return { publicKey: door.publicKey, role: door.role, scopes: door.scopes, isCancelled: false }
    const state = this.#records.get(recordKey(invitationType.kind, invitation))
    const shown: InvitationFields = state ? shownFields(invitationType, state) : {}
    const { publicKey, role, scopes, expires, cancelled } = shown
    if (!publicKey || !role || !scopes) return undefined
    return { publicKey, role, scopes, ...(expires && { expires }), isCancelled: cancelled === true }
  }

  /** The device that took up an invitation. */
  takenBy(invitation: string): string | undefined {
    return this.#takenBy.get(invitation) ?? this.#doors.get(invitation)?.takenBy
  }

  /** What a device may do; undefined for one that was never let in. What it was given last counts. */
  grantOf(device: string): Grant | undefined {
    return this.#standing(device).grant
  }

  isRevoked(device: string): boolean {
    return this.#standing(device).revocations.length > 0
  }

  readonly desaOf = (posyandu: string): string | undefined => this.#desas.get(posyandu)

  mayRead(device: string, document: string): boolean {
    const [grant, name] = [this.grantOf(device), parseDocumentName(document)]
    return grant !== undefined && name !== undefined && !this.isRevoked(device) && mayRead(grant, name, this.desaOf)
  }

  /** Whether a device may come with entries of this document: a revoked one too, for the admin to look at. */
  mayAppend(device: string, document: string): boolean {
    const [grant, name] = [this.grantOf(device), parseDocumentName(document)]
    return grant !== undefined && name !== undefined && mayAppend(grant, name, this.desaOf)
  }

  /** Why an entry of a known device may not stand; undefined when it may. */
  whyNot(entry: Entry): 'revoked' | 'not-allowed' | undefined {
    if (this.#namesAnotherInvitation(entry)) return 'not-allowed'
    const { accepted, revocations } = this.#standing(entry.by)
    if (entry.n <= (accepted[entry.in] ?? 0)) return undefined
    if (revocations.some((last) => entry.n > (last[entry.in] ?? 0))) return 'revoked'
    if (revocations.length > 0) return undefined // from before
    return this.#isWithinGrant(entry) ? undefined : 'not-allowed'
  }

  /**
   * Whether an entry that may stand does so by its count alone: from before its device was revoked or moved, or
   * approved since. A count can be claimed again, so the relay compares such an entry with what it holds.
   */
  standsByCount(entry: Entry): boolean {
    return this.isRevoked(entry.by) || !this.#isWithinGrant(entry)
  }

  /** An invitation is answered once: a device that named another later would be what that one offers. */
  #namesAnotherInvitation(entry: Entry): boolean {
    const { invitation } = entry.set
    return isOwnDevice(entry) && invitation !== undefined && invitation !== this.#tookUp.get(entry.by)
  }

  #isWithinGrant(entry: Entry): boolean {
    const grant = this.grantOf(entry.by)
    const name: DocumentName | undefined = parseDocumentName(entry.in)
    if (!grant || !name || !mayAppend(grant, name, this.desaOf)) return false
    if (name.type !== 'directory' || this.#isWhatWasOffered(entry)) return true
    return mayWriteInDirectory(grant, entry, this.desaOf)
  }

  /**
   * A newcomer writes down what its invitation gave it, until somebody of the puskesmas gives it something else. That
   * same entry may come again, by another way or after what replaced it.
   */
  #isWhatWasOffered({ id, kind, record, by, set }: Entry): boolean {
    if (kind !== grantType.kind || record !== by || Object.keys(set).length !== 3) return false
    const invitation = this.#tookUp.get(by) ?? ''
    const offer = this.offer(invitation)
    const written = { role: set.role, scopes: set.scopes } as Grant
    return (
      offer !== undefined &&
      set.invitation === invitation &&
      Array.isArray(set.scopes) &&
      isSameGrant(written, offer) &&
      Object.keys(set).every((field) => this.#isUnsaidOrKnown(record, field, id))
    )
  }

  /** Whether nobody has given this device anything in this field yet, or knowing of this entry. */
  #isUnsaidOrKnown(device: string, field: string, id: string): boolean {
    const state = this.#records.get(recordKey(grantType.kind, device))?.fields[field]
    return !state || state.replaced.includes(id) || state.heads.some((head) => head.id === id)
  }

  #standing(device: string): Standing {
    const known = this.#standings.get(device)
    if (known) return known
    const state = this.#records.get(recordKey(grantType.kind, device))
    const shown: GrantFields = state ? shownFields(grantType, state) : {}
    const invitation = this.#tookUp.get(device)
    const offer = invitation === undefined ? undefined : this.offer(invitation)
    const given = offer ?? (device === this.#trusted ? { role: 'puskesmas' as const, scopes: [AREA] } : undefined)
    const role = shown.role ?? given?.role
    const scopes = shown.scopes ?? given?.scopes
    const standing: Standing = {
      grant: invitation !== undefined && role && scopes ? { role, scopes } : undefined,
      accepted: shown.accepted ?? {},
      revocations: (state?.fields.revoked?.heads ?? []).flatMap(({ value }) => (isCounts(value) ? [value] : [])),
    }
    this.#standings.set(device, standing)
    return standing
  }
}

/** For each document, a device's own count in it. */
type Counts = Readonly<Record<string, number>>

interface Standing {
  readonly grant: Grant | undefined
  readonly accepted: Counts
  /** All that stand: two admins may have revoked without seeing each other, and the stricter counts. */
  readonly revocations: readonly Counts[]
}

function isCounts(value: Json): value is Record<string, number> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A device's word about itself. What others write about it (a label) admits nobody. */
export function isOwnDevice(entry: Entry): boolean {
  return entry.kind === 'device' && entry.record === entry.by
}
