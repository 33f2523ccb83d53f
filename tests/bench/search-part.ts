/** Finding somebody on a cheap phone: from the key to the painted rows, at a sixth of the speed. */
import { BareBrowser } from './bare-browser.ts'
import { copyOf } from './browser.ts'
import { ALL_READ } from './everybody-read.ts'
import { percentile, report } from './figure.ts'
import { phoneProfile } from './phone-profile.ts'
import { relayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from './speed.ts'

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

const FIELD = `document.querySelector('input[type=search]')`

/** Event Timing does not tell of what took less. */
const LEAST_TOLD_MS = 16

const SEARCH = `
const presses = []
const told = []
addEventListener('keydown', ({ timeStamp }) => presses.push(timeStamp), true)
addEventListener('input', ({ timeStamp }) => {
  requestAnimationFrame(() => requestAnimationFrame(() => tell('typed', performance.now() - timeStamp)))
}, true)
new PerformanceObserver((list) => told.push(...list.getEntries())).observe({ type: 'event', durationThreshold: ${LEAST_TOLD_MS} })
/** From each key to the last frame of what it set off: of the key itself, and of the letter it wrote. */
globalThis.timesOfKeys = () => presses.map((from, i) => Math.max(${LEAST_TOLD_MS}, ...told
  .filter(({ startTime }) => startTime >= from - 0.5 && !(startTime >= presses[i + 1] - 0.5))
  .map(({ startTime, duration }) => startTime + duration - from)))
`
/** A page that does nothing but show what is typed: the least that this browser needs, at this speed, in this run. */
const BARE_PAGE = `<!doctype html><meta name="viewport" content="width=device-width"><input type="search"><p></p>
<script>document.querySelector('input').oninput = ({ target }) => { document.querySelector('p').textContent = target.value }</script>`

/** The same with eight rows of two lines, changed by hand at every key: the least that a list needs here. */
const BARE_LIST = `<!doctype html><meta name="viewport" content="width=device-width"><input type="search">
<style>body { font: 16px system-ui } li { height: 64px } b, small { display: block; font-size: 16px }</style>
<ul>${'<li><b>-</b><small>-</small></li>'.repeat(8)}</ul>
<script>let n = 0
document.querySelector('input').oninput = () => {
  for (const line of document.querySelectorAll('b, small')) line.firstChild.nodeValue = 'Siti Rahma ' + 7919 * ++n
}</script>`

/** From the key to the painted rows, as the browser itself times an interaction; beside it the same in a bare page. */
export async function search(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await copyOf(await phoneProfile(data, slowDown), 'search')
  const browser = await BareBrowser.start(profile, slowDown, SEARCH)
  try {
    const ratios = await slowAndCheck(browser, slowDown)
    await browser.open(`data:text/html,${encodeURIComponent(BARE_PAGE)}`)
    const bare = await typeQueries(browser, slowDown)
    await browser.open(`data:text/html,${encodeURIComponent(BARE_LIST)}`)
    const bareList = await typeQueries(browser, slowDown)
    await browser.open(`http://localhost:${data.port}/warga`)
    await browser.there(ALL_READ)
    const app = await typeQueries(browser, slowDown)
    for (const share of [0.5, 0.95]) {
      const value = Math.round(percentile(app, share))
      const least = Math.round(percentile(bare, share))
      report({
        name: `search: keystroke to painted rows, p${share * 100}`,
        value,
        unit: 'ms',
        target: 50,
        note: `n=${app.length}; key to presented frame (Event Timing, steps of 8 ms); a page with nothing but a field: ${least} ms, ratio ${(value / least).toFixed(1)}, with eight rows changed by hand: ${Math.round(percentile(bareList, share))} ms; measured ${ratiosInWords(ratios)}`,
      })
    }
  } finally {
    slowDown.setSlow(false)
    await browser.close()
  }
}

async function typeQueries(browser: BareBrowser, slowDown: SlowDown): Promise<number[]> {
  await browser.evaluate(`${FIELD}.focus()`)
  await quiet(slowDown)
  for (const query of QUERIES) {
    for (const key of query) {
      await browser.press(key)
      await browser.told.take('typed')
    }
    await browser.evaluate(`(${FIELD}.value = '', ${FIELD}.dispatchEvent(new Event('input', { bubbles: true })))`)
    await browser.told.take('typed')
  }
  return browser.evaluate<number[]>('timesOfKeys()')
}
