/** What was refused, and what waits for a yes. */
import { signatureOf } from '../../../src/log/entry.ts'
import { QUARANTINE, WAITING, type Quarantined, type WaitingEntry } from '../journal.ts'
import type { Keys } from './keys.ts'
import type { Lane } from './lane.ts'

export class HeldBack {
  readonly #keys: Keys
  readonly #lane: Lane

  constructor(keys: Keys, lane: Lane) {
    this.#keys = keys
    this.#lane = lane
  }

  async quarantine(refused: readonly Quarantined[]): Promise<void> {
    const { perSender, total } = QUARANTINE
    await Promise.all(
      refused.map((one) => {
        const place = [one.sender, one.document, one.client, one.clock].join(' ')
        const order = this.#keys.ofAll(`refused-by:${one.sender}`)
        const keys = [this.#keys.ofAll('refused'), order, this.#keys.ofAll('refused-count')]
        return this.#lane.call('refuse', keys, [place, perSender, total, JSON.stringify(one)])
      }),
    )
  }

  async all(): Promise<Quarantined[]> {
    const refused = await this.#values<Quarantined>('refused')
    const authors = await this.authors()
    const waiting = await Promise.all(authors.map((author) => this.of(author)))
    return [...refused.sort((a, b) => a.receivedAt - b.receivedAt), ...waiting.flat()]
  }

  async keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    const { perAuthor, charactersPerAuthor, total } = WAITING
    await Promise.all(
      entries.map((entry) => {
        const { author, text } = entry
        const most = [perAuthor, charactersPerAuthor, total]
        const args = [author, signatureOf(text), text.length, ...most, JSON.stringify(entry)]
        return this.#lane.call('wait', this.#waitingKeys(author), args)
      }),
    )
  }

  async authors(): Promise<string[]> {
    return (await this.#lane.send((pipeline) => pipeline.hkeys(this.#keys.ofAll('waiting-authors')))) as string[]
  }

  async of(author: string): Promise<WaitingEntry[]> {
    const entries = await this.#values<WaitingEntry>(`waiting:${author}`)
    return entries.sort((a, b) => (a.document === b.document ? a.n - b.n : a.document < b.document ? -1 : 1))
  }

  async release(entries: readonly WaitingEntry[]): Promise<void> {
    await Promise.all(
      entries.map(({ author, text }) =>
        this.#lane.call('release', this.#waitingKeys(author), [author, signatureOf(text), text.length]),
      ),
    )
  }

  #waitingKeys(author: string): string[] {
    return [`waiting:${author}`, 'waiting-authors', 'waiting-count'].map((what) => this.#keys.ofAll(what))
  }

  async #values<Value>(what: string): Promise<Value[]> {
    const texts = await this.#lane.send((pipeline) => pipeline.hvals(this.#keys.ofAll(what)))
    return (texts as string[]).map((text) => JSON.parse(text) as Value)
  }
}
