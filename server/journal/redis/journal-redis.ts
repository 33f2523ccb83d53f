/**
 * The journal on Redis or Valkey (ADR 20), for several relays at once. One stream a document tells what was appended in
 * which order; the entries themselves stand beside it, each under its client and clock, until they are packed.
 */
import type { UnsentByPosyandu } from '../../../src/protocol.ts'
import { StartError } from '../../start-error.ts'
import {
  documentOf,
  expectHere,
  Halted,
  Moved,
  type Author,
  type Halt,
  type Head,
  type Journal,
  type MovableJournal,
  type Quarantined,
  type Row,
  type Shared,
  type Standing,
  type WaitingEntry,
} from '../journal.ts'
import { readAddress } from './address.ts'
import { changedBy, readAuthor, writtenAuthor } from './authors.ts'
import { Catalogue } from './catalogue.ts'
import { prepareNodes } from './check.ts'
import { compact } from './compaction.ts'
import { Devices } from './devices.ts'
import { Engine, mastersOf, type Commander } from './engine.ts'
import { writeHalt } from './halts.ts'
import { HeldBack } from './held-back.ts'
import { Keys, LAYOUT, SHARDS } from './keys.ts'
import { Lane } from './lane.ts'
import { memoryOf, type EngineMemory } from './memory.ts'
import { kept, textOf, timeOf } from './packs.ts'
import { Rows } from './rows.ts'
import { RedisShared } from './shared.ts'
import { Soundness } from './soundness.ts'
import { readAppends, writtenTold, type Told } from './told.ts'

export interface RedisOptions {
  /** Of a new journal; and for names that nobody else has. */
  readonly newId: () => string
  /** How many must have an entry before it is acknowledged. */
  readonly replicas: number
  /** Connections that were lost, and other things that pass. */
  readonly onError: (error: unknown) => void
}

export class RedisJournal implements MovableJournal {
  readonly id: string
  readonly shared: Shared
  readonly #options: RedisOptions
  readonly #engine: Engine
  readonly #commander: Commander
  readonly #keys: Keys
  /** By shard, and last of all what belongs to none. In one node all are the same. */
  readonly #lanes: readonly Lane[]
  readonly #rows: Rows
  readonly #heldBack: HeldBack
  readonly #devices: Devices
  readonly #catalogue: Catalogue
  readonly #origin: string

  /** Opens the journal on this engine, making it when there is none. Rejects with a `StartError` when it is not safe. */
  static async open(address: string, options: RedisOptions): Promise<RedisJournal> {
    const engine = new Engine(readAddress(address), options.onError)
    try {
      const keys = new Keys(engine.address.name)
      const commander = engine.connect()
      await commander.connect().catch((error: unknown) => {
        throw new StartError(
          'Mesin JOURNAL tidak dapat dihubungi. Periksa alamatnya dan apakah mesin itu berjalan.',
          error,
        )
      })
      await prepareNodes(commander, options.replicas)
      const journal = new RedisJournal(await idOf(commander, keys, options), engine, commander, keys, options)
      await journal.#catalogue.open()
      return journal
    } catch (error) {
      engine.close()
      throw error
    }
  }

