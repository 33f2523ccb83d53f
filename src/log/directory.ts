/**
 * The directory, folded: which devices there are, what each may do, which invitations stand open. Whoever feeds it has
 * made sure that the entry was rightly written (`admission.ts`, the relay's gate); what is in it counts.
 */
import { parseDocumentName } from './document-name.ts'
import type { Entry, Json } from './entry.ts'
import { foldEntry, recordKey, type RecordState } from './fold.ts'
import { deviceOf } from './id.ts'
import { mergedWith, type PartOf } from './merged.ts'
import { mayAppend, mayRead, mayWriteInDirectory, type DesaOf } from './permission.ts'
import { knownFields, shownFields, type RecordType, type Shape } from './record-type.ts'
import { grant as grantType, type GrantFields } from './records/grant.ts'
import { invitation as invitationType, type InvitationFields } from './records/invitation.ts'
import { posyandu as posyanduType } from './records/posyandu.ts'
import { AREA, covers, isSameGrant, posyanduScope, type Grant, type Role } from './role.ts'

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

/** Kinds whose entries give rights. */
const GIVING: readonly string[] = [grantType.kind, invitationType.kind]

export class Directory {
  #doors: ReadonlyMap<string, Door>
  readonly #trusted: string | undefined
  readonly #records = new Map<string, RecordState>()
  /** Which device took up an invitation, and which one a device took up: the smallest entry says so, in any order. */
  readonly #takenBy = new Map<string, Said>()
  readonly #tookUp = new Map<string, Said>()
  /** Whatever a device was ever given: it may come with what it wrote then. */
  readonly #roles = new Map<string, Set<Role>>()
  readonly #scopes = new Map<string, Set<string>>()
  /** Worked out once, until the directory says something new: the gate asks for every entry. */
  readonly #standings = new Map<string, Standing>()
  readonly #desas = new Map<string, string>()
  readonly #partOf = new Map<string, string>()
  /** Also what is not so any more: a device may come with what it wrote while two were one. */
  readonly #wasPartOf = new Map<string, readonly [string, string]>()

  /** `trusted`: a device that counts as one of the puskesmas even while nothing is known of what it was given. */
  constructor(doors: readonly Door[] = [], trusted?: string) {
    this.#trusted = trusted
    this.#doors = new Map(doors.map((door) => [door.id, door]))
  }

  /** These are the relay's own invitations now. */
  renewDoors(doors: readonly Door[]): void {
    this.#standings.clear()
    this.#doors = new Map(doors.map((door) => [door.id, door]))
  }

