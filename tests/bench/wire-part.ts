/** A day of a hundred visits on the wire: what one phone sends and gets, counted at the socket. */
import { Doors, POSYANDU } from '../doors.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'
import { registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { visitId } from '../../src/log/record-id.ts'
import { limit, SYNC_PATH } from '../../src/protocol.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import type { Write } from '../../src/replica/write.ts'
import { BareBrowser } from './bare-browser.ts'
import { bundledForBrowser } from './bundled.ts'
import { CountingProxy } from './counting-proxy.ts'
import { progress, report } from './figure.ts'
import type { SlowDown } from './slow-down.ts'
import type { Wire } from './wire-phone.ts'

const VISITS = 100
const OPEN_DAY = '2026-11-hari60'
const MONTH = '2026-11'
/** The app sends none of its own; what the protocol itself says while nobody writes. */
const HOURS = 4
/** Of each connection: a heartbeat down at every beat, at every third a ping down and its pong up. */
const BEAT = { down: 3 + 2 / 3, up: 6 / 3 }
const CONNECTIONS = 3

type OtherPhone = ReturnType<typeof memoryPhone>

export async function wire(slowDown: SlowDown): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'bench-wire-'))
  const doors = await new Doors().openIn(dataDir)
  const relay = await startRelay({ dataDir, port: 0, onRequest: await servePage() })
  const proxy = await CountingProxy.before(relay.port)
  const browser = await BareBrowser.start(join(dataDir, 'profile'), slowDown, '')
  const others: OtherPhone[] = []
  try {
    for (const name of ['daftar', 'periksa', 'suluh', 'layan']) others.push(await otherPhone(relay, doors.next(), name))
    const posyandu = POSYANDU
    const people = Array.from({ length: VISITS }, (_, i) => `orang${String(i).padStart(7, '0')}`)
    await others[0]!.phone.append([
      ...people.map((record): Write => ({
        document: registryOf(posyandu),
        kind: 'person',
        record,
        set: { name: record },
      })),
      { document: registryOf(posyandu), kind: 'open-day', record: OPEN_DAY, set: { date: '2026-11-10' } },
    ])
    await allSent(others[0]!)
    const ours = (call: string): Promise<unknown> => browser.evaluate(`wire.${call}`)
    await browser.open(`http://localhost:${proxy.port}/`)
    await ours(`join(${JSON.stringify(doors.link(relay.origin))}, 'timbang')`)
    const documents = [registryOf(posyandu), visitsOf(posyandu, MONTH)]
    await ours(`hold(${JSON.stringify(documents)})`)

    // The phone comes in the morning with everything it needs: three connections, nothing to fetch.
    await ours('release()')
    proxy.take()
    await ours(`hold(${JSON.stringify(documents)})`)
    const connecting = proxy.take()
    const day = new Day(posyandu, ours, others)
    for (const person of people) await day.weighOnly(person)
    const weighings = proxy.take()
    const beats = ((HOURS * 3_600_000) / limit.heartbeatEveryMs) * CONNECTIONS
    const idle = { up: beats * BEAT.up, down: beats * BEAT.down }
    const kB = (bytes: number): number => Math.round(bytes / 100) / 10
    const apart = `connecting ${kB(connecting.up)} up ${kB(connecting.down)} down; ${HOURS} hours of heartbeats ${kB(idle.up)} up ${kB(idle.down)} down, computed`
    report({
      name: 'wire: 100 weighings, up',
      value: kB(weighings.up + connecting.up + idle.up),
      unit: 'kB',
      target: 40,
      note: `1 entry a visit (${kB(weighings.up)}); ${apart}`,
    })
    report({
      name: 'wire: 100 weighings, down',
      value: kB(weighings.down),
      unit: 'kB',
      note: 'acknowledgements, digests',
    })

    const before = await browser.evaluate<ReturnType<Wire['heard']>>('wire.heard()')
    for (const [i, person] of people.entries()) {
      await day.fiveSteps(person, i)
      if (i % 25 === 24) progress(`five steps: ${i + 1} of ${VISITS}`)
    }
    const whole = proxy.take()
    const after = await browser.evaluate<ReturnType<Wire['heard']>>('wire.heard()')
    const kinds = Object.entries(after).map(([name, { messages, bytes }]) => {
      const [m, b] = [messages - (before[name]?.messages ?? 0), bytes - (before[name]?.bytes ?? 0)]
      return `${name} ${m} × ${Math.round(b / Math.max(1, m))} B`
    })
    report({
      name: 'wire: five-step day of 100 visits, down to one of five phones',
      value: kB(whole.down + connecting.down + idle.down),
      unit: 'kB',
      target: 200,
      note: `500 entries, 400 of others (${kB(whole.down)}); before deflate: ${kinds.join(', ')}; ${apart}`,
    })
    report({
      name: 'wire: five-step day of 100 visits, up from one of five phones',
      value: kB(whole.up + connecting.up + idle.up),
      unit: 'kB',
      note: `100 entries (${kB(whole.up)})`,
    })
  } finally {
    await browser.close()
    for (const { phone } of others) await phone.release()
    await proxy.close()
    await relay.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Five phones, a step each; nobody does the next thing before the one we look at has heard of the last. */
class Day {
  readonly #posyandu: string
  readonly #ours: (call: string) => Promise<unknown>
  readonly #others: readonly OtherPhone[]
  #entries = 0

  constructor(posyandu: string, ours: (call: string) => Promise<unknown>, others: readonly OtherPhone[]) {
    this.#posyandu = posyandu
    this.#ours = ours
    this.#others = others
  }

  async weighOnly(person: string): Promise<void> {
    await this.#atOurs(person, `${MONTH}-kemarin`, 0)
  }

  async fiveSteps(person: string, i: number): Promise<void> {
    const [register, check, counsel, serve] = this.#others
    await this.#at(register!, person, { came: true })
    await this.#atOurs(person, OPEN_DAY, i)
    await this.#at(check!, person, { headCm: 45.2, armCm: 14.5 })
    await this.#at(counsel!, person, { note: 'Makan tiga kali sehari, ASI lanjut' })
    await this.#at(serve!, person, { vitaminA: 'merah' })
  }

  async #atOurs(person: string, openDay: string, i: number): Promise<void> {
    const set = { came: true, weightKg: 8 + i / 20, heightCm: 70 + i / 10, posture: 'terlentang' }
    await this.#toldOf(() => this.#ours(`save(${JSON.stringify([this.#visit(person, openDay, set)])})`))
  }

  async #at({ phone }: OtherPhone, person: string, set: Write['set']): Promise<void> {
    await this.#toldOf(() => phone.append([this.#visit(person, OPEN_DAY, set)]))
  }

  /** The entry is here, and so is the relay's word that its document changed: on a real day minutes lie between. */
  async #toldOf(write: () => Promise<unknown>): Promise<void> {
    const document = JSON.stringify(visitsOf(this.#posyandu, MONTH))
    const digests = (await this.#ours('digestCount()')) as number
    this.#entries++
    await write()
    await this.#ours(`holds(${document}, ${this.#entries})`)
    await this.#ours(`digests(${digests + 1})`)
  }

  #visit(person: string, openDay: string, set: Write['set']): Write {
    return { document: visitsOf(this.#posyandu, MONTH), kind: 'visit', record: visitId(person, openDay), set }
  }
}

async function otherPhone({ port }: RunningRelay, invitation: Invitation, user: string): Promise<OtherPhone> {
  const made = memoryPhone({
    relay: `ws://localhost:${port}${SYNC_PATH}`,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: { onLink: () => undefined, onSent: () => undefined, onError: (error) => progress(String(error)) },
  })
  await made.phone.join(invitation, `HP ${user}`)
  await made.phone.chooseUser(user)
  await made.phone.hold()
  return made
}

async function allSent({ store }: OtherPhone): Promise<void> {
  while (store.rows('outbox').some(({ state }) => state === 0)) await new Promise((resolve) => setImmediate(resolve))
}

async function servePage(): Promise<RequestListener> {
  const code = await bundledForBrowser('wire-phone.ts')
  return ({ url }, response) => {
    response.setHeader('Content-Type', url === '/wire.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/wire.js' ? code : '<!doctype html><script type="module" src="/wire.js"></script>')
  }
}
