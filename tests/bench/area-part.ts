/**
 * A computer of the puskesmas and its whole area: the first sync, when this month can be read, opening again, another
 * month, and what the page holds. On a desktop that is not slowed down.
 */
import { rm } from 'node:fs/promises'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { serveApp } from '../../server/http/static.ts'
import { startRelay } from '../../server/start-relay.ts'
import { invitationLink } from '../../src/log/invitation.ts'
import { areaData, PLAN } from './area-data.ts'
import { CountingProxy } from './counting-proxy.ts'
import { median, report, spread } from './figure.ts'
import { OfficePage, PROFILE } from './office-page.ts'
import { pulled } from './pulled.ts'
import { WORK } from './relay-data.ts'

/** What this project promises. */
const TARGET = { firstSyncS: 20, wireMB: 25, againMs: 1500, monthMs: 300, memoryMB: 500, tapMs: 1000 }
const MB = 1_000_000
const MONTHS = 5
/** Somebody who taps as fast as the screen answers would be a load of its own. */
const BETWEEN_TAPS_MS = 250
const POSYANDUS = /^(registry|visits|sensitive)\//

export async function area(): Promise<void> {
  const { dataDir, link, entries } = await areaData()
  const relay = await startRelay({
    dataDir,
    port: 0,
    host: 'localhost',
    onRequest: await serveApp(join(WORK, 'app')),
  })
  const proxy = await CountingProxy.before(relay.port)
  const named = await relay.journal.documents()
  const documents = named.filter((name) => POSYANDUS.test(name)).length
  const origin = `http://localhost:${proxy.port}`
  await rm(PROFILE, { recursive: true, force: true })
  try {
    await withOffice((office) => firstSync(office, proxy, invitationLink(origin, link), { entries, documents }))
    await withOffice((office) => openedAgain(office, proxy, origin, documents))
  } finally {
    await proxy.close()
    await relay.close()
  }
}

/** A browser with the same profile each time; closed whatever happens, or the program would never end. */
async function withOffice(work: (office: OfficePage) => Promise<void>): Promise<void> {
  const office = await OfficePage.open()
  try {
    await work(office)
  } finally {
    await office.close()
  }
}

async function firstSync(
  office: OfficePage,
  proxy: CountingProxy,
  link: string,
  { entries, documents }: { readonly entries: number; readonly documents: number },
): Promise<void> {
  const started = performance.now()
  await office.join(link, 'Bu Rina')
  let hasAll = false
  const [seconds, month, taps] = await Promise.all([
    pulled(office.page, documents).then(() => {
      hasAll = true
      return inSeconds(performance.now() - started)
    }),
    office.showsAll(),
    tapsUntil(office, () => hasAll),
  ])
  const { up, down } = proxy.take()
  const note = `${entries} entries, joining and installing the app included; load ${loadavg()[0]!.toFixed(1)}`
  report({ name: 'area: first sync', value: seconds, unit: 's', target: TARGET.firstSyncS, note })
  report({
    name: 'area: on the wire',
    value: Number((down / MB).toFixed(1)),
    unit: 'MB',
    target: TARGET.wireMB,
    note: `${Math.round(up / 1000)} kB up; the app itself included`,
  })
  report({ name: 'area: this month of every posyandu', value: inSeconds(month), unit: 's', note: 'after the link' })
  report({
    name: 'area: a tap meanwhile',
    value: Math.round(Math.max(...taps)),
    unit: 'ms',
    target: TARGET.tapMs,
    note: `the slowest of ${taps.length}`,
  })
  report({
    name: 'area: every month counted',
    value: inSeconds(await office.isDone()),
    unit: 's',
    note: 'after the link',
  })
  await reportMemory(office, 'after the first sync')
}

async function openedAgain(office: OfficePage, proxy: CountingProxy, origin: string, documents: number): Promise<void> {
  proxy.take()
  await office.page.goto(`${origin}/puskesmas`, { waitUntil: 'commit' })
  report({
    name: 'area: opening again',
    value: Math.round(await office.showsAll()),
    unit: 'ms',
    target: TARGET.againMs,
    note: 'to this month of every posyandu',
  })
  await office.isDone()
  await pulled(office.page, documents)
  const { down } = proxy.take()
  report({ name: 'area: on the wire, opened again', value: Math.round(down / 1000), unit: 'kB', note: 'nothing new' })
  const months: number[] = []
  for (let i = 0; i < MONTHS; i++) months.push(await office.earlierMonth())
  report({
    name: 'area: another month',
    value: Math.round(median(months)),
    unit: 'ms',
    target: TARGET.monthMs,
    note: `to the last change of the screen; ${spread(months)}`,
  })
  await reportMemory(office, 'opened again')
  await lists(office, origin)
}

/** One that tallies tell where to look for, beside one for which every posyandu is read. */
async function lists(office: OfficePage, origin: string): Promise<void> {
  await office.page.goto(`${origin}/puskesmas/bnba?bulan=${PLAN.until}`)
  // Whatever is read for the list that stands there first is no part of the others.
  await office.list('stunting')
  const [some, every] = [await office.list('zero-dose'), await office.list('mbg')]
  report({
    name: 'area: a list of names from the whole area',
    value: inSeconds(some),
    unit: 's',
    note: `zero dose; reading every posyandu (MBG) ${inSeconds(every)} s, ${(every / some).toFixed(1)} times that`,
  })
}

async function tapsUntil(office: OfficePage, isOver: () => boolean): Promise<number[]> {
  const taps: number[] = []
  do {
    taps.push(await office.tap())
    await office.page.waitForTimeout(BETWEEN_TAPS_MS)
  } while (!isOver())
  return taps
}

async function reportMemory(office: OfficePage, when: string): Promise<void> {
  const value = Math.round((await office.memory()) / MB)
  const note = 'the page and its workers'
  report({ name: `area: memory, ${when}`, value, unit: 'MB', target: TARGET.memoryMB, note })
}

function inSeconds(ms: number): number {
  return Number((ms / 1000).toFixed(1))
}
