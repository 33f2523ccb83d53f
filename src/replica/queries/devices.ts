/** The people and devices of a puskesmas, its open invitations and its posyandu, as the admin's screen shows them. */
import { deviceOf } from '../../log/id.ts'
import type { PosyanduFields } from '../../log/records/posyandu.ts'
import type { Role } from '../../log/role.ts'
import type { Row } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import type { GrantFields } from '../../log/records/grant.ts'
import type { UserFields } from '../../log/records/user.ts'

export interface OfficeDevice {
  readonly device: string
  /** Whom it was invited for; undefined for one that came in at a door of the relay. */
  readonly invitedName: string | undefined
  /** Who said their name for the first time at it. */
  readonly users: readonly string[]
  readonly label: string | undefined
  /** The invitation it answered. */
  readonly invitation: string | undefined
  /** Undefined while only the device itself has been heard of. */
  readonly role: Role | undefined
  readonly scopes: readonly string[]
  readonly isRevoked: boolean
  /** For each document, up to which of its counts its entries stand although it may not write there. */
  readonly accepted: Readonly<Record<string, number>>
}

export interface OpenInvitation {
  readonly record: string
  readonly name: string | undefined
  readonly role: Role
  readonly scopes: readonly string[]
  /** ISO time. */
  readonly expires: string | undefined
}

export interface OfficePosyandu {
  readonly record: string
  readonly shown: PosyanduFields
}

export interface Office {
  readonly devices: readonly OfficeDevice[]
  /** Not taken up and not cancelled; they may be over. */
  readonly invitations: readonly OpenInvitation[]
  /** By name. */
  readonly posyandu: readonly OfficePosyandu[]
}

export async function loadOffice(db: LocalDatabase): Promise<Office> {
  const [devices, grants, invitations, posyandu, users] = await Promise.all([
    db.device.toArray(),
    db.grant.toArray(),
    db.invitation.toArray(),
    db.posyandu.toArray(),
    db.user.toArray(),
  ])
  const grantOf = new Map(grants.map((row) => [row.record, row]))
  const invitationOf = new Map(invitations.map((row) => [row.record, row]))
  const usersOf = usersByDevice(users)
  const joined = devices.filter(({ shown }) => shown.publicKey)
  const taken = new Set(joined.map(({ shown }) => shown.invitation))
  return {
    devices: joined.map(({ record, shown }): OfficeDevice => {
      const grant = grantOf.get(record)
      const offered = invitationOf.get(shown.invitation ?? '')?.shown
      return {
        device: record,
        invitedName: offered?.name ?? undefined,
        users: usersOf.get(record) ?? [],
        label: shown.label ?? undefined,
        invitation: shown.invitation ?? undefined,
        role: grant?.shown.role ?? offered?.role ?? undefined,
        scopes: grant?.shown.scopes ?? offered?.scopes ?? [],
        isRevoked: grant !== undefined && isRevoked(grant),
        accepted: grant?.shown.accepted ?? {},
      }
    }),
    invitations: invitations.flatMap(({ record, shown: { publicKey, name, role, scopes, expires, cancelled } }) =>
      !publicKey || !role || !scopes || cancelled || taken.has(record)
        ? []
        : [{ record, name: name ?? undefined, role, scopes, expires: expires ?? undefined }],
    ),
    posyandu: posyandu
      .map(({ record, shown }) => ({ record, shown }))
      .sort((a, b) => ((a.shown.name ?? '') < (b.shown.name ?? '') ? -1 : 1)),
  }
}

/** Any revocation that stands counts, whichever of two is shown (as in `log/directory.ts`). */
function isRevoked(grant: Row<GrantFields>): boolean {
  return (fieldStates(grant).revoked?.heads ?? []).some(({ value }) => typeof value === 'object' && value !== null)
}

function usersByDevice(users: readonly Row<UserFields>[]): ReadonlyMap<string, readonly string[]> {
  const byDevice = new Map<string, string[]>()
  for (const user of users) {
    const [first] = fieldStates(user).name?.heads ?? []
    if (!first || !user.shown.name) continue
    const device = deviceOf(first.id)
    byDevice.set(device, [...(byDevice.get(device) ?? []), user.shown.name])
  }
  return byDevice
}
