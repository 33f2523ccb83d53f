/** Weights that a phone called saved and did not have after `kill -9` of the whole browser. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aMortalPhone, weightsLost } from '../e2e/killed.ts'
import { Server } from '../e2e/server.ts'
import { progress, report } from './figure.ts'

const TRIALS = 200
/** So many at a time, to say how far it is. */
const ROUND = 20
const LIGHTEST_GRAMS = 9_200
const DIFFERENT_WEIGHTS = 60

/** Each trial starts the browser, saves one weight with the server stopped, and kills everything at "tersimpan". */
export async function browserKills(trials = TRIALS): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), 'bench-browser-kill-'))
  const server = await Server.start()
  try {
    const mortal = await aMortalPhone(server, profile)
    let lost = 0
    for (let done = 0; done < trials; done += ROUND) {
      const weights = Array.from({ length: Math.min(ROUND, trials - done) }, (_, i) => weightOf(done + i))
      lost += (await weightsLost(mortal, weights)).length
      progress(`browser killed ${done + weights.length} times, ${lost} saved weights lost`)
    }
    const note = `${trials} trials; kill -9 of all processes at "tersimpan"; the server stopped`
    report({ name: 'browser kill: saved entries lost', value: lost, unit: 'entries', target: 0, note })
  } finally {
    await server.end()
    await rm(profile, { recursive: true, force: true })
  }
}

/** Never the same as the one before. */
function weightOf(trial: number): string {
  return ((LIGHTEST_GRAMS + (trial % DIFFERENT_WEIGHTS) * 10) / 1000).toFixed(2).replace('.', ',')
}
