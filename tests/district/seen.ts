/** Figures that every run has. */
import { percentile, report } from '../bench/figure.ts'
import type { Memory } from '../bench/server-process.ts'
import { load, type Ground } from './ground.ts'
import { busiest } from './relays.ts'

export function rounded(value: number): number {
  return Math.round(value * 10) / 10
}

/** How the relay, or the busiest of several, stood to the phones in a stretch of this many seconds that began with these figures. */
export class Stretch {
  readonly #name: string
  readonly #ground: Ground
  readonly #startedAt = performance.now()
  readonly #cpuBefore: readonly number[]
  readonly #before: { readonly up: number; readonly down: number }

  static async start(name: string, ground: Ground): Promise<Stretch> {
    await ground.all('forgetTimes')
    const { traffic } = await ground.figures()
    return new Stretch(name, ground, await ground.relays.cpuSeconds(), traffic)
  }

  private constructor(
    name: string,
    ground: Ground,
    cpuBefore: readonly number[],
    before: { up: number; down: number },
  ) {
    this.#name = name
    this.#ground = ground
    this.#cpuBefore = cpuBefore
    this.#before = before
  }

  async report(entries: number, latestMs: number): Promise<void> {
    const { durableMs, crossedMs, traffic } = await this.#ground.figures()
    const seconds = (performance.now() - this.#startedAt) / 1000
    const cpu = busiest(this.#cpuBefore, await this.#ground.relays.cpuSeconds())
    const name = this.#name
    const note = `${entries} in ${Math.round(seconds)} s, ${this.#ground.phones} phones, ${load()}; the latest save began ${Math.round(latestMs)} ms late`
    report({ name: `${name}: entries saved`, value: rounded(entries / seconds), unit: '/s', note })
    for (const [what, samples] of [
      ['on the relay’s disk', durableMs],
      ['on another phone', crossedMs],
    ] as const) {
      for (const share of [0.5, 0.99]) {
        const value = rounded(percentile(samples, share))
        report({ name: `${name}: ${what}, p${share * 100}`, value, unit: 'ms' })
      }
    }
    const kB = (bytes: number): number => rounded(bytes / 1000 / this.#ground.phones)
    const perPhone = `a phone: ${kB(traffic.up - this.#before.up)} kB up, ${kB(traffic.down - this.#before.down)} kB down before deflate`
    const value = rounded((cpu / seconds) * 100)
    report({ name: `${name}: relay’s processor`, value, unit: '% of one', note: perPhone })
    const perEntry = Math.round((cpu / entries) * 1e6)
    report({ name: `${name}: relay’s processor an entry`, value: perEntry, unit: 'µs' })
    reportMemory(name, await this.#ground.relays.memory())
  }
}

export function reportMemory(name: string, { totalMb, ownMb }: Memory): void {
  const note = `${rounded(totalMb)} with the journal’s pages`
  report({ name: `${name}: relay’s own memory`, value: rounded(ownMb), unit: 'MB', note })
}

/** Whatever else a run measures: nothing was lost on the way. */
export async function reportLoss(name: string, ground: Ground): Promise<void> {
  const { written, unsent, altered, refused, lacking } = await ground.check()
  const note = `${written} written; ${unsent} unsent, ${altered} altered, ${refused} refused, ${lacking} phones lack something`
  const value = unsent + altered + refused + lacking
  report({ name: `${name}: lost or wrong`, value, unit: '', target: 0, note })
  if (value > 0) process.exitCode = 1
}
