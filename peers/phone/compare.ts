/** On a phone at a sixth of the speed: each contender's store with the same posyandu in it, and the same small page. */
import { execFileSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { BareBrowser } from '../../tests/bench/bare-browser.ts'
import { median, percentile, progress } from '../../tests/bench/figure.ts'
import { PEOPLE } from '../../tests/bench/posyandu.ts'
import { openSlowDown, type SlowDown } from '../../tests/bench/slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from '../../tests/bench/speed.ts'
import { WORK } from '../../tests/bench/relay-data.ts'
import { compare, OURS } from '../comparison.ts'
import { weighingsToday } from '../year.ts'
import { rendererMb } from './memory.ts'
import { buildPages } from './pages.ts'
import { serveOurs, servePouch, serveYmap, type Served } from './server.ts'

const REPLICATIONS = 3
const LOADS = 4
const LISTS = 10
const SAVES = 30
const FIRST_SAVES = 3

interface Contender {
  readonly name: string
  /** Its file, and what it is asked to be. */
  readonly page: string
  readonly served: Served
  /** Holds the year once it was replicated. */
  readonly profile: string
  readonly replicateMs: number[]
  readonly downKb: number[]
  readonly upKb: number[]
  readonly loadMs: number[]
  readonly listMs: number[]
  diskKb: number
}

/** Makes every write of a page wait for the disk, which ours does by itself: what the others cost with the same promise. */
const STRICT = `
const begin = IDBDatabase.prototype.transaction
IDBDatabase.prototype.transaction = function (stores, mode, options) {
  return begin.call(this, stores, mode, mode === 'readwrite' ? { ...options, durability: 'strict' } : options)
}
`

export async function comparePhones(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-phone-'))
  const slowDown = openSlowDown(WORK, process.env.CHROMIUM ?? '/usr/bin/chromium')
  const contenders: Contender[] = []
  try {
    const pages = join(folder, 'pages')
    await buildPages(pages)
    progress('filling the servers')
    const within = (name: string): string => join(folder, name)
    const make = (name: string, page: string, served: Served): Contender => {
      const none = { replicateMs: [], downKb: [], upKb: [], loadMs: [], listMs: [], diskKb: 0 }
      return { name, page, served, profile: within(`profile-${page.replace('?', '-')}`), ...none }
    }
    const add = (...parts: Parameters<typeof make>): unknown => contenders.push(make(...parts))
    add(OURS, 'ours.html', await serveOurs(within('relay'), pages))
    add('PouchDB, a report a visit', 'pouch.html', await servePouch(within('couch-visit'), pages, 'visit'))
    add('PouchDB, a report a step', 'pouch.html?step', await servePouch(within('couch-step'), pages, 'step'))
    add('nested Y.Map', 'ymap.html', await serveYmap(pages))
    for (let i = 0; i < REPLICATIONS; i++) for (const each of contenders) await replicate(each, slowDown)
    const atHand = make('no store', 'at-hand.html', contenders[0]!.served)
    for (let i = 0; i < LOADS; i++) for (const each of [...contenders, atHand]) await load(each, slowDown, i === 0)
    reportStores(contenders, atHand, slowDown)
    await compareSaves(contenders, slowDown, within('profile-bare'))
  } finally {
    await slowDown.close()
    for (const { served } of contenders) await served.close()
    await rm(folder, { recursive: true, force: true })
  }
}

function addressOf({ served, page }: Contender): string {
  return `${served.origin}/${page}`
}

/** A browser at a sixth of its speed over the contender's profile; at its own again when the work is done. */
async function inBrowser(
  profile: string,
  slowDown: SlowDown,
  script: string,
  work: (browser: BareBrowser) => Promise<void>,
): Promise<void> {
  const browser = await BareBrowser.start(profile, slowDown, script)
  try {
    await work(browser)
  } finally {
    slowDown.setSlow(false)
    await browser.close()
  }
}

async function replicate(contender: Contender, slowDown: SlowDown): Promise<void> {
  const { served, profile, name } = contender
  await rm(profile, { recursive: true, force: true })
  await inBrowser(profile, slowDown, '', async (browser) => {
    progress(`${name}: ${ratiosInWords(await slowAndCheck(browser, slowDown))}`)
    slowDown.setSlow(false)
    // What the page is made of, its worker too, is in the browser before anything is counted.
    for (let opened = 0; opened < 2; opened++) {
      await browser.open(addressOf(contender))
      await browser.evaluate('app.count()')
      await quiet(slowDown)
    }
    slowDown.setSlow(true)
    await quiet(slowDown)
    served.proxy.take()
    const ms = await browser.evaluate<number>(`app.replicate(${JSON.stringify(served.errand())})`)
    const { up, down } = served.proxy.take()
    contender.replicateMs.push(ms)
    contender.upKb.push(up / 1000)
    contender.downKb.push(down / 1000)
    slowDown.setSlow(false)
    const count = await browser.evaluate<number>('app.count()')
    if (count !== PEOPLE) throw new Error(`expected ${PEOPLE} people in ${name}, found ${count}`)
    await quiet(slowDown)
    progress(`${name}: replicated in ${Math.round(ms)} ms, ${Math.round(down / 1000)} kB down`)
  })
  contender.diskKb = kBIn(join(profile, 'Default/IndexedDB'))
}

async function load(contender: Contender, slowDown: SlowDown, isFirst: boolean): Promise<void> {
  await inBrowser(contender.profile, slowDown, '', async (browser) => {
    await slowAndCheck(browser, slowDown)
    await browser.go('about:blank')
    await quiet(slowDown)
    await browser.open(`${addressOf(contender)}#list`)
    const listed = await browser.evaluate<number>('app.listed')
    // The first one compiles what the browser keeps compiled afterwards.
    if (!isFirst) contender.loadMs.push(listed)
    for (let i = 0; i < LISTS && contender.listMs.length < LISTS; i++) {
      await quiet(slowDown)
      contender.listMs.push(await browser.evaluate<number>('app.listAgain()'))
    }
    progress(`${contender.name}: load ${Math.round(listed)} ms, list again ${Math.round(median(contender.listMs))} ms`)
  })
}

function reportStores(contenders: readonly Contender[], atHand: Contender, slowDown: SlowDown): void {
  const values = (of: (contender: Contender) => number): Record<string, number> =>
    Object.fromEntries(contenders.map((each) => [each.name, of(each)]))
  const how = `${slowDown.how}; machine load ${loadavg()[0]?.toFixed(1)}`
  const less = 'less' as const
  compare({
    what: `phone: load and list ${PEOPLE} people, from opening the page`,
    unit: 'ms',
    better: less,
    values: values(({ loadMs }) => median(loadMs)),
    note: `median of ${LOADS - 1}; a small page without screens, all sorted, 50 shown and painted; ours opens sealed rows; ${how}`,
  })
  compare({
    what: `phone: list them again`,
    unit: 'ms',
    better: less,
    values: values(({ listMs }) => median(listMs)),
    note: `median of ${LISTS}; the plain Y.Map keeps them all in memory, the others ask their tables`,
  })
  compare({
    what: 'phone: the same page with no store, everybody in its script: nothing can be quicker',
    unit: 'ms',
    better: less,
    values: { 'load and list': median(atHand.loadMs), 'list again': median(atHand.listMs) },
  })
  compare({
    what: 'phone: replicate a posyandu-year',
    unit: 'ms',
    better: less,
    values: values(({ replicateMs }) => median(replicateMs)),
    note: `median of ${REPLICATIONS}; 2,000 people, 1,200 visits of five steps; ours checks and folds every entry of every step, the others take the outcome`,
  })
  compare({ what: 'phone: down the wire for it', unit: 'kB', better: less, values: values((c) => median(c.downKb)) })
  compare({ what: 'phone: up the wire for it', unit: 'kB', better: less, values: values((c) => median(c.upKb)) })
  compare({
    what: 'phone: on the disk afterwards',
    unit: 'kB',
    better: less,
    values: values(({ diskKb }) => diskKb),
    note: 'the IndexedDB folder of the closed browser; ours holds every entry with its signature, and the tables, sealed',
  })
}

async function compareSaves(contenders: readonly Contender[], slowDown: SlowDown, bare: string): Promise<void> {
  const times = new Map<string, readonly number[]>()
  const memory = new Map<string, number>()
  let blankMb = 0
  await inBrowser(bare, slowDown, '', async (browser) => {
    await browser.open(`${contenders[0]!.served.origin}/bare.html`)
    await quiet(slowDown)
    blankMb = await rendererMb(bare)
  })
  for (const contender of contenders) {
    for (const script of contender.name === OURS ? [''] : ['', STRICT]) {
      const name = script === '' ? contender.name : `${contender.name}, waiting for the disk`
      await inBrowser(contender.profile, slowDown, script, async (browser) => {
        await slowAndCheck(browser, slowDown)
        await browser.open(`${addressOf(contender)}#list`)
        await browser.evaluate('app.listed')
        times.set(name, await saves(browser, slowDown))
        progress(`${name}: saved, p50 ${Math.round(median(times.get(name)!))} ms`)
        await quiet(slowDown)
        if (script === '') memory.set(name, (await rendererMb(contender.profile)) - blankMb)
      })
    }
  }
  for (const share of [0.5, 0.95]) {
    compare({
      what: `phone: save a weighing, p${share * 100}`,
      unit: 'ms',
      better: 'less',
      values: Object.fromEntries([...times].map(([name, ms]) => [name, percentile(ms, share)])),
      note: `n=${SAVES}; until an honest app may say "saved"; ours signs, seals, folds and waits for the disk; "waiting for the disk" is the same promise asked of the others, which by themselves only hand it to the operating system. Y.Map: the bench waits for the write, y-indexeddb tells nobody`,
    })
  }
  compare({
    what: 'phone: memory of the page with its store at work',
    unit: 'MB',
    better: 'less',
    values: Object.fromEntries(memory),
    note: `the renderer's share above that of an empty page (${Math.round(blankMb)} MB), after ${SAVES + FIRST_SAVES} saves`,
  })
}

async function saves(browser: BareBrowser, slowDown: SlowDown): Promise<number[]> {
  const times: number[] = []
  for (const [i, weighing] of weighingsToday()
    .slice(0, SAVES + FIRST_SAVES)
    .entries()) {
    await quiet(slowDown)
    const ms = await browser.evaluate<number>(`app.save(${JSON.stringify(weighing)})`)
    if (i >= FIRST_SAVES) times.push(ms)
  }
  return times
}

function kBIn(folder: string): number {
  return Number(execFileSync('du', ['-sb', folder], { encoding: 'utf8' }).split('\t')[0]) / 1000
}
