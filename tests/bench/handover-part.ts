/** An open day of sixty children by file, and one visitor by QR, at a sixth of the speed. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BareBrowser } from './bare-browser.ts'
import { bundledForBrowser } from './bundled.ts'
import { median, report, spread } from './figure.ts'
import { WORK } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from './speed.ts'
import type { Handed } from './handover-worker.ts'

const TAKES = 7
const FRAMES_A_SECOND = 8

const PAGE = `<!doctype html><script>
const worker = new Worker('/worker.js', { type: 'module' })
const ask = (what) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => (typeof data === 'string' ? reject(data) : resolve(data))
  worker.onerror = ({ message }) => reject(message)
  worker.postMessage(what)
})
</script>`

export async function handover(slowDown: SlowDown): Promise<void> {
  const code = await bundledForBrowser('handover-worker.ts')
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', url === '/worker.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/worker.js' ? code : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const profile = join(WORK, 'profile-handover')
  await rm(profile, { recursive: true, force: true })
  slowDown.setSlow(false)
  const browser = await BareBrowser.start(profile, slowDown.launcher, '')
  try {
    const address = `http://localhost:${(server.address() as AddressInfo).port}/`
    await browser.open(address)
    const ratios = ratiosInWords(await slowAndCheck(browser, slowDown))
    slowDown.setSlow(false)
    await browser.open(address)
    const { dayBytes, dayEntries, visitorBytes } = await browser.evaluate<Handed>("ask('hand-out')")
    const note = `${dayEntries} entries: five a visit, the children's records, who wrote them`
    report({ name: 'handover: a day of 60 children as a file', value: Math.round(dayBytes / 1000), unit: 'kB', target: 300, note }) // prettier-ignore
    slowDown.setSlow(true)
    const times: number[] = []
    for (let i = 0; i < TAKES; i++) {
      await quiet(slowDown)
      times.push(await browser.evaluate<number>("ask('take')"))
    }
    report({
      name: 'handover: that file read, checked and on the disk',
      value: Math.round(median(times)),
      unit: 'ms',
      target: 2000,
      note: `${spread(times)}; measured ${ratios}`,
    })
    await quiet(slowDown)
    const { frames, slowestMs } = await browser.evaluate<{ frames: number; slowestMs: number }>("ask('codes')")
    // A code that takes longer to read than it is shown makes the next ones wait.
    const secondsACode = Math.max(1 / FRAMES_A_SECOND, slowestMs / 1000)
    report({
      name: 'handover: one visitor by QR',
      value: Math.round(frames * secondsACode * 10) / 10,
      unit: 's',
      target: 5,
      note: `${visitorBytes} bytes, ${frames} codes at ${FRAMES_A_SECOND} a second with every third missed; our own reader takes at most ${Math.round(slowestMs)} ms a code`, // prettier-ignore
    })
  } finally {
    slowDown.setSlow(false)
    await browser.close()
    server.close()
  }
}
