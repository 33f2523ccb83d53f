/** One hostile connection after the other: frame after frame, under a client id of its own or a victim's. */
import type { Device } from '../relay/phone.ts'
import type { Random } from '../simulation/random.ts'
import type { Author, Entries } from './entries.ts'
import { nextShot } from './frames.ts'
import { HostileSocket } from './hostile-socket.ts'

export interface Target {
  readonly origin: string
  readonly documents: readonly string[]
  /** Client ids of honest phones. */
  readonly victims: readonly number[]
  readonly devices: readonly Device[]
}

/** After so many frames it comes again, under another client id. */
const FRAMES_OF_A_SOCKET = 60
const READ_EVERY = 10

export class HostilePhone {
  readonly #target: Target
  readonly #author: Author
  readonly #entries: Entries
  readonly #random: Random

  constructor(target: Target, author: Author, entries: Entries, random: Random) {
    this.#target = target
    this.#author = author
    this.#entries = entries
    this.#random = random
  }

  /** Sends for as long as `mayFire` says yes; it is asked once a frame. */
  async fire(mayFire: () => boolean): Promise<void> {
    while (await this.#fireAtOne(mayFire));
  }

  /** False when no more may be sent. */
  async #fireAtOne(mayFire: () => boolean): Promise<boolean> {
    const random = this.#random
    const { origin, documents, victims, devices } = this.#target
    const document = random.pick(documents)!
    const client = random.chance(0.1) ? random.pick(victims)! : random.whole(1, 0xffffffff)
    const isSilent = random.chance(0.05)
    const socket = new HostileSocket(origin, document, client, isSilent ? undefined : this.#author.device)
    try {
      await socket.ready()
      let clock = 0
      for (let i = 0; i < FRAMES_OF_A_SOCKET && socket.isOpen; i++) {
        if (!mayFire()) return false
        const count = random.pick([1, 1, 1, 2, 5] as const)
        const texts: string[] = []
        while (texts.length < count) texts.push(await this.#entries.next(document, this.#author, devices))
        const { frame, appended } = nextShot(random, texts, { client, clock, victims })
        clock += appended
        socket.send(frame)
        if (i % READ_EVERY === 0) await socket.isRead()
      }
      await socket.isRead()
      return true
    } finally {
      socket.close()
    }
  }
}
