/** What somebody should do, worked out for 2,000 people on a cheap phone: from the tap on Tugas to the painted list. */
import { BareBrowser } from './bare-browser.ts'
import { copyOf } from './browser.ts'
import { ALL_READ } from './everybody-read.ts'
import { median, progress, report, spread } from './figure.ts'
import { phoneProfile } from './phone-profile.ts'
import { relayData } from './relay-data.ts'
import type { SlowDown } from './slow-down.ts'
import type { WorkedOut } from './tasks-worker.ts'
import { middleOf, quiet, ratiosInWords, slowAndCheck, type Ratios } from './speed.ts'
import { withWorker } from './worker-page.ts'

const RUNS = 5

/** The list says that it is being read until it is worked out; its select stands once it is. */
const TASKS = `
addEventListener('click', ({ timeStamp, target }) => {
  if (!target.closest('a[href="/tugas"]')) return
  whenThere('select', (select) => whenPainted(select, (at) => tell('tasks', at - timeStamp)))
}, true)
`

/** The computation alone, each time in a worker that has only read the records: nothing of it is compiled for speed. */
async function computation(slowDown: SlowDown): Promise<void> {
  await withWorker('tasks-worker.ts', slowDown, async (browser, address) => {
    const ratios = await slowAndCheck(browser, slowDown)
    const found: WorkedOut[] = []
    let people = 0
    for (let run = 0; run < RUNS; run++) {
      await browser.open(address)
      people = await browser.evaluate<number>("ask('read')")
      await quiet(slowDown)
      found.push(await browser.evaluate<WorkedOut>("ask('work-out')"))
    }
    const times = found.map(({ tookMs }) => tookMs)
    report({
      name: `tasks: the whole list of ${people} people worked out from their records`,
      value: Math.round(median(times)),
      unit: 'ms',
      target: 1000,
      note: `${spread(times)}; ${found[0]!.tasks} tasks; the first time; measured ${ratiosInWords(ratios)}`,
    })
  })
}

/** Each time in an app that was just opened, with everybody read: the first computation, not one that is kept. */
export async function tasks(slowDown: SlowDown): Promise<void> {
  await computation(slowDown)
  const data = await relayData()
  const profile = await copyOf(await phoneProfile(data, slowDown), 'tasks')
  const found: number[] = []
  const ratios: Ratios[] = []
  for (let run = 0; run < RUNS; run++) {
    const browser = await BareBrowser.start(profile, slowDown, TASKS)
    try {
      ratios.push(await slowAndCheck(browser, slowDown))
      await browser.open(`http://localhost:${data.port}/warga`)
      await browser.there(ALL_READ)
      await browser.tapOn('a[href="/tugas"]', slowDown)
      found.push(await browser.told.take('tasks'))
      progress(`tasks ${run + 1}: ${Math.round(found.at(-1)!)} ms`)
    } finally {
      slowDown.setSlow(false)
      await browser.close()
    }
  }
  report({
    name: 'tasks: tap on Tugas to the painted list of 2,000 people',
    value: Math.round(median(found)),
    unit: 'ms',
    target: 1000,
    note: `${spread(found)}; the first after opening the app; ${slowDown.how}; measured ${ratiosInWords(middleOf(ratios))}`,
  })
}
