/** What sealing costs where it is felt: a row, a list of everybody, a document; at a sixth of the speed. */
import { median, report, spread } from './figure.ts'
import type { Measured } from './seal-worker.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from './speed.ts'
import { withWorker } from './worker-page.ts'

const TIMES = 9
/** What sealing may add to a cold start, of its three seconds. */
const LIST_MAY_ADD_MS = 300

export async function seal(slowDown: SlowDown): Promise<void> {
  await withWorker('seal-worker.ts', slowDown, async (browser, address) => {
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
  })
}
