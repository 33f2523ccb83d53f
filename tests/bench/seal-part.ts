/** What sealing costs where it is felt: a row, a list of everybody, a document; at a sixth of the speed. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { BareBrowser } from './bare-browser.ts'
import { bundledForBrowser } from './bundled.ts'
import { median, report, spread } from './figure.ts'
import { WORK } from './relay-data.ts'
import type { Measured } from './seal-worker.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from './speed.ts'

const TIMES = 9
/** What sealing may add to a cold start, of its three seconds. */
const LIST_MAY_ADD_MS = 300

const PAGE = `<!doctype html><script>
let worker
const ask = (what) => new Promise((resolve, reject) => {
  worker.onmessage = ({ data }) => (typeof data === 'number' ? resolve(data) : reject(data))
  worker.onerror = ({ message }) => reject(message)
  worker.postMessage(what)
})
// A worker that has just started, as at a cold start: nothing of it has been compiled for speed.
const askFresh = (what) => { worker = new Worker('/worker.js', { type: 'module' }); return ask(what).finally(() => worker.terminate()) }
</script>`

export async function seal(slowDown: SlowDown): Promise<void> {
  const code = await bundledForBrowser('seal-worker.ts')
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', url === '/worker.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/worker.js' ? code : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const profile = join(WORK, 'profile-seal')
  await rm(profile, { recursive: true, force: true })
  slowDown.setSlow(false)
  const browser = await BareBrowser.start(profile, slowDown.launcher, '')
  try {
    const address = `http://localhost:${(server.address() as AddressInfo).port}/`
    await browser.open(address)
    const bytes = await browser.evaluate<number>("askFresh('fill')")
    const ratios = ratiosInWords(await slowAndCheck(browser, slowDown))
    await browser.open(address)
    const often = async (what: Measured): Promise<readonly number[]> => {
      const times: number[] = []
      for (let i = 0; i < TIMES; i++) {
        await quiet(slowDown)
        times.push(await browser.evaluate<number>(`askFresh('${what}')`))
      }
      return times
    }
    const tell = (name: string, times: readonly number[], unit: string, note = ''): void =>
      report({
        name: `seal: ${name}`,
        value: Math.round(median(times)),
        unit,
        note: `${spread(times)}${note}; a worker just started; measured ${ratios}`,
      })
    tell('a person’s row sealed', await often('seal'), 'µs', `, ${bytes} bytes, over its first 400`)
    tell('a person’s row opened', await often('open'), 'µs', `, ${bytes} bytes, over its first 400`)
    tell('a document of 250 kB sealed', await often('seal-document'), 'ms')
    tell('a document of 250 kB opened', await often('open-document'), 'ms')
    const [plain, sealed] = [await often('plain'), await often('sealed')]
    tell('2,000 people read, stored in the open', plain, 'ms')
    tell('2,000 people read, sealed', sealed, 'ms')
    report({
      name: 'seal: what it adds to reading 2,000 people',
      value: Math.round(median(sealed) - median(plain)),
      unit: 'ms',
      target: LIST_MAY_ADD_MS,
      note: `${(median(sealed) / median(plain)).toFixed(1)} times as long`,
    })
  } finally {
    slowDown.setSlow(false)
    await browser.close()
    server.close()
  }
}
