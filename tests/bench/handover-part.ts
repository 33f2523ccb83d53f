/** An open day of sixty children by file, and one visitor by QR, at a sixth of the speed. */
import { median, report, spread } from './figure.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet, ratiosInWords, slowAndCheck } from './speed.ts'
import type { Handed } from './handover-worker.ts'
import { withWorker } from './worker-page.ts'

const TAKES = 7
const FRAMES_A_SECOND = 8

export async function handover(slowDown: SlowDown): Promise<void> {
  await withWorker('handover-worker.ts', slowDown, async (browser, address) => {
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
  })
}
