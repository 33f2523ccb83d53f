/** Who writes at a posyandu, what the relay heard of them, and what is here: put together. Pure. */
import { covers } from '../../log/role.ts'
import type { DeviceContact } from '../../protocol.ts'
import type { AreaPosyandu } from '../../replica/area/area.ts'
import type { OfficeDevice } from '../../replica/queries/devices.ts'
import { completenessOf, type Completeness, type DeviceSaid, type PosyanduHeld } from '../../reports/completeness.ts'

export function completeByPosyandu(
  posyandu: readonly AreaPosyandu[],
  devices: readonly OfficeDevice[],
  contacts: readonly DeviceContact[],
  held: readonly PosyanduHeld[],
): ReadonlyMap<string, Completeness> {
  const contactOf = new Map(contacts.map((each) => [each.device, each]))
  const heldOf = new Map(held.map((each) => [each.posyandu, each]))
  return new Map(
    posyandu.map(({ posyandu, desa }) => {
      const said = devices
        .filter((device) => writesAt(device, posyandu, desa))
        .map((device) => saidBy(device, posyandu, contactOf.get(device.device)))
      return [posyandu, completenessOf(heldOf.get(posyandu), said)]
    }),
  )
}

/** Of the puskesmas' own devices nobody waits for anything: they are everywhere. */
function writesAt({ role, scopes, isRevoked }: OfficeDevice, posyandu: string, desa: string | undefined): boolean {
  return !isRevoked && role !== undefined && role !== 'puskesmas' && role !== 'dinas' && covers(scopes, posyandu, desa)
}

function saidBy(device: OfficeDevice, posyandu: string, contact: DeviceContact | undefined): DeviceSaid {
  return {
    device: device.device,
    name: device.users.join(', ') || device.invitedName || device.label || '',
    lastSeenAt: contact?.lastSeenAt,
    unsent: contact?.unsent && (contact.unsent[posyandu] ?? { count: 0 }),
  }
}
