/** What a person waits for on a cheap phone: opening the list, finding somebody, saving. At a sixth of the speed. */
import { join } from 'node:path'
import { BareBrowser } from './bare-browser.ts'
import { Browser, copyOf } from './browser.ts'
import { median, percentile, progress, report, spread } from './figure.ts'
import { firstSync, phoneProfile } from './phone-profile.ts'
import { weightKg } from './posyandu.ts'
import { posyanduOf, relayData, serveData, WORK, type RelayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { middleOf, quiet, ratiosInWords, slowAndCheck, type Ratios } from './speed.ts'

const COLD_STARTS = 7
const FIRST_TAPS = 5
const SAVES = 60

const ROW = 'ul.plain-list li a[href^="/warga/"]'
/** Stands under the list once everybody has been read. */
const ALL_READ = 'ul.plain-list + p.soft'

const COLD_START = `
if (location.pathname === '/warga') {
  whenThere('${ROW}', (row) => whenPainted(row, (at) => {
    const { left, top, width, height } = row.getBoundingClientRect()
    tell('row-x', left + width / 2)
    tell('row-y', top + height / 2)
    tell('row', at)
  }))
  whenThere('${ALL_READ}', (line) => whenPainted(line, (at) => tell('all', at)))
}
`

/** A browser over a profile that has everything, the server stopped, to the first painted row. */
export async function coldStart(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await copyOf(await phoneProfile(data, slowDown), 'cold-start')
  const rows: number[] = []
  const alls: number[] = []
  const taps: number[] = []
  const ratios: Ratios[] = []
  const address = `http://localhost:${data.port}/warga`
  for (let run = 0; run < COLD_STARTS + FIRST_TAPS; run++) {
    slowDown.setSlow(false)
    const browser = await BareBrowser.start(profile, slowDown.launcher, COLD_START)
    try {
      ratios.push(await slowAndCheck(browser, slowDown))
      await browser.go('about:blank')
      await quiet(slowDown)
      await browser.go(address)
      const [x, y, row] = [
        await browser.told.take('row-x'),
        await browser.told.take('row-y'),
        await browser.told.take('row'),
      ]
      if (run < COLD_STARTS) {
        rows.push(row)
        alls.push(await browser.told.take('all'))
      } else {
        const answered = browser.evaluate<number>(PERSON_PAINTED)
        await browser.tap(x, y)
        taps.push(await answered)
      }
      progress(`cold start ${run + 1}: row ${Math.round(row)} ms, all ${Math.round(alls.at(-1) ?? 0)} ms`)
    } finally {
      slowDown.setSlow(false)
      await browser.close()
    }
  }
  const how = `${slowDown.how}; measured ${ratiosInWords(middleOf(ratios))}`
  report({
    name: 'cold-start: first painted row',
    value: Math.round(median(rows)),
    unit: 'ms',
    target: 3000,
    note: `${spread(rows)}; ${how}`,
  })
  report({
    name: 'cold-start: all 2,000 can be searched',
    value: Math.round(median(alls)),
    unit: 'ms',
    note: spread(alls),
  })
  report({
    name: 'cold-start: a tap on that first row is answered',
    value: Math.round(median(taps)),
    unit: 'ms',
    note: `${spread(taps)}; the person's screen painted`,
  })
}

/** Resolves when the tapped person's screen is painted; the title of a screen that still reads is a dot or three. */
const PERSON_PAINTED = `new Promise((resolve) => {
  const isThere = () => location.pathname.startsWith('/warga/') && (document.querySelector('h1')?.textContent.length ?? 0) > 2
  const look = () => {
    if (!isThere()) return false
    observer.disconnect()
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
    return true
  }
  const observer = new MutationObserver(look)
  if (!look()) observer.observe(document, { subtree: true, childList: true, characterData: true })
})`

const QUERIES = [
  'siti ',
  'rafa',
  'kirana',
  'rt 3',
  'khadijah',
  'muhammad p',
  'wulan',
  'soekarno',
  '32010000',
  'ratna 5',
]

const SEARCH = `
const keys = []
addEventListener('input', ({ timeStamp }) => {
  requestAnimationFrame(() => requestAnimationFrame(() => tell('typed', performance.now() - timeStamp)))
}, true)
new PerformanceObserver((list) => {
  for (const { name, startTime, duration } of list.getEntries()) {
    if (name === 'keydown' || name === 'input' || name === 'keypress') keys.push({ startTime, duration })
  }
}).observe({ type: 'event', durationThreshold: 16 })
globalThis.slowestByKey = () => {
  const byStart = new Map()
  for (const { startTime, duration } of keys) byStart.set(startTime, Math.max(duration, byStart.get(startTime) ?? 0))
  return [...byStart.values()]
}
`
/** Event Timing does not tell of what took less. */
const LEAST_TOLD_MS = 16

/** A page that does nothing but show what is typed: the least that this browser needs, at this speed, in this run. */
const BARE_PAGE = `<!doctype html><meta name="viewport" content="width=device-width"><input type="search"><p></p>
<script>document.querySelector('input').oninput = ({ target }) => { document.querySelector('p').textContent = target.value }</script>`

/** From the key to the painted rows, as the browser itself times an interaction; beside it the same in a bare page. */
export async function search(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await copyOf(await phoneProfile(data, slowDown), 'search')
  const browser = await Browser.start(profile, slowDown, SEARCH)
  const { page } = browser
  try {
    const ratios = await slowAndCheck(browser, slowDown)
    await page.goto(`data:text/html,${encodeURIComponent(BARE_PAGE)}`)
    const bare = await typeQueries(browser, slowDown)
    await page.goto(`http://localhost:${data.port}/warga`)
    await page.locator(ALL_READ).waitFor()
    const app = await typeQueries(browser, slowDown)
    for (const share of [0.5, 0.95]) {
      const value = percentile(app, share)
      const least = percentile(bare, share)
      report({
        name: `search: keystroke to painted rows, p${share * 100}`,
        value,
        unit: 'ms',
        target: 50,
        note: `n=${app.length}; key to presented frame (Event Timing, steps of 8 ms); a page with nothing but a field: ${least} ms, ratio ${(value / least).toFixed(1)}; measured ${ratiosInWords(ratios)}`,
      })
    }
  } finally {
    slowDown.setSlow(false)
    await browser.close()
  }
}

async function typeQueries({ page, told }: Browser, slowDown: SlowDown): Promise<number[]> {
  const field = page.getByRole('searchbox')
  await field.click()
  await quiet(slowDown)
  let keys = 0
  for (const query of QUERIES) {
    for (const key of query) {
      await page.keyboard.press(key)
      await told.take('typed')
      keys++
    }
    await field.fill('')
    await told.take('typed')
  }
  const slowest = await page.evaluate<number[]>('slowestByKey()')
  return Array.from({ length: keys }, (_, i) => slowest[i] ?? LEAST_TOLD_MS)
}

const SAVE = `
let tapped
addEventListener('click', ({ timeStamp, target }) => {
  if (!target.closest('button[aria-label="Simpan sekarang"]')) return
  tapped = timeStamp
  const before = document.querySelector('[role=status] .bar')?.textContent
  const look = () => {
    const text = document.querySelector('[role=status] .bar')?.textContent
    if (tapped === undefined || text === undefined || text === before || !text.includes('tersimpan')) return
    const from = tapped
    tapped = undefined
    observer.disconnect()
    const there = performance.now()
    requestAnimationFrame(() => requestAnimationFrame(() => {
      tell('said', there - from)
      tell('saved', performance.now() - from)
    }))
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}, true)
`

/** In the page: a button that puts one small row on the disk and says so; the least that a save needs here. */
async function becomeBareSave(): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve) => {
    const opening = indexedDB.open('bare')
    opening.onupgradeneeded = () => opening.result.createObjectStore('rows', { autoIncrement: true })
    opening.onsuccess = () => resolve(opening.result)
  })
  document.body.innerHTML =
    '<div role="status"><p class="bar"></p></div><button aria-label="Simpan sekarang" style="font-size:40px">Simpan</button>'
  let saves = 0
  document.querySelector('button')!.onclick = () => {
    const writing = db.transaction('rows', 'readwrite', { durability: 'strict' })
    writing.objectStore('rows').put({ weightKg: 9.4 })
    writing.commit()
    writing.oncomplete = () => (document.querySelector('.bar')!.textContent = `${++saves} tersimpan`)
  }
}

