/** One posyandu-month opened in a worker, at a sixth of the speed. */
import { median, report, spread } from './figure.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from './speed.ts'
import { withWorker } from './worker-page.ts'

const LOADS = 15

export async function month(slowDown: SlowDown): Promise<void> {
  await withWorker('month-worker.ts', slowDown, async (browser, address) => {
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
  })
}
