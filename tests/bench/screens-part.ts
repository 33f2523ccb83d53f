/**
 * Going from screen to screen of an open day on a cheap phone: from the tap to the next paint (Event Timing, as of
 * "Interaction to Next Paint"), in which what was tapped is seen to be, and to the painted head of the next screen.
 */
import { BareBrowser } from './bare-browser.ts'
import { copyOf } from './browser.ts'
import { ALL_READ } from './everybody-read.ts'
import { median, percentile, progress, report, spread } from './figure.ts'
import { phoneProfile } from './phone-profile.ts'
import { posyanduOf, relayData, type RelayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { middleOf, ratiosInWords, slowAndCheck, type Ratios } from './speed.ts'

const RUNS = 3

/** By their heads: who is at the next screen sees where they are. `bench-way` is a link of ours, as long as a row. */
const SCREENS = `
globalThis.putWay = (href) => {
  document.querySelector('#bench-way')?.remove()
  const way = Object.assign(document.createElement('a'), { id: 'bench-way', href, textContent: href })
  way.style.cssText = 'position:fixed;top:0;left:0;right:0;height:48px;z-index:9'
  document.querySelector('main').prepend(way)
}
new PerformanceObserver((list) => {
  for (const { name, interactionId, duration } of list.getEntries())
    if (name === 'click' && interactionId) tell('shown', duration)
}).observe({ type: 'event', durationThreshold: 16 })
addEventListener('click', ({ timeStamp, target }) => {
  if (target.id !== 'bench-way') return
  const to = new URL(target.href).pathname
  const before = document.querySelector('h1')
  const look = () => {
    const head = document.querySelector('h1')
    if (location.pathname !== to || !head || head === before) return
    observer.disconnect()
    whenPainted(head, (at) => tell('answered', at - timeStamp))
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { subtree: true, childList: true, characterData: true })
}, true)
`

/** A page whose tap puts a head and a list of rows where others were: the least that this browser needs for a screen. */
const BARE_PAGE = `<!doctype html><meta name="viewport" content="width=device-width"><main><h1>0</h1><ul></ul></main>
<script>
let n = 0
const show = () => {
  n++
  const head = Object.assign(document.createElement('h1'), { textContent: 'Layar ' + n })
  const list = document.createElement('ul')
  for (let i = 0; i < 10; i++) list.append(Object.assign(document.createElement('li'), { textContent: 'Baris ' + n + i }))
  document.querySelector('h1').replaceWith(head)
  document.querySelector('ul').replaceWith(list)
}
addEventListener('click', (event) => {
  if (event.target.id !== 'bench-way') return
  event.preventDefault()
  show()
})
</script>`

function screensOf(data: RelayData): readonly (readonly [name: string, path: string])[] {
  const posyandu = posyanduOf(data)
  const weighed = posyandu.days.at(-1)!
  const child = posyandu.comingTo(weighed)[0]!.record
  const day = `/hari/${weighed.record}`
  return [
    ['hari ini', '/'],
    ['antrean', `${day}/antrean`],
    ['daftar', `${day}/daftar`],
    ['menunggu timbang', `${day}/timbang`],
    ['timbang', `${day}/timbang/${child}`],
    ['hasil', `${day}/hasil/${child}`],
    ['pelayanan', `${day}/pelayanan/${child}`],
    ['imunisasi', `${day}/imunisasi/${child}`],
    ['orang', `/warga/${child}`],
    ['tugas', '/tugas'],
    ['warga', '/warga'],
  ]
}

interface Times {
  readonly shown: number
  readonly answered: number
}

async function tapTo(browser: BareBrowser, path: string, slowDown: SlowDown): Promise<Times> {
  await browser.evaluate(`putWay(${JSON.stringify(path)})`)
  await browser.tapOn('#bench-way', slowDown)
  return { shown: await browser.told.take('shown'), answered: await browser.told.take('answered') }
}

/** Each screen twice: the first time since the app was opened, and again. Beside them the same tap in a bare page. */
export async function screens(slowDown: SlowDown): Promise<void> {
  const data = await relayData()
  const profile = await copyOf(await phoneProfile(data, slowDown), 'screens')
  const all = screensOf(data)
  const found = { first: all.map((): number[] => []), again: all.map((): number[] => []) }
  const shown: number[] = []
  const bare: Times[] = []
  const ratios: Ratios[] = []
  for (let run = 0; run < RUNS; run++) {
    const browser = await BareBrowser.start(profile, slowDown, SCREENS)
    try {
      ratios.push(await slowAndCheck(browser, slowDown))
      await browser.open(`data:text/html,${encodeURIComponent(BARE_PAGE)}`)
      for (let i = 0; i < all.length; i++) bare.push(await tapTo(browser, '#', slowDown))
      await browser.open(`http://localhost:${data.port}/warga`)
      await browser.there(ALL_READ)
      for (const when of ['first', 'again'] as const) {
        for (const [i, [name, path]] of all.entries()) {
          const times = await tapTo(browser, path, slowDown)
          shown.push(times.shown)
          found[when][i]!.push(times.answered)
          progress(`screens, ${when}: ${name} ${times.shown} and ${Math.round(times.answered)} ms`)
        }
      }
    } finally {
      slowDown.setSlow(false)
      await browser.close()
    }
  }
  const bareOf = (what: keyof Times): number => Math.round(median(bare.map((times) => times[what])))
  report({
    name: 'screens: tap to the next paint, p95',
    value: Math.round(percentile(shown, 0.95)),
    unit: 'ms',
    target: 100,
    note: `${spread(shown)}, p50 ${Math.round(median(shown))}; a bare page: ${bareOf('shown')} ms`,
  })
  for (const when of ['first', 'again'] as const) {
    const middles = found[when].map(median)
    const each = all.map(([name], i) => `${name} ${Math.round(middles[i]!)}`).join(', ')
    report({
      name: `screens: tap to the painted head of the next one, ${when === 'first' ? 'the first time' : 'again'}, p95`,
      value: Math.round(percentile(found[when].flat(), 0.95)),
      unit: 'ms',
      target: 100,
      note: `p50 ${Math.round(median(found[when].flat()))}; in the middle: ${each}; a bare page with a head and ten rows: ${bareOf('answered')} ms; measured ${ratiosInWords(middleOf(ratios))}`,
    })
  }
}