async function saveBarely({ page, told }: Browser, port: number, slowDown: SlowDown): Promise<number[]> {
  await page.goto(`http://localhost:${port}/icon-192.png`)
  await page.evaluate(becomeBareSave)
  const saved: number[] = []
  for (let i = 0; i < SAVES; i++) {
    await quiet(slowDown)
    await page.getByRole('button', { name: 'Simpan sekarang' }).tap()
    await told.take('said')
    saved.push(await told.take('saved'))
  }
  return saved
}

/** A weighing: from the tap on "Simpan" to the painted "… tersimpan", which stands for: on this phone's disk. */
export async function save(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await phoneProfile(data, slowDown)
  for (const isOnline of [false, true]) {
    const copy = await copyOf(profile, 'save')
    // A relay of its own, so that what is saved here does not get into the kept one.
    const relay = isOnline ? await serveData({ ...data, dataDir: await copyOf(data.dataDir, 'save-relay') }) : undefined
    const browser = await Browser.start(copy, slowDown, SAVE)
    try {
      const ratios = await slowAndCheck(browser, slowDown)
      const bare = await saveBarely(browser, data.port, slowDown)
      const { saved, said } = await weighEverybody(browser, data, slowDown)
      const where = isOnline ? 'online' : 'offline'
      for (const share of [0.5, 0.95]) {
        const value = Math.round(percentile(saved, share))
        const least = Math.round(percentile(bare, share))
        report({
          name: `save: tap to "tersimpan", ${where}, p${share * 100}`,
          value,
          unit: 'ms',
          target: 100,
          note: `n=${saved.length}; to the second frame after, the words in the page at ${Math.round(percentile(said, share))} ms; a page that only puts one row on the disk: ${least} ms, ratio ${(value / least).toFixed(1)}; measured ${ratiosInWords(ratios)}`,
        })
      }
    } finally {
      slowDown.setSlow(false)
      await browser.close()
      await relay?.close()
    }
  }
}

