import { describe, expect, test, vi } from 'vitest'
import type { Gate } from '../../server/gate.ts'
import { fuzz, isGood, type Outcome, type Plan } from './fuzz.ts'
import { isSlow, refusesSome, skipsSignatures } from './planted.ts'
import { inThisProcess } from './relay-under-fire.ts'

vi.setConfig({ testTimeout: 240_000 })

const run = (frames: number, gate?: Gate, patience: Pick<Plan, 'settleWithinMs'> = {}): Promise<Outcome> =>
  fuzz({ seed: 1, frames, start: (dataDir) => inThisProcess(dataDir, gate), ...patience })

test('three thousand hostile frames: nothing invalid is readable, nothing honest is lost or changed', async () => {
  const outcome = await run(3_000, undefined, { settleWithinMs: 100_000 })
  expect(outcome.problems).toEqual([])
  expect(outcome).toMatchObject({ frames: 3_000, accepted_invalid: 0, honest_lost: 0, altered: 0 })
  // How long anything took is for `npm run fuzz`, in a process of its own.
  expect(isGood({ ...outcome, honest_delayed: 0, slowest_call_ms: 0 })).toBe(true)
})

test('an empty run is no good run', async () => {
  expect(isGood({ ...(await run(100)), honest: 0 })).toBe(false)
  expect(isGood({ ...(await run(100)), frames: 0 })).toBe(false)
})

describe('the oracle sees', () => {
  test('a gate that skips the signature check', async () => {
    const outcome = await run(3_000, skipsSignatures)
    expect(outcome.accepted_invalid).toBeGreaterThan(0)
    expect(isGood(outcome)).toBe(false)
  })

  test('a gate that refuses honest entries', async () => {
    const outcome = await run(500, refusesSome())
    expect(outcome.problems).toContain('an honest phone was refused: malformed')
    expect(isGood(outcome)).toBe(false)
  })

  test('a gate that holds the relay too long', async () => {
    const outcome = await run(500, isSlow())
    expect(outcome.slowest_call_ms).toBeGreaterThan(50)
    expect(isGood(outcome)).toBe(false)
  })
})
