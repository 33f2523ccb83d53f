/** When devices were heard, and what they said they had not sent. */
import type { UnsentByPosyandu } from '../../../src/protocol.ts'
import type { Keys } from './keys.ts'
import type { Lane } from './lane.ts'

export class Devices {
  readonly #keys: Keys
  readonly #lane: Lane

  constructor(keys: Keys, lane: Lane) {
    this.#keys = keys
    this.#lane = lane
  }

  async contacts(): Promise<Map<string, number>> {
    return new Map((await this.#all('contacts')).map(([device, at]) => [device, Number(at)]))
  }

  async heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    if (devices.size > 0) await this.#lane.call('heard', [this.#keys.ofAll('contacts')], [...devices].flat())
  }

  async unsent(): Promise<Map<string, UnsentByPosyandu>> {
    return new Map((await this.#all('unsent')).map(([device, told]) => [device, JSON.parse(told) as UnsentByPosyandu]))
  }

  async keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    const told = [...devices].flatMap(([device, unsent]) => [device, JSON.stringify(unsent)])
    if (told.length > 0) await this.#lane.send((pipeline) => pipeline.hset(this.#keys.ofAll('unsent'), ...told))
  }

  async #all(what: string): Promise<[string, string][]> {
    const found = await this.#lane.send((pipeline) => pipeline.hgetall(this.#keys.ofAll(what)))
    return Object.entries(found as Record<string, string>)
  }
}