  take(entry: Entry): void {
    this.#standings.clear()
    const { id, by, set } = entry
    if (isOwnDevice(entry) && typeof set.invitation === 'string') {
      say(this.#tookUp, by, { id, what: set.invitation })
      say(this.#takenBy, set.invitation, { id, what: by })
    }
    const type = FOLDED.get(entry.kind)
    if (!type) return
    const known = { ...entry, set: knownFields(type, entry.set) }
    if (type === grantType) this.#rememberGiven(known)
    const key = recordKey(entry.kind, entry.record)
    const state = foldEntry(this.#records.get(key), known)
    this.#records.set(key, state)
    if (entry.kind !== posyanduType.kind) return
    const { desa, partOf } = shownFields(posyanduType, state)
    if (partOf) this.#partOf.set(entry.record, partOf)
    else this.#partOf.delete(entry.record)
    const said = known.set.partOf
    if (typeof said === 'string') this.#wasPartOf.set(`${entry.record} ${said}`, [entry.record, said])
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
    return this.#takenBy.get(invitation)?.what ?? this.#doors.get(invitation)?.takenBy
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

  /**
   * Whether a device may come with entries of this document, whatever becomes of them: one that was revoked or moved
   * brings what it wrote before it knew, for the admin to look at.
   */
  mayAppend(device: string, document: string): boolean {
    const name = parseDocumentName(document)
    return name !== undefined && this.#everGiven(device).some((grant) => mayAppend(grant, name, this.desaOf))
  }

  /**
   * Why an entry of a known device may not stand; undefined when it may. `isVouchedFor`: somebody of the puskesmas
   * brought it.
   */
  whyNot(entry: Entry, isVouchedFor = false): 'revoked' | 'not-allowed' | undefined {
    if (this.#namesAnotherInvitation(entry)) return 'not-allowed'
    const { accepted, revocations } = this.#standing(entry.by)
    if (revocations.length === 0 && this.#isWithinGrant(entry)) return undefined
    const isPast = (last: Counts): boolean => entry.n > (last[entry.in] ?? 0)
    const isFromBefore = !isPast(accepted) || (revocations.length > 0 && !revocations.some(isPast))
    if (isFromBefore && (isVouchedFor || this.#mightOnceWrite(entry))) return undefined
    return isPast(accepted) && revocations.some(isPast) ? 'revoked' : 'not-allowed'
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
    return isOwnDevice(entry) && invitation !== undefined && invitation !== this.#tookUp.get(entry.by)?.what
  }

  #isWithinGrant(entry: Entry): boolean {
    const grant = this.grantOf(entry.by)
    return grant !== undefined && (this.#isWhatWasOffered(entry) || this.#mayWrite(grant, entry))
  }

  /**
   * Whether an entry from before its device was revoked or moved can be genuine. What gives rights is taken on its count
   * only from the hands of the puskesmas: a device that was one of the puskesmas could still claim a count it left out.
   */
  #mightOnceWrite(entry: Entry): boolean {
    if (GIVING.includes(entry.kind)) return this.#isWhatWasOffered(entry)
    return this.#everGiven(entry.by).some((grant) => this.#mayWrite(grant, entry))
  }

  #mayWrite(grant: Grant, entry: Entry): boolean {
    const name = parseDocumentName(entry.in)
    if (!name || !mayAppend(grant, name, this.desaOf)) return false
    return name.type !== 'directory' || mayWriteInDirectory(grant, entry, this.desaOf)
  }

  #rememberGiven(entry: Entry): void {
    const { role, scopes = [] } = shownFields(grantType, foldEntry(undefined, entry))
    const roles = this.#roles.get(entry.record) ?? new Set()
    const all = this.#scopes.get(entry.record) ?? new Set()
    if (role) this.#roles.set(entry.record, roles.add(role))
    for (const scope of scopes ?? []) this.#scopes.set(entry.record, all.add(scope))
  }

  #everGiven(device: string): Grant[] {
    const offer = this.#offerTo(device)
    const scopes = [...new Set([...(this.#scopes.get(device) ?? []), ...(offer?.scopes ?? [])])]
    const roles = new Set([...(this.#roles.get(device) ?? []), ...(offer ? [offer.role] : [])])
    return [...roles].map((role) => ({ role, scopes: withMerged(scopes, this.#wasPartOf.values(), this.desaOf) }))
  }

  #offerTo(device: string): Grant | undefined {
    const invitation = this.#tookUp.get(device)?.what
    const offer = invitation === undefined ? undefined : this.offer(invitation)
    return offer ?? (device === this.#trusted ? { role: 'puskesmas', scopes: [AREA] } : undefined)
  }

  /**
   * A newcomer writes down what its invitation gave it, until somebody of the puskesmas gives it something else. That
   * same entry may come again, by another way or after what replaced it.
   */
  #isWhatWasOffered({ id, kind, record, by, set, over }: Entry): boolean {
    if (kind !== grantType.kind || record !== by || Object.keys(set).length !== 3 || over.length > 0) return false
    const invitation = this.#tookUp.get(by)?.what ?? ''
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
    const offer = this.#offerTo(device)
    const isOwnMaster = offer?.role === 'puskesmas'
    const shown: GrantFields = state ? shownFields(grantType, isOwnMaster ? state : saidByOthers(state)) : {}
    const role = shown.role ?? offer?.role
    const scopes = shown.scopes ?? offer?.scopes
    const standing: Standing = {
      grant:
        this.#tookUp.has(device) && role && scopes
          ? { role, scopes: withMerged(scopes, this.#partOf, this.desaOf) }
          : undefined,
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

interface Said {
  readonly id: string
  readonly what: string
}

function say(all: Map<string, Said>, about: string, said: Said): void {
  const before = all.get(about)
  if (!before || said.id < before.id) all.set(about, said)
}

/** A grant without what its device wrote itself, which only repeats what was offered and must not outlast an answer. */
function saidByOthers(state: RecordState): RecordState {
  const fields = Object.entries(state.fields).map(([name, { heads, replaced }]) => {
    return [name, { heads: heads.filter(({ id }) => deviceOf(id) !== state.record), replaced }] as const
  })
  return { ...state, fields: Object.fromEntries(fields) }
}

function isCounts(value: Json): value is Record<string, number> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A device's word about itself. What others write about it (a label) admits nobody. */
export function isOwnDevice(entry: Entry): boolean {
  return entry.kind === 'device' && entry.record === entry.by
}

/** Whoever was given a posyandu, by its name or its desa, was given those that are one with it, while they are. */
function withMerged(scopes: readonly string[], partOf: PartOf, desaOf: DesaOf): readonly string[] {
  const all = [...partOf]
  if (all.length === 0) return scopes
  const given = [...new Set(all.flat())].filter((posyandu) => covers(scopes, posyandu, desaOf(posyandu)))
  return [...new Set([...scopes, ...given.flatMap((posyandu) => mergedWith(posyandu, all).map(posyanduScope))])]
}
