import { beforeAll, describe, expect, it } from 'vitest'
import { sumOf } from './counts.ts'
import { ackBeforeFsync, headsOnlyFold, sharedClientId } from './planted.ts'
import type { Doubles } from './posyandu.ts'
import { figuresOf, toLine } from './report.ts'
import { isGood, simulate, type Outcome } from './simulate.ts'

const run = (seed: number, doubles: Doubles = {}): Promise<Outcome> => simulate({ seed, phones: 7, days: 3, doubles })

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
    expect(Object.entries(happened).filter(([, count]) => count === 0)).toEqual([])
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

  async function firstCaught(doubles: Doubles, shows: (outcome: Outcome) => boolean): Promise<number | undefined> {
    for (let seed = 1; seed <= MOST_SEEDS; seed++) if (shows(await run(seed, doubles))) return seed
    return undefined
  }

  it('a relay that acknowledges what is not on its disk', async () => {
    expect(await firstCaught(ackBeforeFsync, ({ untrue }) => untrue > 0)).toBeDefined()
  })

  it('phones that write under the same client id', async () => {
    expect(await firstCaught(sharedClientId, ({ lost, diverged }) => lost > 0 && diverged > 0)).toBeDefined()
  })

  it('tables that forget what was replaced, and show it again', async () => {
    const comesBack = ({ problems }: Outcome): boolean => problems.some((problem) => problem.includes(' shows '))
    expect(await firstCaught(headsOnlyFold, comesBack)).toBeDefined()
  })
})
