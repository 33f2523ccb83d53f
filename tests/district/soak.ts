/** Eight hours of work without a pause, phones losing and finding their signal: does the relay's memory stay where it is? */
import { progress, report } from '../bench/figure.ts'
import { load, type Ground } from './ground.ts'
import { connect, type Morning } from './morning.ts'
import { reportLoss, rounded, Stretch } from './seen.ts'

/** Of a hundred phones, how many lose their signal in an hour: many, so that coming and going is most of what is tested. */
const LOSSES_AN_HOUR = 60
const LOOK_EVERY_MS = 2_000

export async function soak(ground: Ground, { hours, speed }: Morning): Promise<void> {
  const name = `soak at ${speed} ×`
  await connect(name, ground)
  const ownMb: number[] = []
  for (let hour = 0; hour < hours; hour++) {
    const span = { from: hour, to: hour + 1 }
    const counts = await ground.all('sign', span)
    const stretch = await Stretch.start(`${name}, hour ${hour + 1}`, ground)
    const memory = new Watch(ground)
    const latestMs = await ground.all('pass', { ...span, speed, losses: LOSSES_AN_HOUR })
    await ground.all('untilServed')
    ownMb.push(memory.stop())
    progress(`hour ${hour + 1}: ${rounded(ownMb.at(-1)!)} MB of its own at the least`)
    if (hour === hours - 1)
      await stretch.report(
        counts.reduce((sum, count) => sum + count, 0),
        Math.max(...latestMs),
      )
  }
  // Until half-time every connection meets its first long message; what is kept for ever grows afterwards too.
  const atHalfTime = ownMb[Math.ceil(hours / 2) - 1]!
  const note = `least in each hour: ${ownMb.map((mb) => Math.round(mb)).join(', ')} MB; ${load()}`
  const value = Math.round((ownMb.at(-1)! / atHalfTime - 1) * 100)
  report({ name: `${name}: memory from half-time to the last hour`, value, unit: '%', target: 10, note })
  await reportLoss(name, ground)
}

/** The least memory that was seen: what garbage there was is gone then. */
class Watch {
  #least = Infinity
  readonly #timer: NodeJS.Timeout

  constructor({ relays }: Ground) {
    this.#timer = setInterval(() => {
      void relays.memory().then(({ ownMb }) => (this.#least = Math.min(this.#least, ownMb)))
    }, LOOK_EVERY_MS)
  }

  stop(): number {
    clearInterval(this.#timer)
    return this.#least
  }
}
