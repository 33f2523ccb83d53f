/** A small district, so that the big one (`npm run district`) keeps working: its phones, its outage, its figures. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'
import { readEntry } from '../../src/log/entry.ts'
import { Crowd } from './crowd.ts'
import { clientOf, monthAt, penOf, phonesOf, type DistrictPlan } from './plan.ts'
import { prepare, writeSettings } from './prepare.ts'
import { savedBetween } from './session.ts'

const PLAN: DistrictPlan = { posyandu: 3, phones: 5, people: 60 }
const SPEED = 3600
const MORE_THAN_SAVED = 1000

let dataDir: string
let relay: RunningRelay
let crowd: Crowd

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'district-'))
  await writeSettings(dataDir)
  const journal = await LmdbJournal.open(join(dataDir, 'journal'), () => 'kabupaten')
  const prepared = await prepare(PLAN, journal, () => undefined)
  await journal.close()
  relay = await startRelay({ dataDir, port: 0, recovery: 'never' })
  crowd = await Crowd.make({ plan: PLAN, prepared, part: 0, of: 1, relays: [`ws://127.0.0.1:${relay.port}`] })
})

afterEach(async () => {
  crowd.close()
  await relay.close()
  await rm(dataDir, { recursive: true })
})

test('every phone of a district holds what was saved in a morning, before, during and after an outage', async () => {
  await crowd.connect()
  await crowd.sign({ from: 0, to: 0.4 })
  await crowd.pass({ from: 0, to: 0.4, speed: SPEED, losses: 100 })
  await crowd.untilServed()

  const { port } = relay
  await relay.close()
  await crowd.sign({ from: 0.4, to: 0.8 })
  crowd.save()
  expect(crowd.check().unsent).toBe(3 * 10 * 5)

  relay = await startRelay({ dataDir, port, recovery: 'never' })
  const { servedMs, shownAfterMs } = await crowd.untilReturned(Date.now())
  expect(servedMs).toHaveLength(15)
  expect(shownAfterMs).toHaveLength(15)

  expect(crowd.check()).toEqual({ written: 3 * 20 * 5, unsent: 0, altered: 0, refused: 0, lacking: 0 })
  expect(await visitsOnDisk()).toEqual(savedVisits())
})

/** Read back from the journal and not through what the phones were told. */
async function visitsOnDisk(): Promise<string[]> {
  const visits: string[] = []
  for (const name of phonesOf(PLAN)) {
    const document = monthAt(name.posyandu)
    const client = clientOf((await penOf(name)).device, document)
    const texts = await relay.journal.read(document, client, 0, MORE_THAN_SAVED)
    visits.push(...texts.map((text) => nameOf(readEntry(text)!)))
  }
  return visits.sort()
}

function savedVisits(): string[] {
  const hours = [
    [0, 0.4],
    [0.4, 0.8],
  ] as const
  const posyandu = Array.from({ length: PLAN.posyandu }, (_, i) => i)
  return hours
    .flatMap(([from, to]) => posyandu.flatMap((each) => savedBetween(PLAN, each, from, to)))
    .map(({ act }) => nameOf(act))
    .sort()
}

function nameOf({ record, set }: { readonly record: string; readonly set: object }): string {
  return `${record} ${JSON.stringify(Object.entries(set).sort())}`
}
