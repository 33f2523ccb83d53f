/** A page whose worker runs code of the project, in a browser of its own. */
import { rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { BareBrowser } from './bare-browser.ts'
import { bundledForBrowser } from './bundled.ts'
import { WORK } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'

/** `ask(what)`: what the worker answers; a text is what went wrong. */
const PAGE = `<!doctype html><script>
let worker
const start = () => { worker ??= new Worker('/worker.js', { type: 'module' }) }
const ask = (what) => new Promise((resolve, reject) => {
  start()
  worker.onmessage = ({ data }) => (typeof data === 'string' ? reject(data) : resolve(data))
  worker.onerror = ({ message }) => reject(message)
  worker.postMessage(what)
})
// A worker that has just started, as at a cold start: nothing of it has been compiled for speed.
const askFresh = (what) => { worker = undefined; return ask(what).finally(() => worker.terminate()) }
</script>`

/** `source`: a file beside this one. The page is not opened yet; at the end nothing is slow any more. */
export async function withWorker(
  source: string,
  slowDown: SlowDown,
  work: (browser: BareBrowser, address: string) => Promise<void>,
): Promise<void> {
  const code = await bundledForBrowser(source)
  const server = createServer(({ url }, response) => {
    response.setHeader('Content-Type', url === '/worker.js' ? 'text/javascript' : 'text/html')
    response.end(url === '/worker.js' ? code : PAGE)
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const profile = join(WORK, `profile-${source}`)
  await rm(profile, { recursive: true, force: true })
  const browser = await BareBrowser.start(profile, slowDown, '')
  try {
    await work(browser, `http://localhost:${(server.address() as AddressInfo).port}/`)
  } finally {
    slowDown.setSlow(false)
    await browser.close()
    server.close()
  }
}
