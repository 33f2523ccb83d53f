/** From an app that was closed to the first person on the screen of a cheap phone: at a sixth of the speed. */
import { BareBrowser } from './bare-browser.ts'
import { copyOf } from './browser.ts'
import { ALL_READ } from './everybody-read.ts'
import { median, progress, report, spread } from './figure.ts'
import { phoneProfile } from './phone-profile.ts'
import { relayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { middleOf, quiet, ratiosInWords, slowAndCheck, type Ratios } from './speed.ts'

const COLD_STARTS = 7
const FIRST_TAPS = 5

const ROW = 'ul.plain-list li a[href^="/warga/"]'
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
  const used: number[] = []
  const ratios: Ratios[] = []
  const address = `http://localhost:${data.port}/warga`
  for (let run = 0; run < COLD_STARTS + FIRST_TAPS; run++) {
    const browser = await BareBrowser.start(profile, slowDown, COLD_START)
    try {
      ratios.push(await slowAndCheck(browser, slowDown))
      await browser.go('about:blank')
      await quiet(slowDown)
      const before = slowDown.usedMs()
      await browser.go(address)
      const [x, y, row] = [
        await browser.told.take('row-x'),
        await browser.told.take('row-y'),
        await browser.told.take('row'),
      ]
      if (before !== undefined) used.push((slowDown.usedMs() ?? before) - before)
      if (run < COLD_STARTS) {
        rows.push(row)
        alls.push(await browser.told.take('all'))
      } else {
        const answered = browser.evaluate<number>(PERSON_PAINTED)
        await browser.tap({ x, y })
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
    note: `${spread(rows)}; ${used.length > 0 ? `${Math.round(median(used))} ms of processor time; ` : ''}${how}`,
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
