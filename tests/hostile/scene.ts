/** A running relay with two honest phones at work, and a kader's phone in the wrong hands. */
import { expect } from 'vitest'
import * as Y from 'yjs'
import type { RelayOptions } from '../../server/start-relay.ts'
import { rootOf } from '../../src/log/update.ts'
import type { RefusalReason } from '../../src/protocol.ts'
import { admin, Doors } from '../doors.ts'
import { Ground } from '../relay/ground.ts'
import type { Device, Phone } from '../relay/phone.ts'
import type { RawPhone } from '../relay/raw-phone.ts'
import * as raw from '../relay/updates.ts'

export class Scene {
  readonly ground: Ground
  /** Of the puskesmas. */
  readonly admin: Device
  readonly siti: Phone
  readonly dewi: Phone
  readonly attacker: Device

  private constructor(ground: Ground, admin: Device, phones: readonly [Phone, Phone], attacker: Device) {
    this.ground = ground
    this.admin = admin
    ;[this.siti, this.dewi] = phones
    this.attacker = attacker
  }

  static async lay(options: Partial<RelayOptions> = {}): Promise<Scene> {
    const ground = await Ground.lay(options, new Doors([admin]))
    const [adminDevice, siti, dewi, attacker] = [
      await ground.device(),
      await ground.device(),
      await ground.device(),
      await ground.device(),
    ]
    const phones = [ground.phone(siti), ground.phone(dewi)] as const
    for (const phone of phones) await phone.until(({ provider }) => provider.synced)
    return new Scene(ground, adminDevice, phones, attacker)
  }

  async clear(): Promise<void> {
    expect(this.ground.errors).toEqual([])
    await this.ground.clear()
  }

  get registry(): string {
    return this.ground.registry
  }

  /** A socket of the attacker's, let in. */
  async attack(document = this.registry, client?: number): Promise<RawPhone> {
    return (await this.ground.rawPhone(this.attacker, document, client)).admitted()
  }

  /** The attacker's own genuine entry. */
  entry(overrides: Parameters<Device['entry']>[1] = {}): Promise<string> {
    return this.attacker.entry(this.registry, overrides)
  }

  /**
   * Honest phones write right before and right after this: what they write is acknowledged and heard by the other, and
   * neither is told of anything wrong.
   */
  async beside<Value>(attack: () => Value | Promise<Value>): Promise<Value> {
    const { siti, dewi, registry } = this
    siti.write(await siti.device.entry(registry))
    const value = await attack()
    dewi.write(await dewi.device.entry(registry))
    siti.write(await siti.device.entry(registry))
    for (const phone of [siti, dewi]) await phone.until(() => phone.hasAck())
    await siti.until(() => holdsAllOf(siti, dewi))
    await dewi.until(() => holdsAllOf(dewi, siti))
    expect([...siti.refusals, ...dewi.refusals]).toEqual([])
    expect([...siti.closeCodes, ...dewi.closeCodes]).toEqual([])
    return value
  }

  /** Beside honest work: refused by this name at this place, and nobody can read it. */
  async isRefused(speaker: RawPhone, update: Uint8Array, refusal: object, ...texts: readonly unknown[]): Promise<void> {
    const { refusals } = await this.beside(() => {
      speaker.update(update)
      return speaker.hear('refusal')
    })
    expect(refusals).toMatchObject([refusal])
    await this.isUnreadable(...texts)
  }

  /** This entry alone, under the speaker's client id. */
  async isEntryRefused(speaker: RawPhone, text: string, reason: RefusalReason): Promise<void> {
    const { client } = speaker
    const update = raw.rawStruct(client, 0, raw.first(client, text))
    await this.isRefused(speaker, update, { client, clock: 0, reason }, text)
  }

  /** Neither honest phones nor a new one can read these. */
  async isUnreadable(...texts: readonly unknown[]): Promise<void> {
    const everybody = [this.siti.texts(), this.dewi.texts(), await this.everythingHeld()]
    for (const held of everybody) for (const text of texts) expect(held).not.toContain(text)
    expect(this.siti.doc.store.pendingStructs).toBeNull()
  }

  /** What the relay holds of a client, as a new phone hears it. */
  async heldOf(client: number, document = this.registry): Promise<string[]> {
    return (await this.#read(document)).getArray<string>(rootOf(client)).toArray()
  }

  async everythingHeld(document = this.registry): Promise<string[]> {
    const doc = await this.#read(document)
    expect(doc.store.pendingStructs).toBeNull()
    const clients = Y.decodeStateVector(Y.encodeStateVector(doc)).keys()
    return [...clients].flatMap((client) => doc.getArray<string>(rootOf(client)).toArray())
  }

  async #read(document: string): Promise<Y.Doc> {
    const reader = await (await this.ground.rawPhone(this.admin, document)).admitted()
    const doc = await reader.everything()
    reader.close()
    return doc
  }
}

function holdsAllOf(phone: Phone, other: Phone): boolean {
  const held = new Set(phone.texts())
  return other.texts().every((text) => held.has(text))
}
