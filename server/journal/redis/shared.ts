/** What relays on one engine have in common beside the entries. */
import type { Halt, Shared } from '../journal.ts'
import { readHalt } from './halts.ts'
import type { Keys } from './keys.ts'
import type { Lane } from './lane.ts'

export class RedisShared implements Shared {
  readonly #keys: Keys
  readonly #lane: Lane

  constructor(keys: Keys, lane: Lane) {
    this.#keys = keys
    this.#lane = lane
  }

  async settings(): Promise<string | undefined> {
    const text = await this.#lane.send((pipeline) => pipeline.get(this.#keys.ofAll('settings')))
    return typeof text === 'string' ? text : undefined
  }

  async changeSettings(before: string | undefined, after: string): Promise<boolean> {
    return (await this.#lane.call('change', [this.#keys.ofAll('settings')], [before ?? '', after])) === 1
  }

  async once(word: string, forMs: number): Promise<boolean> {
    const key = this.#keys.ofAll(`once:${word}`)
    return (await this.#lane.send((pipeline) => pipeline.set(key, '', 'PX', Math.ceil(forMs), 'NX'))) === 'OK'
  }

  halt(): Promise<Halt | undefined> {
    return readHalt(this.#keys, this.#lane)
  }
}
