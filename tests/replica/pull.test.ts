/** A computer of the puskesmas pulls what nobody has open there, and folds what somebody works with. */
import { cp, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { posyanduScope } from '../../src/log/role.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { askRelay } from '../../src/replica/area/pull-question.ts'
import { AreaPuller, type PullPorts } from '../../src/replica/area/puller.ts'
import { PULL_PROGRESS } from '../../src/replica/area/held-documents.ts'
import { FOLDED, PULLED } from '../../src/replica/database.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { readEntries } from '../../src/replica/read-entries.ts'
import type { Write } from '../../src/replica/write.ts'
import { admin, POSYANDU, PUSKESMAS } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

const VILLAGES = ['mawar', 'kenanga', 'anggrek']
const MONTHS = ['2026-01', '2026-02', '2026-03']

let relay: TestRelay
const kader: TestPhone[] = []
const offices: Office[] = []

beforeEach(async () => {
  relay = await TestRelay.start()
  await relay.puskesmas.writes(
    [POSYANDU, ...VILLAGES].map((posyandu): Write => ({
      document: directoryOf(PUSKESMAS),
      kind: 'posyandu',
      record: posyandu,
      set: { name: posyandu, desa: 'Sukamaju' },
      who: 'puskesmas',
    })),
  )
})

afterEach(async () => {
  for (const { phone } of [...kader.splice(0), ...offices.splice(0)]) await phone.release()
  await relay.end()
})

class Office {
  readonly made: ReturnType<typeof memoryPhone>
  readonly errors: unknown[] = []
  /** Every document of every question. */
  readonly asked: string[][] = []
  /** What the next answers are cut off after, in frames. */
  cutAfter = Infinity
  /** Nothing comes of a question with one of these in it. */
  neverComes: (document: string) => boolean = () => false
  canPull: boolean

  static async join(invitation: Invitation, canPull = true): Promise<Office> {
    const office = new Office(canPull)
    await office.phone.join(invitation, 'Komputer gizi')
    await office.phone.chooseUser('bu-gizi')
    offices.push(office)
    return office
  }

  private constructor(canPull: boolean) {
    this.canPull = canPull
    const origin = relay.running.origin
    this.made = memoryPhone({
      relay: origin.replace('http', 'ws') + SYNC_PATH,
      socket: WebSocket as unknown as typeof globalThis.WebSocket,
      clock: () => new Date(),
      events: { onLink: () => undefined, onSent: () => undefined, onError: (error) => this.errors.push(error) },
      openPuller: (host, add) => {
        if (!this.canPull) return Promise.reject(new Error('its code is not here'))
        const ask: PullPorts['ask'] = (asked, signal) =>
          this.#ask(askRelay(asked, { ...host.self, origin, keys: host.self, signal }), asked)
        return AreaPuller.open({ ask, bytes: () => 0, add }, host)
      },
    })
  }

  async *#ask(
    frames: ReturnType<PullPorts['ask']>,
    asked: Parameters<PullPorts['ask']>[0],
  ): ReturnType<PullPorts['ask']> & AsyncGenerator {
    this.asked.push(asked.map(({ document }) => document))
    if (asked.some(({ document }) => this.neverComes(document))) {
      await new Promise((resolve) => setImmediate(resolve))
      return
    }
    let left = this.cutAfter
    for await (const frame of frames) {
      if (left-- <= 0) throw new TypeError('cut off')
      yield frame
    }
  }

  get phone(): ReturnType<typeof memoryPhone>['phone'] {
    return this.made.phone
  }

  marked(prefix: string): string[] {
    return this.made.store
      .rows('meta')
      .flatMap(({ key }) => (key.startsWith(prefix) ? [key.slice(prefix.length)] : []))
      .sort()
  }

  progress(): Record<string, unknown> | undefined {
    return this.made.store.rows('meta').find(({ key }) => key === PULL_PROGRESS)?.value as Record<string, unknown>
  }

  isWhole(): boolean {
    const { documents, held, state } = this.progress() ?? {}
    return state === 'idle' && documents === held && documents !== 0
  }

  /** Names of the people in the tables. */
  people(): unknown[] {
    return this.made.store
      .rows('person')
      .map(({ shown }) => shown.name)
      .sort()
  }

  async namesOnDisk(document: string): Promise<unknown[]> {
    return (await readEntries(this.phone.ports, document)).map(({ set }) => set.name)
  }
}

/** A kader's phone of this posyandu, at work. */
async function at(posyandu: string): Promise<TestPhone> {
  const phone = await relay.phone(`bu-${posyandu}`, { role: 'kader', scopes: [posyanduScope(posyandu)] })
  await phone.phone.hold()
  kader.push(phone)
  return phone
}

function idOf(posyandu: string, name: string): string {
  return `${posyandu}-${name.toLowerCase().replaceAll(' ', '-')}`
}

async function registers(phone: TestPhone, posyandu: string, name: string): Promise<void> {
  const record = idOf(posyandu, name)
  await writes(phone, [{ document: registryOf(posyandu), kind: 'person', record, set: { name }, who: 'kader' }])
}