  private constructor(id: string, engine: Engine, commander: Commander, keys: Keys, options: RedisOptions) {
    this.id = id
    this.#engine = engine
    this.#commander = commander
    this.#keys = keys
    this.#options = options
    this.#origin = options.newId()
    const { replicas, onError } = options
    const soundness = new Soundness(commander, () => this.#prepare())
    const lane = (fence: string): Lane => new Lane({ engine: commander, replicas, fence, sound: () => soundness.now() })
    const shards = Array.from({ length: SHARDS }, (_, shard) => keys.ofShard(shard, 'fence'))
    const fences = [...shards, keys.ofAll('fence')]
    const only = lane(keys.ofAll('fence'))
    this.#lanes = engine.address.kind === 'cluster' ? fences.map(lane) : fences.map(() => only)
    this.#rows = new Rows(commander, keys)
    this.#devices = new Devices(keys, this.#common)
    this.#catalogue = new Catalogue({ engine, commander, keys, origin: this.#origin, onError })
    this.#heldBack = new HeldBack(keys, this.#common)
    this.shared = new RedisShared(keys, this.#common)
  }

  get greatestCounter(): number {
    return this.#catalogue.greatestCounter
  }

  documents(): Promise<string[]> {
    return Promise.resolve([...this.#catalogue.documents])
  }

  async standing(document: string): Promise<Standing> {
    const keys = [this.#keys.of(document, 'log'), this.#keys.of(document, 'authors')]
    const [head, found] = (await this.#laneOf(document).call('standing', keys, [])) as [string, string[]]
    const authors = new Map<number, Author>()
    for (let i = 0; i < found.length; i += 2) authors.set(Number(found[i]), readAuthor(found[i + 1] ?? ''))
    return { head, authors }
  }

  async append(rows: readonly Row[], receivedAt: number, expected?: Head): Promise<Head> {
    const document = documentOf(rows)
    const nonce = this.#options.newId()
    const counter = rows.reduce((greatest, row) => Math.max(greatest, row.counter), 0)
    const clients = changedBy(rows)
    const args = [document, expected ?? '', nonce, this.#origin, counter, writtenTold(rows)]
    const authors = clients.flatMap(({ client, before, after }) => [client, before, writtenAuthor(after)])
    const fields = rows.flatMap(({ client, clock, text, receivedAt: earlier }) => {
      return [`${client}:${clock}`, kept(text, earlier ?? receivedAt)]
    })
    const of = (['log', 'authors', 'rows'] as const).map((what) => this.#keys.of(document, what))
    const shard = this.#keys.shardOf(document)
    const ofShard = (['documents', 'greatest', 'news', 'halt'] as const).map((what) => this.#keys.ofShard(shard, what))
    const answer = await this.#laneOf(document).send({
      keys: [...of, ...ofShard],
      args: [...args, clients.length, ...authors, ...fields],
    })
    const [verdict, head, found, wanted] = answer as string[]
    if (verdict === 'halted') throw new Halted('expected a journal that stays, found its entries leaving')
    if (verdict === 'moved') throw new Moved(`${document} has moved on`)
    if (verdict === 'gap') throw new Error(`expected ${document} client ${head} to go on at ${found}, found ${wanted}`)
    this.#catalogue.heard(document, Number(found))
    return String(head)
  }

  /** Read where it is written: another node might not know yet, or not any more. */
  async since(document: string, head: Head): ReturnType<Journal['since']> {
    const [ordinal = '0'] = head.split(' ')
    const log = this.#keys.of(document, 'log')
    const found = await this.#laneOf(document).send((pipeline) => pipeline.xrange(log, `${ordinal}-0`, '+'))
    const appends = readAppends(found)
    const [first] = appends
    if (head === '0' && !first) return { rows: [], head }
    const isFirst = head === '0' && first?.head.startsWith('1 ') === true
    if (!isFirst && first?.head !== head) return undefined
    const told = (isFirst ? appends : appends.slice(1)).flatMap((append) => append.told)
    return { rows: await this.#withTexts(document, told), head: appends.at(-1)?.head ?? head }
  }

  watch(news: (document: string | undefined) => void): () => void {
    return this.#catalogue.watch(news)
  }

  async probe(): Promise<void> {
    const lanes = new Map(this.#lanes.map((lane, i) => [lane, i]))
    await Promise.all([...lanes].map(([lane, i]) => lane.send((pipeline) => pipeline.set(this.#fence(i), ''))))
  }

  read(document: string, client: number, from: number, to: number): Promise<string[]> {
    return this.#rows.read(document, client, from, to).then((rows) => rows.map(textOf))
  }

  async compact(document: string): Promise<void> {
    const { authors } = await this.standing(document)
    const ports = { engine: this.#commander, keys: this.#keys, rows: this.#rows, lane: this.#laneOf(document) }
    await compact(document, { ...ports, authors, token: this.#options.newId() })
  }

  quarantine(refused: readonly Quarantined[]): Promise<void> {
    return this.#heldBack.quarantine(refused)
  }

  quarantined(): Promise<Quarantined[]> {
    return this.#heldBack.all()
  }

  /** Kept first and asked afterwards: what was there before the entries left has come along. */
  async keepWaiting(entries: readonly WaitingEntry[]): Promise<void> {
    await this.#heldBack.keepWaiting(entries)
    expectHere(await this.halt())
  }

  waitingAuthors(): Promise<string[]> {
    return this.#heldBack.authors()
  }

  waitingOf(author: string): Promise<WaitingEntry[]> {
    return this.#heldBack.of(author)
  }

  release(entries: readonly WaitingEntry[]): Promise<void> {
    return this.#heldBack.release(entries)
  }

  contacts(): Promise<Map<string, number>> {
    return this.#devices.contacts()
  }

  heardFrom(devices: ReadonlyMap<string, number>): Promise<void> {
    return this.#devices.heardFrom(devices)
  }

  unsent(): Promise<Map<string, UnsentByPosyandu>> {
    return this.#devices.unsent()
  }

  keepUnsent(devices: ReadonlyMap<string, UnsentByPosyandu>): Promise<void> {
    return this.#devices.keepUnsent(devices)
  }

  async received(document: string, client: number, from: number, to: number): Promise<number[]> {
    return (await this.#rows.read(document, client, from, to)).map(timeOf)
  }

  halt(): Promise<Halt | undefined> {
    return this.shared.halt()
  }

  setHalt(halt: Halt | undefined): Promise<void> {
    return writeHalt(halt, { keys: this.#keys, lanes: this.#lanes })
  }

  memory(): Promise<EngineMemory> {
    return memoryOf(mastersOf(this.#commander))
  }

  async close(): Promise<void> {
    await Promise.all([...new Set(this.#lanes)].map((lane) => lane.settled()))
    const stopped = this.#catalogue.stop()
    this.#engine.close()
    await stopped
  }

  get #common(): Lane {
    return this.#lanes[SHARDS] as Lane
  }

  #laneOf(document: string): Lane {
    return this.#lanes[this.#keys.shardOf(document)] as Lane
  }

  #fence(lane: number): string {
    return lane === SHARDS ? this.#keys.ofAll('fence') : this.#keys.ofShard(lane, 'fence')
  }

  async #withTexts(document: string, told: readonly Told[]): Promise<Row[]> {
    const ends = new Map<number, { from: number; to: number }>()
    for (const [client, clock] of told) ends.set(client, { from: ends.get(client)?.from ?? clock, to: clock + 1 })
    const texts = new Map<string, string>()
    for (const [client, { from, to }] of ends) {
      const own = await this.read(document, client, from, to)
      own.forEach((text, i) => texts.set(`${client}:${from + i}`, text))
    }
    return told.map(([client, clock, by, n, counter]) => {
      const text = texts.get(`${client}:${clock}`)
      if (text === undefined) throw new Error(`expected ${document} client ${client} to hold ${clock}`)
      return { document, client, clock, text, by, n, counter }
    })
  }

  /** The same journal still, on nodes that keep the promise. */
  async #prepare(): Promise<void> {
    await prepareNodes(this.#commander, this.#options.replicas)
    const id = await this.#commander.get(this.#keys.ofAll('id'))
    if (id !== this.id) throw new Error('the engine holds another journal now')
  }
}

async function idOf(commander: Commander, keys: Keys, { newId }: RedisOptions): Promise<string> {
  await commander.set(keys.ofAll('layout'), LAYOUT, 'NX')
  const layout = await commander.get(keys.ofAll('layout'))
  if (layout !== LAYOUT) {
    throw new StartError(`Catatan di mesin JOURNAL ditulis versi lain (${layout}); versi ini memakai ${LAYOUT}.`)
  }
  await commander.set(keys.ofAll('id'), newId(), 'NX')
  return (await commander.get(keys.ofAll('id'))) ?? ''
}
