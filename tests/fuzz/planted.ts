/** Faults that a gate could have, each in a test double: what the oracle must see. */
import { readEntry } from '../../src/log/entry.ts'
import { gate, type Gate } from '../../server/gate.ts'

/** It believes whoever says who he is. */
export const skipsSignatures: Gate = {
  ...gate,
  judge: async (text, ...rest) => {
    const verdict = await gate.judge(text, ...rest)
    const entry = verdict.type === 'refused' && verdict.reason === 'bad-signature' ? readEntry(text) : undefined
    return entry ? { type: 'genuine', entry } : verdict
  },
}

/** Now and then it takes a good entry for a bad one. */
export function refusesSome(): Gate {
  let count = 0
  return {
    ...gate,
    judge: async (text, document, ...rest) => {
      const verdict = await gate.judge(text, document, ...rest)
      const isHit = verdict.type === 'genuine' && !document.startsWith('directory/') && ++count % 4 === 0
      return isHit ? { type: 'refused', reason: 'malformed' } : verdict
    },
  }
}

/** Now and then it thinks too long about a frame. */
export function isSlow(): Gate {
  let count = 0
  return {
    ...gate,
    readFrame: (bytes) => {
      const before = process.cpuUsage()
      if (++count % 100 === 0) while (process.cpuUsage(before).user < 70_000);
      return gate.readFrame(bytes)
    },
  }
}
