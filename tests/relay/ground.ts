/** The ground a relay test stands on: a relay with a data folder of its own, and the phones that belong to it. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type * as Y from 'yjs'
import { startRelay, type RelayOptions, type RunningRelay } from '../../server/start-relay.ts'
import { Device, Phone } from './phone.ts'
import { RawPhone } from './raw-phone.ts'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { Doors, POSYANDU } from '../doors.ts'

export class Ground {
  readonly dataDir: string
  readonly errors: unknown[] = []
  readonly doors: Doors
  relay!: RunningRelay
  readonly #options: Partial<RelayOptions>
  readonly #open: { close(): void }[] = []

  private constructor(dataDir: string, options: Partial<RelayOptions>, doors: Doors) {
    this.dataDir = dataDir
    this.doors = doors
    this.#options = options
  }

  static async lay(options: Partial<RelayOptions> = {}, doors = new Doors()): Promise<Ground> {
    const ground = new Ground(await mkdtemp(join(tmpdir(), 'relay-')), options, doors)
    await ground.doors.openIn(ground.dataDir)
    await ground.start(0)
    return ground
  }

  get registry(): string {
    return registryOf(POSYANDU)
  }

  get directory(): string {
    return directoryOf(this.relay.settings.puskesmas)
  }

  /** Starts the relay, after `relay.close()` on the port it had. */
  async start(port = this.relay.port): Promise<void> {
    const onError = (error: unknown): void => void this.errors.push(error)
    this.relay = await startRelay({ dataDir: this.dataDir, port, host: 'localhost', onError, ...this.#options })
  }

  async clear(): Promise<void> {
    for (const one of this.#open) one.close()
    await this.relay.close()
    await rm(this.dataDir, { recursive: true })
  }

  /** A device that has joined with the invitation. */
  async device(): Promise<Device> {
    const device = await Device.make()
    const phone = new Phone(this.relay.origin, this.directory, device)
    phone.write(await device.deviceEntry(this.doors.next()))
    await phone.until(() => phone.hasAck() && phone.provider.synced)
    phone.close()
    return device
  }

  phone(device: Device, document = this.registry, doc?: Y.Doc): Phone {
    const phone = new Phone(this.relay.origin, document, device, doc)
    this.#open.push(phone)
    return phone
  }

  /** A socket on which anything can be said; known to the relay when it has a device. */
  async rawPhone(device?: Device, document = this.registry, client?: number): Promise<RawPhone> {
    const phone = new RawPhone(this.relay.origin, document, client)
    this.#open.push(phone)
    await phone.opened
    if (device) await phone.answer(device)
    return phone
  }
}
