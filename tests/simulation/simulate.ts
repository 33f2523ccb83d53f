/** One run: some phones, some days, everything that goes wrong, and then the judgement. */
import type { Counts } from './counts.ts'
import { DAY_MS, Misfortune } from './misfortune.ts'
import { judge, type Verdict } from './oracle.ts'
import { errorText, Posyandu, type Doubles } from './posyandu.ts'
import { Random } from './random.ts'
import { Schedule } from './schedule.ts'
import type { Traits } from './simulated-phone.ts'
import { inSimulatedSurroundings, type Surroundings } from './surroundings.ts'

export interface Plan {
  readonly seed: number
  readonly phones: number
  readonly days: number
  /** More than one share an engine. */
  readonly relays?: number
  readonly doubles?: Doubles
}

export interface Outcome extends Verdict {
  readonly seed: number
  readonly phones: number
  readonly days: number
  readonly counts: Counts
  /** False when phones and relay never came to rest. */
  readonly isAtRest: boolean
  readonly steps: number
}

/** The first of December is in the middle of every run: a month ends while somebody is without signal. */
const MONTH_END = Date.parse('2026-12-01T01:00:00Z')
/** More than ten times what any run has needed to come to rest. */
const MOST_STEPS_TO_REST = 200_000

export function simulate(plan: Plan): Promise<Outcome> {
  const random = new Random(`${plan.seed}/${plan.phones}/${plan.days}`)
  const schedule = new Schedule()
  return inSimulatedSurroundings(random, schedule, (surroundings) => run(plan, random, schedule, surroundings))
}

async function run(
  { seed, phones, days, relays = 1, doubles = {} }: Plan,
  random: Random,
  schedule: Schedule,
  { intervals, uncaught }: Surroundings,
): Promise<Outcome> {
  const startsAt = MONTH_END - Math.ceil(days / 2) * DAY_MS
  const posyandu = new Posyandu(schedule, random, startsAt, relays, doubles)
  const misfortune = new Misfortune(posyandu, schedule, random.fork('misfortune'), intervals)
  const fate = random.fork('fate')
  posyandu.relays.start()
  for (let i = 0; i < phones; i++) {
    const phone = posyandu.addPhone(traitsOf(i, fate))
    if (phone.traits.skewMs !== 0) posyandu.counts.wrongClocks++
    const isLate = i > 1 && fate.chance(0.25)
    if (isLate) posyandu.counts.joinedLate++
    phone.isOutdated = i > 1 && fate.chance(0.15)
    if (phone.isOutdated)
      schedule.at(fate.between(0.5, days) * DAY_MS, () => (phone.isLost ? undefined : phone.update()))
    schedule.at(isLate ? fate.between(0, days) * DAY_MS : i * 20, () =>
      phone.isRunning ? undefined : void phone.open(),
    )
  }
  misfortune.crashFor(0, posyandu.phones[0]!)
  if (phones > 2 && fate.chance(0.4)) misfortune.lossOf(fate.pick(posyandu.phones)!, fate.whole(0, days - 1))
  for (let day = 0; day < days; day++) misfortune.plan(day)

  await schedule.runUntil(days * DAY_MS)
  posyandu.heal()
  const isAtRest = await schedule.runToRest(MOST_STEPS_TO_REST)
  const verdict = await schedule.runFor(judge(posyandu))
  const nobodyCaught = uncaught.map((error) => `nobody caught ${errorText(error)}`)
  const unrest = isAtRest ? [] : ['phones and relay never came to rest']
  const problems = [...verdict.problems, ...posyandu.errors, ...nobodyCaught, ...unrest]
  return { seed, phones, days, counts: posyandu.counts, isAtRest, steps: schedule.steps, ...verdict, problems }
}

function traitsOf(i: number, random: Random): Traits {
  const years = random.whole(-6, 4)
  return {
    name: i === 0 ? 'bidan' : `kader-${i}`,
    skewMs: random.chance(0.25) ? years * 365 * DAY_MS + random.whole(-600, 600) * 60_000 : 0,
    isNewer: i > 0 && random.chance(0.2),
  }
}

/** Whether anything was lost, told wrongly, or never tried. */
export function isGood({ lost, diverged, unsent, altered, untrue, isAtRest, counts, problems }: Outcome): boolean {
  const isEmpty = counts.saved === 0 || counts.deliveries === 0 || counts.crashes === 0
  return lost + diverged + unsent + altered + untrue + problems.length === 0 && isAtRest && !isEmpty
}