async function weighs(phone: TestPhone, posyandu: string, month: string, who = 'anak'): Promise<void> {
  const record = `${posyandu}-${who}/${month}-hari`
  await writes(phone, [
    { document: visitsOf(posyandu, month), kind: 'visit', record, set: { came: true }, who: 'kader' },
  ])
}

async function writes(phone: TestPhone, all: readonly Write[]): Promise<void> {
  expect(await phone.phone.append(all)).toMatchObject({ ok: true })
  await until('the relay has it', () => unsentOf(phone) === 0)
}

/** Three villages with three months each, and a computer that has joined and not connected. */
async function area(): Promise<Office> {
  for (const village of VILLAGES) {
    const phone = await at(village)
    await registers(phone, village, `Anak ${village}`)
    for (const month of MONTHS) await weighs(phone, village, month)
  }
  return Office.join(await relay.puskesmas.invite(admin))
}

const EVERYTHING = VILLAGES.flatMap((village) => [
  registryOf(village),
  ...MONTHS.map((month) => visitsOf(village, month)),
]).sort()

test('a computer that has the code for pulling not yet sends what it wrote, and opens what differs', async () => {
  const phone = await at('mawar')
  await registers(phone, 'mawar', 'Anak mawar')
  const office = await Office.join(await relay.puskesmas.invite(admin), false)
  await office.phone.hold()
  await until('it has read', () => office.people().includes('Anak mawar'))
  const set = { name: 'Bidan Rina' }
  const user = { document: directoryOf(PUSKESMAS), kind: 'user', record: 'rina', set, who: 'puskesmas' }
  expect(await office.phone.append([user])).toMatchObject({ ok: true })
  await until('it has sent', () => office.made.store.rows('outbox').every(({ state }) => state !== 0))
  expect(office.errors).toEqual([new Error('its code is not here')])
})

test('everything of every village comes onto the disk, and nothing of it into the tables', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  expect(office.marked(PULLED)).toEqual(EVERYTHING)
  expect(office.marked(FOLDED)).toEqual([directoryOf(PUSKESMAS)])
  expect(await office.namesOnDisk(registryOf('mawar'))).toEqual(['Anak mawar'])
  expect(office.people()).toEqual([])
  expect(office.errors).toEqual([])
})

test('afterwards only what changed is asked for', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  office.asked.splice(0)
  await registers(kader[0]!, 'mawar', 'Adik')
  await until('it is here', async () => (await office.namesOnDisk(registryOf('mawar'))).length === 2)
  expect(office.asked).toEqual([[registryOf('mawar')]])
})

test('after a new start nothing is asked for again', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  await office.phone.release()
  office.asked.splice(0)
  await office.phone.hold()
  await registers(kader[1]!, 'kenanga', 'Adik')
  await until('it is here', async () => (await office.namesOnDisk(registryOf('kenanga'))).length === 2)
  expect(office.asked).toEqual([[registryOf('kenanga')]])
})

test('cut off in the middle, what came stays, and the rest comes at the next start', async () => {
  const office = await area()
  office.cutAfter = 7
  await office.phone.hold()
  await until('it was cut off', () => office.progress()?.state === 'offline')
  const before = office.marked(PULLED)
  expect(before.length).toBeGreaterThan(0)
  expect(before.length).toBeLessThan(EVERYTHING.length)
  await office.phone.release()
  office.asked.splice(0)
  office.cutAfter = Infinity
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  expect(office.marked(PULLED)).toEqual(EVERYTHING)
  expect(office.asked.flat().filter((document) => before.includes(document))).toEqual([])
})

test('what somebody is about to write into is in the tables then, and stays as the relay has it', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  await office.phone.bringIn('mawar', ['2026-02'])
  expect(office.people()).toEqual(['Anak mawar'])
  expect(office.made.store.rows('visit').map(({ record }) => record)).toEqual(['mawar-anak/2026-02-hari'])
  await registers(kader[0]!, 'mawar', 'Adik')
  await until('the tables show it', () => office.people().length === 2)
  expect(office.people()).toEqual(['Adik', 'Anak mawar'])
})

test('brought in before anything was pulled, it is asked for first', async () => {
  const office = await area()
  const holding = office.phone.hold()
  await until('the relay has told what it holds', () => office.progress() !== undefined)
  await office.phone.bringIn('kenanga', ['2026-03'])
  expect(office.people()).toEqual(['Anak kenanga'])
  await holding
})

test('what is brought in does not wait for the rest of the area', async () => {
  const office = await area()
  office.neverComes = (document) => !document.includes('kenanga')
  await office.phone.hold()
  await until('all is asked for', () => office.asked.length > 0)
  await office.phone.bringIn('kenanga', ['2026-03'])
  expect(office.people()).toEqual(['Anak kenanga'])
  expect(office.asked).toContainEqual([registryOf('kenanga'), visitsOf('kenanga', '2026-03')])
  expect(office.isWhole()).toBe(false)
})

