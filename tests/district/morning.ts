/** An open day at every posyandu on one morning: more than a district ever holds at once. */
import { progress, report } from '../bench/figure.ts'
import { load, type Ground } from './ground.ts'
import { busiest } from './relays.ts'
import { reportLoss, rounded, Stretch } from './seen.ts'

export interface Morning {
  readonly hours: number
  readonly speed: number
}

export async function morning(ground: Ground, { hours, speed }: Morning): Promise<void> {
  const name = `morning at ${speed} ×`
  await connect(name, ground)
  progress(`signing what ${hours} hours bring`)
  const span = { from: 0, to: hours }
  const counts = await ground.all('sign', span)
  progress(`${hours} hours at ${speed} times their speed`)
  const stretch = await Stretch.start(name, ground)
  const latestMs = await ground.all('pass', { ...span, speed })
  await ground.all('untilServed')
  await stretch.report(
    counts.reduce((sum, count) => sum + count, 0),
    Math.max(...latestMs),
  )
  await reportLoss(name, ground)
}

/** All phones come, some at a time, as at eight o'clock. */
export async function connect(name: string, ground: Ground): Promise<void> {
  const { relays, phones } = ground
  progress(`${phones} phones connect`)
  const before = { memory: await relays.memory(), cpu: await relays.cpuSeconds(), at: performance.now() }
  await ground.all('connect')
  const seconds = (performance.now() - before.at) / 1000
  const cpu = busiest(before.cpu, await relays.cpuSeconds())
  const { ownMb } = await relays.memory()
  const note = `${rounded(seconds)} s, relay’s processor ${rounded((cpu / phones) * 1000)} ms a phone, ${load()}`
  report({ name: `${name}: phones connected`, value: phones, unit: '', note })
  const perPhone = rounded(((ownMb - before.memory.ownMb) * 1024) / phones)
  report({ name: `${name}: relay’s memory a phone`, value: perPhone, unit: 'kB', note: 'three connections each, idle' })
}
