/** Growth charts on a cheap phone: from the tap on another one to the chart drawn, and to what is painted. */
import { BareBrowser } from './bare-browser.ts'
import { copyOf } from './browser.ts'
import { median, percentile, progress, report, spread } from './figure.ts'
import { phoneProfile } from './phone-profile.ts'
import { posyanduOf, relayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { ratiosInWords, slowAndCheck } from './speed.ts'

const CHILDREN = 6
/** From one to the next, each is another chart than the one before. */
const TAPS = [/^LK/, /^IMT/, /^BB/, /^[PT]B/]

/**
 * `drawn`: the paths computed, in the page and laid out, which is the chart's own work. `painted`: the second frame
 * after, with the table under it. `opened`: as drawn, of the first, from the tap that loads what draws them.
 */
const CHARTS = `
/** What has this name is found under #bench-tap from then on. */
globalThis.mark = (selector, name) => new Promise((then) => {
  const look = () => {
    const found = [...document.querySelectorAll(selector)].find(({ textContent }) => name.test(textContent.trim()))
    if (!found) return requestAnimationFrame(look)
    document.querySelector('#bench-tap')?.removeAttribute('id')
    found.id = 'bench-tap'
    then()
  }
  look()
})
const shownChart = () =>
  [...document.querySelectorAll('details svg')].find((each) => each.checkVisibility({ visibilityProperty: true }))
addEventListener('click', ({ timeStamp, target }) => {
  const isOpening = target.closest('summary')?.textContent.includes('Grafik TB/U')
  if (!isOpening && !target.closest('[aria-label="Pilih grafik"] button')) return
  const from = performance.now()
  const observer = new MutationObserver(() => {
    const chart = shownChart()
    if (!chart) return
    observer.disconnect()
    chart.getBoundingClientRect()
    tell(isOpening ? 'opened' : 'drawn', performance.now() - from)
    if (isOpening) return
    tell('paths', chart.querySelectorAll('path').length)
    requestAnimationFrame(() => requestAnimationFrame(() => tell('painted', performance.now() - timeStamp)))
  })
  observer.observe(document, { subtree: true, childList: true, attributes: true })
}, true)
`

export async function charts(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await copyOf(await phoneProfile(data, slowDown), 'charts')
  const browser = await BareBrowser.start(profile, slowDown, CHARTS)
  const { told } = browser
  const opened: number[] = []
  const drawn: number[] = []
  const painted: number[] = []
  let paths = 0
  try {
    const ratios = await slowAndCheck(browser, slowDown)
    const posyandu = posyanduOf(data)
    const day = posyandu.days.filter(({ record }) => record !== posyandu.today.record).at(-1)!
    for (const child of posyandu.comingTo(day).slice(0, CHILDREN)) {
      await browser.open(`http://localhost:${data.port}/hari/${day.record}/hasil/${child.record}`)
      await browser.evaluate(`mark('summary', /Grafik TB.U/)`)
      await browser.tapOn('#bench-tap', slowDown)
      opened.push(await told.take('opened'))
      for (const name of TAPS) {
        await browser.evaluate(`mark('[aria-label="Pilih grafik"] button', ${name})`)
        await browser.tapOn('#bench-tap', slowDown)
        drawn.push(await told.take('drawn'))
        paths = Math.max(paths, await told.take('paths'))
        painted.push(await told.take('painted'))
      }
      progress(`charts: drawn p50 ${Math.round(median(drawn))} ms, painted p50 ${Math.round(median(painted))} ms`)
    }
    report({
      name: 'charts: drawn, p95',
      value: Math.round(percentile(drawn, 0.95)),
      unit: 'ms',
      target: 50,
      note: `${spread(drawn)}, p50 ${Math.round(median(drawn))}; at most ${paths} paths; the first, loaded by the tap that opens them: ${Math.round(median(opened))} ms; measured ${ratiosInWords(ratios)}`,
    })
    report({
      name: 'charts: tap to painted chart and table, p95',
      value: Math.round(percentile(painted, 0.95)),
      unit: 'ms',
      target: 100,
      note: `${spread(painted)}, p50 ${Math.round(median(painted))}; to the second frame after`,
    })
  } finally {
    slowDown.setSlow(false)
    await browser.close()
  }
}