test('asked for before the relay could name it, it goes into the tables when it comes', async () => {
  const office = await area()
  await relay.stop()
  const holding = office.phone.hold()
  await office.phone.bringIn('mawar', ['2026-02'])
  await holding
  expect(office.people()).toEqual([])
  await relay.start()
  await until('it is in the tables', () => office.people().length === 1 && office.made.store.rows('visit').length === 1)
  expect(office.people()).toEqual(['Anak mawar'])
})

test('brought in before this computer began to hold its documents, it begins, and what lies on its disk is in the tables', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  await office.phone.release()
  await relay.stop()
  await office.phone.bringIn('mawar', ['2026-02'])
  expect(office.people()).toEqual(['Anak mawar'])
  expect(office.made.store.rows('visit')).toHaveLength(1)
})

test('without the code for pulling what lies on the disk comes into the tables all the same', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  await office.phone.release()
  await relay.stop()
  office.canPull = false
  await office.phone.hold()
  await office.phone.bringIn('mawar', MONTHS)
  expect(office.people()).toEqual(['Anak mawar'])
  expect(office.made.store.rows('visit')).toHaveLength(MONTHS.length)
})

test('a device that has not joined can bring nothing in, and says so', async () => {
  const { phone } = memoryPhone({
    relay: relay.running.origin.replace('http', 'ws') + SYNC_PATH,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: { onLink: () => undefined, onSent: () => undefined, onError: () => undefined },
  })
  await expect(phone.bringIn('mawar', ['2026-02'])).rejects.toThrow('expected the documents to be held')
})

test('what was open and is closed again goes on being in the tables as the relay has it', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  const isSent = (): boolean => office.made.store.rows('outbox').every(({ state }) => state !== 0)
  for (const month of [...MONTHS].reverse()) {
    for (const village of VILLAGES) {
      const record = `${village}-lain/${month}-hari`
      const write = { document: visitsOf(village, month), kind: 'visit', record, set: { came: false }, who: 'bu-gizi' }
      await office.phone.append([write])
      await until('it was sent', isSent)
    }
  }
  const first = visitsOf('mawar', MONTHS.at(-1)!)
  const visits = (): number => office.made.store.rows('visit').filter(({ document }) => document === first).length
  await until('the village’s is beside ours', () => visits() === 2)
  await weighs(kader[0]!, 'mawar', MONTHS.at(-1)!, 'adik')
  await until('the tables show it', () => visits() === 3)
})

test('the posyandu that is chosen comes into the tables, from the disk and without a relay', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  await relay.stop()
  await office.phone.choosePosyandu('anggrek')
  await until('its months are in the tables', () => office.made.store.rows('visit').length === MONTHS.length)
  expect(office.people()).toEqual(['Anak anggrek'])
})

test('what the office wrote into a document that it had pulled reaches the village', async () => {
  const office = await area()
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  await office.phone.bringIn('mawar', ['2026-01'])
  const set = { name: 'Anak Mawar' }
  const write = {
    document: registryOf('mawar'),
    kind: 'person',
    record: idOf('mawar', 'Anak mawar'),
    set,
    who: 'bu-gizi',
  }
  expect(await office.phone.append([write])).toMatchObject({ ok: true })
  const [mawar] = kader
  await until('the village shows it', () =>
    mawar!.store.rows('person').some(({ shown }) => shown.name === 'Anak Mawar'),
  )
  await until('all is here', () => office.isWhole())
  expect(office.errors).toEqual([])
})

test('a relay that went back in time gets back what was pulled from it', async () => {
  const office = await area()
  const [journal, copy] = [join(relay.dataDir, 'journal'), join(relay.dataDir, 'cadangan')]
  await relay.stop()
  await cp(journal, copy, { recursive: true })
  await relay.start()
  for (const { phone } of kader) await phone.retryNow()
  await registers(kader[0]!, 'mawar', 'Adik')
  await weighs(kader[1]!, 'kenanga', '2026-04')
  await office.phone.hold()
  await until('all is here', () => office.isWhole())
  for (const { phone } of kader) await phone.release()
  await office.phone.release()
  await relay.stop()
  await rm(journal, { recursive: true })
  await rename(copy, journal)
  await relay.start()
  await office.phone.hold()
  const april = visitsOf('kenanga', '2026-04')
  await until('the new month is there', async () => (await relay.running.journal.documents()).includes(april))
  await until('the new child is there', async () => (await heldBy(relay, registryOf('mawar'))) === 2)
  expect(office.errors).toEqual([])
})

async function heldBy({ running }: TestRelay, document: string): Promise<number> {
  const authors = (await running.journal.standing(document)).authors
  return [...authors.values()].reduce((sum, { length }) => sum + length, 0)
}

test('a kader’s phone pulls nothing: it has what it reads open', async () => {
  await area()
  const mawar = kader[0]!
  expect(mawar.store.rows('meta').filter(({ key }) => key.startsWith(PULLED))).toEqual([])
  expect(mawar.store.rows('person').map(({ shown }) => shown.name)).toEqual(['Anak mawar'])
})
