/** One posyandu-month opened in a worker, at a sixth of the speed. */
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

const LOADS = 15

const PAGE = `<!doctype html><script>
const worker = new Worker('/worker.js', { type: 'module' })
const ask = (what) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => (typeof data === 'number' ? resolve(data) : reject(data))
  worker.onerror = ({ message }) => reject(message)
  worker.postMessage(what)
})
</script>`

export async function month(slowDown: SlowDown): Promise<void> {
  const code = await bundledForBrowser('month-worker.ts')
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', url === '/worker.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/worker.js' ? code : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const profile = join(WORK, 'profile-month')
  await rm(profile, { recursive: true, force: true })
  slowDown.setSlow(false)
  const browser = await BareBrowser.start(profile, slowDown.launcher, '')
  const address = `http://localhost:${(server.address() as AddressInfo).port}/`
  try {
    await browser.open(address)
    const rows = await browser.evaluate<number>("ask('write')")
    const ratios = await slowAndCheck(browser, slowDown)
    await browser.open(address)
    for (const [document, stored] of [
      ['bench/whole', 'stored as one row'],
      ['bench/rows', `stored as ${rows} rows`],
    ] as const) {
      const times: number[] = []
      for (let i = 0; i < LOADS; i++) {
        await quiet(slowDown)
        times.push(await browser.evaluate<number>(`ask({ load: '${document}' })`))
      }
      const note = `${spread(times)}; from opening its database; measured ${ratiosInWords(ratios)}`
      report({ name: `month: 1,500 entries, ${stored}`, value: Math.round(median(times)), unit: 'ms', note })
    }
  } finally {
    slowDown.setSlow(false)
    await browser.close()
    server.close()
  }
}
