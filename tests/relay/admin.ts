/** Somebody of the puskesmas at their phone: what the admin's screens write. */
import { directoryOf } from '../../src/log/document-name.ts'
import type { Entry } from '../../src/log/entry.ts'
import { invitationPublicKey, type Invitation } from '../../src/log/invitation.ts'
import type { Grant } from '../../src/log/role.ts'
import { PUSKESMAS } from '../doors.ts'
import type { Ground } from './ground.ts'
import type { Device, Phone } from './phone.ts'
import { readEntry } from '../../src/log/entry.ts'

const DIRECTORY = directoryOf(PUSKESMAS)

export class Admin {
  readonly device: Device
  readonly phone: Phone
  /** What each record was last told, by whatever field: an admin sees what is shown and replaces it. */
  readonly #last = new Map<string, string[]>()
  readonly #name: string
  #invited = 0

  /** The next door must be one that lets an admin in. */
  static async at(ground: Ground): Promise<Admin> {
    const device = await ground.device()
    const phone = ground.phone(device, DIRECTORY)
    await phone.until(({ provider }) => provider.synced)
    return new Admin(device, phone)
  }

  /** `name` tells the invitations of several apart. */
  constructor(device: Device, phone: Phone, name = 'undangan') {
    this.device = device
    this.#name = name
    this.phone = phone
  }

  /** On the relay's disk when it resolves. */
  async write(kind: string, record: string, set: Entry['set']): Promise<void> {
    const over = this.#last.get(`${kind} ${record}`) ?? []
    const text = await this.device.entry(DIRECTORY, { kind, record, set, over })
    this.#last.set(`${kind} ${record}`, [...over, readEntry(text)!.id])
    this.phone.write(text)
    await this.phone.until((phone) => phone.hasAck())
  }

  revoke(device: Device, last: Readonly<Record<string, number>>): Promise<void> {
    return this.write('grant', device.id, { revoked: last })
  }

  restore(device: Device): Promise<void> {
    return this.write('grant', device.id, { revoked: null })
  }

  accept(device: Device, upTo: Readonly<Record<string, number>>): Promise<void> {
    return this.write('grant', device.id, { accepted: upTo })
  }

  move(device: Device, scopes: readonly string[], last: Readonly<Record<string, number>>): Promise<void> {
    return this.write('grant', device.id, { scopes, accepted: last })
  }

  async invite(grant: Grant, more: { expires?: string } = {}): Promise<Invitation> {
    const invitation = `${this.#name}-${this.#invited++}`
    const secret = `rahasia ${invitation}`
    const { role, scopes } = grant
    const publicKey = await invitationPublicKey(secret)
    await this.write('invitation', invitation, { publicKey, name: 'Siti', role, scopes, ...more })
    return { puskesmas: PUSKESMAS, invitation, secret, role, scopes, by: this.device.id }
  }

  cancel({ invitation }: Invitation): Promise<void> {
    return this.write('invitation', invitation, { cancelled: true })
  }
}
