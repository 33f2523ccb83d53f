/** Who may be at this phone. */
import { deviceOf } from '../../log/id.ts'
import { isOfOnePosyandu } from '../../log/role.ts'
import type { UserFields } from '../../log/records/user.ts'
import type { Row } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import { readOwnAccess, type OwnAccess } from './own-access.ts'

export interface PhoneUser {
  readonly record: string
  readonly name: string
}

/**
 * By name, but for who was first written down at this very phone: they come first. On a kader's phone those of the
 * posyandu at hand and those of whom nobody said where they work; on another those of the same role.
 */
export async function loadPhoneUsers(db: LocalDatabase): Promise<readonly PhoneUser[]> {
  const [self, access, rows] = await Promise.all([db.self.get('self'), readOwnAccess(db), db.user.toArray()])
  const isFromHere = (row: Row<UserFields>): boolean =>
    fieldStates(row).name?.heads.some(({ id }) => deviceOf(id) === self?.device) ?? false
  return rows
    .filter((row) => !access || isFromHere(row) || worksWith(row.shown, access))
    .flatMap((row) =>
      row.shown.name ? [{ record: row.record, name: row.shown.name, isFromHere: isFromHere(row) }] : [],
    )
    .sort((a, b) => Number(b.isFromHere) - Number(a.isFromHere) || a.name.localeCompare(b.name, 'id'))
    .map(({ record, name }) => ({ record, name }))
}

/** What the invitation says of whom it is for, and of who made it. Undefined while it has not arrived here. */
export async function readOwnInvitation(
  db: LocalDatabase,
): Promise<{ readonly name: string | undefined; readonly by: string | undefined } | undefined> {
  const self = await db.self.get('self')
  const row = self && (await db.invitation.get(self.invitation))
  if (!row) return undefined
  const who = fieldStates(row).publicKey?.heads[0]?.who
  const by = who === undefined ? undefined : await db.user.get(who)
  return { name: row.shown.name ?? undefined, by: by?.shown.name ?? undefined }
}

function worksWith({ role, posyandu }: UserFields, access: OwnAccess): boolean {
  if (!isOfOnePosyandu(access.role)) return role === access.role
  return (!role || isOfOnePosyandu(role)) && (!posyandu || posyandu === access.posyandu)
}
