import { createContext } from 'svelte'
import type { DeviceContact, RefusedEntry } from '../../protocol.ts'
import type { Replica } from '../../replica/client.ts'
import type { Counts } from '../../replica/intentions/access.ts'

/** What a device has written, by the relay's word, or as far as it has reached this phone. */
export interface LastCounts {
  readonly from: 'relay' | 'this-phone'
  readonly counts: Counts
}

/** What only the relay knows, as it last said it. */
export class OfficeNews {
  readonly #replica: Replica
  #contacts: readonly DeviceContact[] | undefined = $state.raw()
  #refused: readonly RefusedEntry[] = $state.raw([])
  #isOffline = $state(false)
  #asked = 0

  constructor(replica: Replica) {
    this.#replica = replica
  }

  /** Undefined until the relay has answered. */
  get contacts(): readonly DeviceContact[] | undefined {
    return this.#contacts
  }

  get refused(): readonly RefusedEntry[] {
    return this.#refused
  }

  /** The last question was not answered. */
  get isOffline(): boolean {
    return this.#isOffline
  }

  /** An answer that comes after a later question was asked says nothing any more. */
  async ask(): Promise<void> {
    const asked = ++this.#asked
    const [devices, quarantine] = await Promise.all([
      this.#replica.askOffice({ ask: 'devices' }),
      this.#replica.askOffice({ ask: 'quarantine' }),
    ])
    if (asked !== this.#asked) return
    this.#isOffline = devices === 'offline'
    if (devices !== 'offline' && devices.tells === 'devices') {
      this.#contacts = devices.devices
    }
    if (quarantine !== 'offline' && quarantine.tells === 'quarantine') this.#refused = quarantine.refused
  }

  /** Asked for anew: what a revoked phone has sent must not be counted short. */
  async lastCountsOf(device: string): Promise<LastCounts> {
    const answer = await this.#replica.askOffice({ ask: 'devices' })
    if (answer !== 'offline' && answer.tells === 'devices') {
      const contact = answer.devices.find((each) => each.device === device)
      return { from: 'relay', counts: contact?.accepted ?? {} }
    }
    return { from: 'this-phone', counts: await this.#replica.heldCounts(device) }
  }
}

export const [useNews, setNews] = createContext<OfficeNews>()
