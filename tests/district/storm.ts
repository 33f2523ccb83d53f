/** The relay is gone for an hour of a busy morning, in which everybody goes on working; then it is there again. */
import { percentile, progress, report } from '../bench/figure.ts'
import { load, type Ground } from './ground.ts'
import { connect } from './morning.ts'
import { busiest, type Relays } from './relays.ts'
import { reportLoss, reportMemory, rounded } from './seen.ts'

/** What was promised of 1,500 phones on this machine. */
const SERVED_WITHIN_S = 30
const SHOWN_WITHIN_S = 5

const NAME = 'storm'

export async function storm(ground: Ground): Promise<void> {
  await connect(NAME, ground)
  const before = { from: 0, to: 0.25 }
  await ground.all('sign', before)
  progress('a quarter of an hour of work')
  await ground.all('pass', { ...before, speed: 60 })
  await ground.all('untilServed')

  progress('the relay is killed; an hour of work without it')
  await ground.relays.kill()
  const counts = await ground.all('sign', { from: 0.25, to: 1.25 })
  await ground.all('save')
  await ground.all('untilPatient')
  const { unsent } = await ground.check()
  await ground.all('forgetAttempts')

  const started = performance.now()
  await ground.relays.start()
  const backAt = Date.now()
  const startSeconds = (performance.now() - started) / 1000
  progress(`the relay is back after ${rounded(startSeconds)} s`)
  const cpuBefore = await ground.relays.cpuSeconds()
  const spending = new Spending(ground.relays, cpuBefore)
  const phones = await ground.all('untilReturned', backAt)
  spending.stop()
  const cpu = busiest(cpuBefore, await ground.relays.cpuSeconds())
  const servedMs = phones.flatMap((each) => each.servedMs)
  const shownMs = phones.flatMap((each) => each.shownMs)
  const shownAfterMs = phones.flatMap((each) => each.shownAfterMs)
  const seconds = (samples: readonly number[], share: number): number => rounded(percentile(samples, share) / 1000)

  const entries = counts.reduce((sum, count) => sum + count, 0)
  const note = `${unsent} of ${entries} entries unsent when it came back, relay’s processor ${rounded(cpu)} s, start ${rounded(startSeconds)} s, ${load()}`
  report({
    name: `${NAME}: all ${ground.phones} phones served`,
    value: seconds(servedMs, 1),
    unit: 's',
    target: SERVED_WITHIN_S,
    note,
  })
  const fromReturn = `since the relay is back: p50 ${seconds(shownMs, 0.5)}, p99 ${seconds(shownMs, 0.99)} s; a phone tries every 0.7 to 7 s`
  const cpuUntilShown = spending.until(backAt + percentile(shownMs, 0.99))
  const shown = { name: `${NAME}: what the screen shows is new, p99`, unit: 's', target: SHOWN_WITHIN_S }
  report({
    ...shown,
    value: seconds(shownAfterMs, 0.99),
    note: `since the phone tries: p50 ${seconds(shownAfterMs, 0.5)} s; ${fromReturn}; relay’s processor until p99 ${rounded(cpuUntilShown)} s`,
  })
  const { closed } = await ground.figures()
  const ends = Object.entries(closed).map(([why, count]) => `${why}: ${count}`)
  report({
    name: `${NAME}: attempts a phone`,
    value: rounded((await ground.figures()).traffic.attempts / ground.phones),
    unit: '',
    note: `ended by ${ends.join(', ')}`,
  })
  reportMemory(NAME, await ground.relays.memory())
  await reportLoss(NAME, ground)
}

const LOOK_EVERY_MS = 100

/** What the busiest relay's processor had done when: on a busy machine that says more than how long it took. */
class Spending {
  readonly #spent: { readonly at: number; readonly seconds: number }[] = []
  readonly #timer: NodeJS.Timeout

  constructor(relays: Relays, before: readonly number[]) {
    this.#timer = setInterval(() => {
      void relays.cpuSeconds().then((now) => this.#spent.push({ at: Date.now(), seconds: busiest(before, now) }))
    }, LOOK_EVERY_MS)
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /** Seconds until that moment, of `Date.now()`. */
  until(moment: number): number {
    return this.#spent.findLast(({ at }) => at <= moment)?.seconds ?? 0
  }
}
