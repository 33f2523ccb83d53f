/** What this phone may do, for which posyandu, and what the relay said about that. */
import { readEntry } from '../../log/entry.ts'
import { covers, posyanduScope, type Grant } from '../../log/role.ts'
import type { OutboxRow, Self } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'

/** Why the relay did not let this phone in with its invitation. */
export type NotLetIn = (typeof NOT_LET_IN)[number]
const NOT_LET_IN = ['invitation-used', 'invitation-over', 'not-invited'] as const

export interface OwnAccess extends Grant {
  /** Somebody of the puskesmas took its access away. */
  readonly isRevoked: boolean
  /** The posyandu at hand; empty while there is none. */
  readonly posyandu: string
  /** False when it was moved elsewhere meanwhile. */
  readonly coversPosyandu: boolean
  /** Those it was given besides the one at hand, as far as this phone knows them. */
  readonly others: readonly string[]
}

/** What the relay did not take, and what that says of this phone. */
export interface Refusals {
  readonly count: number
  /** A phone that is out hears nothing any more: that it is, it learns from what is not taken. */
  readonly areOfRevoked: boolean
  readonly notLetIn: NotLetIn | undefined
}

/** Null on a phone that has joined nothing. The directory's word counts; before it has come, the invitation's. */
export async function readOwnAccess(db: LocalDatabase): Promise<OwnAccess | null> {
  const self = await db.self.get('self')
  if (!self) return null
  const grant = await db.grant.get(self.device)
  const role = grant?.shown.role ?? self.role
  const scopes = grant?.shown.scopes ?? self.scopes
  const isOnlyThis = scopes.every((scope) => scope === posyanduScope(self.posyandu))
  const all = isOnlyThis ? [self.posyandu] : await posyanduIn(db, scopes)
  return {
    role,
    scopes,
    isRevoked: fieldStates(grant).revoked?.heads.some(({ value }) => value !== null) ?? false,
    posyandu: self.posyandu,
    coversPosyandu: all.includes(self.posyandu),
    others: all.filter((posyandu) => posyandu !== self.posyandu),
  }
}

export async function readRefusals(db: LocalDatabase): Promise<Refusals> {
  const [self, refused] = await Promise.all([db.self.get('self'), refusedEntries(db)])
  return {
    count: refused.length,
    areOfRevoked: refused.some(({ reason }) => reason === 'revoked'),
    notLetIn: refused.map((row) => self && whyNotLetIn(row, self)).find((reason) => reason !== undefined),
  }
}

/** Refused entries, but for those of an invitation that has been answered by another since. */
export async function refusedEntries(db: LocalDatabase): Promise<readonly OutboxRow[]> {
  const [self, refused] = await Promise.all([db.self.get('self'), db.outbox.where('state', 2)])
  return refused.filter((row) => !self || !isOfEarlierInvitation(row, self))
}

async function posyanduIn(db: LocalDatabase, scopes: readonly string[]): Promise<string[]> {
  const rows = await db.posyandu.toArray()
  const known = rows.filter(({ record, shown }) => covers(scopes, record, shown.desa ?? undefined))
  const prefix = posyanduScope('')
  const named = scopes.filter((scope) => scope.startsWith(prefix)).map((scope) => scope.slice(prefix.length))
  return [...new Set([...known.map(({ record }) => record), ...named])]
}

function whyNotLetIn(row: OutboxRow, self: Self): NotLetIn | undefined {
  const reason = NOT_LET_IN.find((each) => each === row.reason)
  const entry = reason && readEntry(row.text)
  return entry?.record === self.device && entry.set.invitation === self.invitation ? reason : undefined
}

/** What this device said about itself when it tried to come in before. */
function isOfEarlierInvitation({ text }: OutboxRow, { device, invitation }: Self): boolean {
  const entry = readEntry(text)
  return (
    entry !== undefined &&
    entry.record === device &&
    typeof entry.set.invitation === 'string' &&
    entry.set.invitation !== invitation
  )
}
