import { beforeAll, describe, expect, it } from 'vitest'
import { sumOf } from './counts.ts'
import { ackBeforeEngine, ackBeforeFsync, headsOnlyFold, sharedClientId } from './planted.ts'
import type { Doubles } from './posyandu.ts'
import { figuresOf, toLine } from './report.ts'
import { isGood, simulate, type Outcome } from './simulate.ts'

const run = (seed: number, doubles: Doubles = {}, relays = 1): Promise<Outcome> =>
  simulate({ seed, phones: 7, days: 3, relays, doubles })

/** What befalls several relays on one engine, and never one alone. */
const OF_SEVERAL = ['otherRelays', 'judgedAgain', 'appendsUnsure', 'relaysCutOff', 'engineCrashes'] as const

describe('seven phones and a relay, on two hundred phone-days on which everything goes wrong', () => {
  const outcomes: Outcome[] = []

  beforeAll(async () => {
    for (let seed = 1; seed <= 10; seed++) outcomes.push(await run(seed))
  })

  it('lose nothing, agree on everything and tell no lies', () => {
    expect(outcomes.flatMap(({ seed, problems }) => problems.map((problem) => `seed ${seed}: ${problem}`))).toEqual([])
    expect(outcomes.every(isGood)).toBe(true)
  })

  it('went through everything that can happen to them, and nothing honest was refused', () => {
    const { refused, ...happened } = sumOf(outcomes.map(({ counts }) => counts))
    expect(refused).toBe(0)
    const never = Object.entries(happened).filter(([, count]) => count === 0)
    expect(never.map(([name]) => name)).toEqual(OF_SEVERAL)
  })

  it('do the same again when the seed is the same', async () => {
    const again = await run(1)
    expect(toLine([figuresOf(again)])).toBe(toLine([figuresOf(outcomes[0]!)]))
    expect(again.steps).toBe(outcomes[0]!.steps)
  })

  it('do not pass for good when nothing was saved, nothing arrived or nobody crashed', () => {
    const [good] = outcomes
    for (const nothing of [{ saved: 0 }, { deliveries: 0 }, { crashes: 0 }])
      expect(isGood({ ...good!, counts: { ...good!.counts, ...nothing } })).toBe(false)
  })
})

describe('seven phones and two relays on one engine, each of which dies, is started again and is cut off for itself', () => {
  const outcomes: Outcome[] = []

  beforeAll(async () => {
    // 8: a relay that had lost a document told those who watch nothing of what had been written last.
    for (const seed of [1, 2, 8]) outcomes.push(await run(seed, {}, 2))
  })

  it('lose nothing, agree on everything and tell no lies', () => {
    expect(outcomes.flatMap(({ seed, problems }) => problems.map((problem) => `seed ${seed}: ${problem}`))).toEqual([])
    expect(outcomes.every(isGood)).toBe(true)
  })

  it('went through what befalls several, and nothing honest was refused', () => {
    const counts = sumOf(outcomes.map((outcome) => outcome.counts))
    expect(counts.refused).toBe(0)
    expect(OF_SEVERAL.filter((name) => counts[name] === 0)).toEqual([])
    expect(counts.relayRestarts).toBeGreaterThan(0)
  })
})

describe('what once went wrong goes right', () => {
  it.each([
    [355, 'a registry opened again that no longer listened to the relay'],
    [383, 'a rejection nobody handled while a document was closed'],
  ])('seed %i: %s', async (seed) => {
    const outcome = await run(seed)
    expect(outcome.problems).toEqual([])
    expect(isGood(outcome)).toBe(true)
  })
})

describe('the oracle sees', () => {
  /** A fault must show within this many seeds. */
  const MOST_SEEDS = 10

  async function firstCaught(
    doubles: Doubles,
    shows: (outcome: Outcome) => boolean,
    relays = 1,
  ): Promise<number | undefined> {
    for (let seed = 1; seed <= MOST_SEEDS; seed++) if (shows(await run(seed, doubles, relays))) return seed
    return undefined
  }

  it('a relay that acknowledges what is not on its disk', async () => {
    expect(await firstCaught(ackBeforeFsync, ({ untrue }) => untrue > 0)).toBeDefined()
  })

  it('an engine that says so of what it has not', async () => {
    expect(await firstCaught(ackBeforeEngine, ({ untrue }) => untrue > 0, 2)).toBeDefined()
  })

  it('phones that write under the same client id', async () => {
    expect(await firstCaught(sharedClientId, ({ lost, diverged }) => lost > 0 && diverged > 0)).toBeDefined()
  })

  it('tables that forget what was replaced, and show it again', async () => {
    const comesBack = ({ problems }: Outcome): boolean => problems.some((problem) => problem.includes(' shows '))
    expect(await firstCaught(headsOnlyFold, comesBack)).toBeDefined()
  })
})
