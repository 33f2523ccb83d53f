/** How much slower the browser is than the machine: one loop of about 4 ms, in the page and in a worker. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { LOADED } from './browser.ts'
import { median } from './figure.ts'
import type { SlowDown } from './slow-down.ts'

export interface Ratios {
  readonly page: number
  readonly worker: number
}

/** Outside this the figures would not mean "a sixth of the speed". */
const LEAST = 3
const MOST = 8

const LOOPS = `
const spin = (n) => { let x = 0; for (let i = 0; i < n; i++) x = (x * 31 + i) | 0; return x }
const time = (n) => { const start = performance.now(); spin(n); return performance.now() - start }
const middle = (list) => list.sort((a, b) => a - b)[list.length >> 1]
const often = (n) => middle(Array.from({ length: 60 }, () => time(n)))
const fourMs = () => { spin(1e7); let n = 1e5; while (often(n) < 4) n = Math.ceil(n * 1.2); return n }
`
const WORKER = `${LOOPS}
let n = 0
onmessage = ({ data }) => { if (data === 'find') n = fourMs(); postMessage(often(n)) }
`
const PAGE = `${LOOPS}
const worker = new Worker('/worker.js')
const inWorker = (what) => new Promise((resolve) => { worker.onmessage = ({ data }) => resolve(data); worker.postMessage(what) })
let n = 0
globalThis.measure = async (what) => {
  if (what === 'find') n = fourMs()
  return { page: often(n), worker: await inWorker(what) }
}
`

/** What this needs of a browser's page. */
export interface Surface {
  go(address: string): Promise<unknown>
  evaluate<Value>(expression: string): Promise<Value>
}

/** Leaves the browser slowed. Throws when it is not slowed as it should be. */
export async function slowAndCheck(page: Surface, slowDown: SlowDown): Promise<Ratios> {
  const server = createServer(({ url }, response) => {
    const isScript = url?.endsWith('.js')
    response.setHeader('Content-Type', isScript ? 'text/javascript' : 'text/html')
    response.end(url === '/worker.js' ? WORKER : isScript ? PAGE : '<!doctype html><script src="/page.js"></script>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await page.go(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    const measure = (what: string): Promise<Ratios> => page.evaluate(`${LOADED}.then(() => measure('${what}'))`)
    slowDown.setSlow(false)
    const fast = await measure('find')
    slowDown.setSlow(true)
    await quiet(slowDown)
    const slow = await measure('again')
    const ratios = { page: round(slow.page / fast.page), worker: round(slow.worker / fast.worker) }
    for (const ratio of [ratios.page, ratios.worker]) {
      if (ratio < LEAST || ratio > MOST) {
        throw new Error(
          `expected a slow-down of ${LEAST} to ${MOST}, found ${JSON.stringify(ratios)} (${slowDown.how})`,
        )
      }
    }
    return ratios
  } finally {
    server.closeAllConnections()
    server.close()
  }
}

const LOOK_EVERY_MS = 250
const QUIET_SHARE = 0.02
const QUIET_LOOKS = 3
const LOUD_AT_MOST_MS = 120_000

/** The settling: until the browser has done with its own start, and uses next to no processor time. */
export async function quiet(slowDown: SlowDown): Promise<void> {
  const deadline = Date.now() + LOUD_AT_MOST_MS
  let used = slowDown.usedMs()
  for (let quietLooks = 0; quietLooks < QUIET_LOOKS && Date.now() < deadline;) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))
    const now = slowDown.usedMs()
    const isQuiet = used === undefined || now === undefined || now - used < LOOK_EVERY_MS * QUIET_SHARE
    quietLooks = isQuiet ? quietLooks + 1 : 0
    used = now
  }
}

function round(ratio: number): number {
  return Math.round(ratio * 100) / 100
}

export function middleOf(ratios: readonly Ratios[]): Ratios {
  return { page: median(ratios.map(({ page }) => page)), worker: median(ratios.map(({ worker }) => worker)) }
}

export function ratiosInWords({ page, worker }: Ratios): string {
  return `${page}x page, ${worker}x worker`
}
