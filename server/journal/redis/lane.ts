/**
 * Writes on their way to the engine. What comes while others are on their way goes with the next, in one pipeline: the
 * engine makes all it reads in one go durable with one fsync, before it answers the first of them. Where replicas are
 * asked for, a mark is written behind them and waited for until enough replicas have it.
 */
import type { ChainableCommander } from 'ioredis'
import { Unsure } from '../journal.ts'
import { ANSWER_WITHIN_MS, type Commander } from './engine.ts'
import { fullName, type FunctionName } from './functions.ts'

/** Replicas are waited for so long; less than an answer is. */
const REPLICAS_WITHIN_MS = ANSWER_WITHIN_MS / 2

export type Argument = string | number | Buffer

/** Queues exactly one command. */
type Order = (pipeline: ChainableCommander) => void

/** One of many that become one command. */
interface Append {
  readonly keys: readonly string[]
  readonly args: readonly Argument[]
}

/** A command that takes long keeps everybody else waiting. */
const APPENDS_AT_ONCE = 256

interface Waiting {
  readonly order: Order | Append
  readonly done: (answer: unknown) => void
  readonly failed: (error: unknown) => void
}

export interface LanePorts {
  readonly engine: Commander
  readonly replicas: number
  /** In the shard of all that goes this way. */
  readonly fence: string
  /** Rejects when the engine on the other end does not keep its promises. */
  readonly sound: () => Promise<void>
}

export class Lane {
  readonly #ports: LanePorts
  #waiting: Waiting[] = []
  #underWay: Promise<void> | undefined

  constructor(ports: LanePorts) {
    this.#ports = ports
  }

  /**
   * Resolves with the answer when it, and whatever it tells of, is on disk and on the replicas. Rejects with `Unsure` when
   * nobody can say; with anything else nothing was written.
   */
  send(order: Order | Append): Promise<unknown> {
    return new Promise((done, failed) => {
      this.#waiting.push({ order, done, failed })
      this.#underWay ??= this.#work()
    })
  }

  /** One of our functions. */
  call(name: FunctionName, keys: readonly string[], args: readonly Argument[]): Promise<unknown> {
    return this.send((pipeline) => pipeline.fcall(fullName(name), keys.length, ...keys, ...args))
  }

  async settled(): Promise<void> {
    while (this.#underWay) await this.#underWay
  }

  async #work(): Promise<void> {
    await Promise.resolve() // what is written in one go goes together
    while (this.#waiting.length > 0) {
      const going = this.#waiting
      this.#waiting = []
      await this.#perform(going).catch((error: unknown) => going.forEach(({ failed }) => failed(error)))
    }
    this.#underWay = undefined
  }

  async #perform(going: readonly Waiting[]): Promise<void> {
    const { engine, replicas, fence, sound } = this.#ports
    if (engine.status !== 'ready') throw new Error('the engine cannot be reached')
    await sound()
    const pipeline = engine.pipeline()
    const commands = commandsOf(going)
    for (const { order } of commands) order(pipeline)
    if (replicas > 0) pipeline.set(fence, '').wait(replicas, REPLICAS_WITHIN_MS)
    const answers = await pipeline.exec().catch((error: unknown) => {
      throw new Unsure('the engine did not answer', { cause: error })
    })
    if (!answers) throw new Unsure('the engine did not answer')
    const onReplicas = replicas > 0 ? answers.at(-1) : undefined
    if (answers.some(([error]) => isSilence(error))) this.#startAnew()
    for (const [i, { done, failed }] of commands.entries()) {
      const [error, answer] = answers[i] ?? [new Error('nothing')]
      if (error) failed(isSilence(error) ? new Unsure('the engine did not answer', { cause: error }) : error)
      else if (onReplicas && !isEnough(onReplicas, replicas)) failed(new Unsure('too few replicas have it'))
      else done(answer)
    }
  }

  /** Whoever did not answer in time may never: what is sent next must not wait behind it. */
  #startAnew(): void {
    const { engine } = this.#ports
    if (engine.status === 'ready') engine.disconnect(true)
  }
}

interface Command {
  readonly order: Order
  readonly done: (answer: unknown) => void
  readonly failed: (error: unknown) => void
}

/** What waits, as commands: all appends in as few as may be, and every other for itself. */
function commandsOf(waiting: readonly Waiting[]): Command[] {
  const commands: Command[] = []
  let appends: { order: Append; waiting: Waiting }[] = []
  const close = (): void => {
    const own = appends
    appends = []
    if (own.length === 0) return
    const keys = own.flatMap(({ order }) => order.keys)
    const args = own.flatMap(({ order }) => [order.keys.length, order.args.length, ...order.args])
    commands.push({
      order: (pipeline) => pipeline.fcall(fullName('append_all'), keys.length, ...keys, ...args),
      done: (answers) => own.forEach((each, i) => each.waiting.done((answers as unknown[])[i])),
      failed: (error) => own.forEach((each) => each.waiting.failed(error)),
    })
  }
  for (const each of waiting) {
    if (typeof each.order === 'function') commands.push({ ...each, order: each.order })
    else if (appends.push({ order: each.order, waiting: each }) === APPENDS_AT_ONCE) close()
  }
  close()
  return commands
}

/** Anything that the engine itself did not say. */
function isSilence(error: Error | null): boolean {
  return error !== null && error.name !== 'ReplyError'
}

function isEnough([error, count]: [Error | null, unknown], replicas: number): boolean {
  return error === null && Number(count) >= replicas
}
