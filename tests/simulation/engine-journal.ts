/** The engine as one relay reaches it, over a wire that may be cut at any moment. */
import {
  Moved,
  Unsure,
  type Head,
  type Journal,
  type Row,
  type Shared,
  type Standing,
} from '../../server/journal/journal.ts'
import type { MemoryJournal } from '../../server/journal/journal-memory.ts'
import type { SimulatedEngine } from './engine.ts'
import { Life } from './life.ts'
import { LivingJournal } from './living-journal.ts'

/** Nobody waits longer for an answer. */
const ANSWER_WITHIN_MS = 5_000

export class EngineJournal extends LivingJournal {
  readonly #engine: SimulatedEngine
  /** The connection there is; none while it is cut. */
  #connection: Life | undefined = new Life()
  /** Who waits for an answer, and is told that none will come. */
  readonly #asking = new Set<() => void>()
  #news: (document: string | undefined) => void = () => undefined

  constructor(engine: SimulatedEngine, life: Life) {
    super(life)
    this.#engine = engine
    engine.join(this)
    life.onEnd(() => engine.leave(this))
  }

  get isCutOff(): boolean {
    return this.#connection === undefined
  }

  get shared(): Shared {
    return this.held.shared
  }

  protected get held(): MemoryJournal {
    return this.#engine.held
  }

  /** What is on its way may arrive; nothing comes back. */
  cut(): void {
    const { schedule, random } = this.#engine.ports
    this.#connection?.end()
    this.#connection = undefined
    for (const giveUp of this.#asking) schedule.after(random.between(0, ANSWER_WITHIN_MS), giveUp)
    this.#asking.clear()
  }

  /** Connected anew: anything may have been missed. */
  reconnect(): void {
    if (this.#connection) return
    this.#connection = new Life()
    this.#later(() => this.#news(undefined))
  }

  hear(document: string): void {
    if (this.#connection) this.#later(() => this.#news(document))
  }

  watch(news: (document: string | undefined) => void): () => void {
    this.#news = news
    return () => (this.#news = () => undefined)
  }

  append(rows: readonly Row[], _receivedAt: number, expected?: Head): Promise<Head> {
    const { counts } = this.#engine.ports
    return this.write(rows, expected).catch((error: unknown) => {
      if (error instanceof Moved) counts.judgedAgain++
      if (error instanceof Unsure) counts.appendsUnsure++
      throw error
    })
  }

  protected async write(rows: readonly Row[], expected?: Head): Promise<Head> {
    const { random, luck } = this.#engine.ports
    if (random.chance(luck().relayDiskFails)) throw new Error('the disk is full')
    if (random.chance(luck().engineSilent)) {
      const isLost = random.chance(0.5)
      if (!isLost) await this.send(() => this.#engine.append(this, rows, expected)).catch(() => undefined)
      throw new Unsure('the engine did not answer')
    }
    return this.send(() => this.#engine.append(this, rows, expected))
  }

  override standing(document: string): Promise<Standing> {
    return this.send(() => this.#engine.ask((held) => held.standing(document)))
  }

  override since(document: string, head: Head): ReturnType<Journal['since']> {
    return this.send(() => this.#engine.ask((held) => held.since(document, head)))
  }

  override probe(): Promise<void> {
    return this.send(() => this.#engine.ask((held) => held.probe()))
  }

  override read(document: string, client: number, from: number, to: number): Promise<string[]> {
    if (this.isCutOff) return Promise.reject(new Error('the engine cannot be reached'))
    return super.read(document, client, from, to)
  }

  /** Rejects with `Unsure` where the connection is lost before the answer. */
  protected async send<Answer>(question: () => Promise<Answer>): Promise<Answer> {
    const { schedule, random } = this.#engine.ports
    await this.life.hears(schedule.pause(random.chance(0.2) ? random.between(10, 400) : random.between(0, 4)))
    const connection = this.#connection
    if (!connection) throw new Error('the engine cannot be reached')
    let giveUp = (): void => undefined
    const silence = new Promise<never>((_, reject) => {
      giveUp = () => reject(new Unsure('the engine did not answer'))
      this.#asking.add(giveUp)
    })
    const answer = connection.hears(question()).finally(() => this.#asking.delete(giveUp))
    return this.life.hears(Promise.race([answer, silence]))
  }

  /** News travel as long as others' answers do. */
  #later(work: () => void): void {
    const { schedule, random } = this.#engine.ports
    const connection = this.#connection
    schedule.after(random.between(0, 300), () => {
      if (!this.life.isOver && connection === this.#connection) work()
    })
  }
}
