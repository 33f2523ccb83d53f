/** What a run stands on: the district's data, its relays in processes of their own, its phones in some others. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import { RedisJournal } from '../../server/journal/redis/journal-redis.ts'
import { progress } from '../bench/figure.ts'
import { bundleServer } from '../bench/relay-server.ts'
import { RedisEngine } from '../contract/redis-engine.ts'
import { CrowdProcess } from './crowd-process.ts'
import type { Check, Crowd, Figures } from './crowd.ts'
import type { DistrictPlan } from './plan.ts'
import { prepare, writeSettings, type Prepared } from './prepare.ts'
import { relayFolders, Relays } from './relays.ts'

const WORK = join(process.cwd(), 'build/district')
/** Raise it when the district is written differently. */
const DATA_VERSION = 1

export interface GroundOptions {
  readonly plan: DistrictPlan
  readonly crowds: number
  /** Undefined: one relay with a journal of its own; else so many on one engine. */
  readonly relaysOnEngine: number | undefined
}

export class Ground {
  readonly plan: DistrictPlan
  readonly relays: Relays
  readonly #folder: string
  readonly #engine: RedisEngine | undefined
  readonly #crowds: CrowdProcess[] = []

  static async lay({ plan, crowds, relaysOnEngine }: GroundOptions): Promise<Ground> {
    await mkdir(WORK, { recursive: true })
    const { data, prepared } = await (relaysOnEngine === undefined ? embeddedData(plan) : engineData(plan))
    const folder = await mkdtemp(join(WORK, 'run-'))
    await cp(data, join(folder, 'data'), { recursive: true })
    const engine = relaysOnEngine === undefined ? undefined : await RedisEngine.start({ folder: join(folder, 'data') })
    const folders = engine ? relayFolders(folder, relaysOnEngine!) : [folder]
    for (const each of engine ? folders : []) await writeSettings(join(each, 'data'))
    const relays = new Relays(await bundleServer(), folders, engine && { JOURNAL: engine.address })
    const ground = new Ground(plan, folder, relays, engine)
    try {
      await relays.start()
      for (let part = 0; part < crowds; part++) {
        const options = { plan, prepared, part, of: crowds, relays: relays.addresses }
        ground.#crowds.push(await CrowdProcess.start(options))
      }
    } catch (error) {
      await ground.clear()
      throw error
    }
    return ground
  }

  private constructor(plan: DistrictPlan, folder: string, relays: Relays, engine: RedisEngine | undefined) {
    this.plan = plan
    this.relays = relays
    this.#folder = folder
    this.#engine = engine
  }

  get phones(): number {
    return this.plan.posyandu * this.plan.phones
  }

  /** Asks every crowd at once. */
  all<Method extends Exclude<keyof Crowd, 'close'>>(
    method: Method,
    ...args: Parameters<Crowd[Method]>
  ): Promise<Awaited<ReturnType<Crowd[Method]>>[]> {
    return Promise.all(this.#crowds.map((crowd) => crowd.ask(method, ...args)))
  }

  async figures(): Promise<Figures> {
    const all = await this.all('figures')
    const closed: Record<string, number> = {}
    for (const each of all) {
      for (const [why, count] of Object.entries(each.closed)) closed[why] = (closed[why] ?? 0) + count
    }
    const sum = (of: (figures: Figures) => number): number => all.reduce((total, each) => total + of(each), 0)
    return {
      durableMs: all.flatMap(({ durableMs }) => durableMs),
      crossedMs: all.flatMap(({ crossedMs }) => crossedMs),
      closed,
      traffic: {
        up: sum(({ traffic }) => traffic.up),
        down: sum(({ traffic }) => traffic.down),
        attempts: sum(({ traffic }) => traffic.attempts),
      },
      cpuSeconds: sum(({ cpuSeconds }) => cpuSeconds),
    }
  }

  /** What all phones hold against what all of them wrote. */
  async check(): Promise<Check> {
    const all = await this.all('check')
    return all.reduce((sum, each) => ({
      written: sum.written + each.written,
      unsent: sum.unsent + each.unsent,
      altered: sum.altered + each.altered,
      refused: sum.refused + each.refused,
      lacking: sum.lacking + each.lacking,
    }))
  }

  async clear(): Promise<void> {
    for (const crowd of this.#crowds) crowd.close()
    await this.relays.kill()
    await this.#engine?.kill()
    await rm(this.#folder, { recursive: true, force: true })
  }
}

/** Said beside every figure: it was not alone on the machine. */
export function load(): string {
  return `machine load ${loadavg()[0]!.toFixed(1)}`
}

interface Data {
  readonly data: string
  readonly prepared: Prepared
}

function embeddedData(plan: DistrictPlan): Promise<Data> {
  return madeOnce('data', plan, async (data) => {
    await writeSettings(data)
    const journal = await LmdbJournal.open(join(data, 'journal'), () => 'kabupaten')
    const prepared = await prepare(plan, journal, progress)
    await journal.close()
    return prepared
  })
}

/** What an engine has on its disk. */
function engineData(plan: DistrictPlan): Promise<Data> {
  return madeOnce('engine', plan, async (data) => {
    const engine = await RedisEngine.start({ folder: data })
    try {
      const onError = (error: unknown): void => progress(String(error))
      const journal = await RedisJournal.open(engine.address, { newId: () => 'kabupaten', replicas: 0, onError })
      const prepared = await prepare(plan, journal, progress)
      await journal.close()
      return prepared
    } finally {
      await engine.kill('SIGTERM')
    }
  })
}

async function madeOnce(name: string, plan: DistrictPlan, make: (data: string) => Promise<Prepared>): Promise<Data> {
  const folder = join(WORK, `${name}-${DATA_VERSION}-${plan.posyandu}-${plan.phones}-${plan.people}`)
  const [data, done] = [join(folder, 'data'), join(folder, 'prepared.json')]
  if (existsSync(done)) return { data, prepared: JSON.parse(readFileSync(done, 'utf8')) as Prepared }
  await rm(folder, { recursive: true, force: true })
  await mkdir(data, { recursive: true })
  const prepared = await make(data)
  writeFileSync(done, JSON.stringify(prepared))
  return { data, prepared }
}
