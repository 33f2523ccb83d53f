import { describe, expect, it } from 'vitest'
import { ackBeforeFsync, headsOnlyFold, sharedClientId } from './planted.ts'
import type { Doubles } from './posyandu.ts'
import { figuresOf, toLine } from './report.ts'
import { isGood, simulate, type Outcome } from './simulate.ts'

const run = (seed: number, doubles: Doubles = {}): Promise<Outcome> => simulate({ seed, phones: 7, days: 3, doubles })

/** The seeds of `npm test`: 10 runs of 21 phone-days. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

describe('seven phones and a relay, for three days with everything that goes wrong', () => {
  it.each(SEEDS)('lose nothing, agree on everything and tell no lies (seed %i)', async (seed) => {
    const outcome = await run(seed)
    expect(outcome.problems).toEqual([])
    expect(isGood(outcome)).toBe(true)
  })

  it('do the same twice when the seed is the same', async () => {
    const [once, twice] = [await run(11), await run(11)]
    expect(toLine([figuresOf(twice)])).toBe(toLine([figuresOf(once)]))
    expect(twice.steps).toBe(once.steps)
  })

  it('go through all that can happen to them, in a few runs', async () => {
    const total: Record<string, number> = {}
    for (const seed of SEEDS) {
      for (const [name, count] of Object.entries((await run(seed)).counts as unknown as Record<string, number>))
        total[name] = (total[name] ?? 0) + count
    }
    // Nothing an honest phone sends is refused.
    const { refused, ...happened } = total
    expect(refused).toBe(0)
    expect(Object.entries(happened).filter(([, count]) => count === 0)).toEqual([])
  })

  it('do not pass for good when nothing happened', async () => {
    expect(isGood({ ...(await run(1)), counts: { ...(await run(1)).counts, crashes: 0 } })).toBe(false)
  })
})