async function weighEverybody(
  browser: Browser,
  data: RelayData,
  slowDown: SlowDown,
): Promise<{ saved: number[]; said: number[] }> {
  const { page } = browser
  const { port } = data
  const posyandu = posyanduOf(data)
  const { record: openDay, date } = posyandu.today
  // What is said must differ from what was said before.
  const children = [...new Map(posyandu.comingTo(posyandu.today).map((child) => [child.name, child])).values()]
  const saved: number[] = []
  const said: number[] = []
  await page.goto(`http://localhost:${port}/hari/${openDay}/timbang`)
  for (const child of children) {
    if (saved.length >= SAVES) break
    await page.locator(`a[href="/hari/${openDay}/timbang/${child.record}"]`).tap()
    await page.getByRole('group', { name: 'Tombol angka' }).waitFor()
    for (const key of weightKg(child, date).toFixed(2).replace('.', ',')) await page.keyboard.press(key)
    const button = page.getByRole('button', { name: 'Simpan sekarang' })
    const question = page.getByRole('alert')
    await button.or(question).waitFor()
    if (await question.isVisible()) {
      // The app asks about this weight: not the everyday save.
      await page.goBack()
      continue
    }
    await quiet(slowDown)
    await button.tap()
    said.push(await browser.told.take('said'))
    saved.push(await browser.told.take('saved'))
    if (saved.length % 10 === 0) progress(`saved ${saved.length}: p50 ${Math.round(median(saved))} ms`)
    await page.waitForURL('**/hasil/**')
    await page.goBack()
    await page.waitForURL(`**/hari/${openDay}/timbang`)
  }
  return { saved, said }
}

/** A phone that joins five years later: until everybody is in its tables, and until everything is. */
export async function sync(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  for (const isSlow of [false, true]) {
    const { peopleMs, allMs, ratios } = await firstSync(data, slowDown, join(WORK, 'profile-sync'), isSlow)
    const speed = ratios ? `at 6x (measured ${ratiosInWords(ratios)})` : 'at 1x'
    const seconds = (ms: number): number => Math.round(ms / 100) / 10
    const note = `from opening the invitation; ${speed}; one run`
    const what = isSlow ? 'sync, 6x' : 'sync, 1x'
    report({ name: `${what}: everybody of the registry`, value: seconds(peopleMs), unit: 's', note })
    const size = `${data.documents} documents, ${data.entries} entries`
    report({ name: `${what}: everything`, value: seconds(allMs), unit: 's', note: size })
  }
}
