/** What each relay had acknowledged and did not have any more after `kill -9`. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { progress } from '../../tests/bench/figure.ts'
import { compare, failed } from '../comparison.ts'
import { documentsOf } from './documents.ts'
import type { RelayPeer, RunningPeer } from './line.ts'

const TRIALS = 20
/** A few weighings one after the other; a quiet time, up to this long, in which a relay may store them … */
const SINGLE = 10
const EVERY_MS = 100
const QUIET_MS = 3000
/** … and a phone that comes back with this many at once; the relay is killed as soon as it has acknowledged half of them. */
const TOGETHER = 40

interface Loss {
  trials: number
  entries: number
  acknowledged: number
}

export async function compareKills(peers: readonly RelayPeer[]): Promise<void> {
  const losses = new Map<string, Loss>()
  // All at once: most of a trial is waiting, and which of them is quickest is not asked here.
  const all = await Promise.allSettled(peers.map(lossOf))
  for (const [i, { name }] of peers.entries()) {
    const done = all[i]!
    if (done.status === 'fulfilled') losses.set(name, done.value)
    else failed(name, done.reason)
  }
  const values = (of: (loss: Loss) => number): Record<string, number> =>
    Object.fromEntries([...losses].map(([name, loss]) => [name, of(loss)]))
  const note = `${SINGLE} weighings singly, 0 to ${QUIET_MS / 1000} s of quiet, ${TOGETHER} at once, kill -9 of the relay's process at the acknowledgement of half of those; the machine itself stays on, so what the operating system was given is kept without being on a disk`
  compare({
    what: `relay: kills of ${TRIALS} that lost what had been acknowledged`,
    unit: 'kills',
    better: 'less',
    values: values(({ trials }) => trials),
    note,
  })
  compare({
    what: 'relay: acknowledged weighings lost in those kills',
    unit: '%',
    better: 'less',
    values: values(({ entries, acknowledged }) => (100 * entries) / acknowledged),
    note: [...losses].map(([name, { entries, acknowledged }]) => `${name}: ${entries} of ${acknowledged}`).join('; '),
  })
}

async function lossOf(peer: RelayPeer): Promise<Loss> {
  const folder = await mkdtemp(join(tmpdir(), 'peers-kills-'))
  const loss: Loss = { trials: 0, entries: 0, acknowledged: 0 }
  let server = await peer.start(folder)
  try {
    for (const [trial, document] of documentsOf(TRIALS).entries()) {
      const client = 2_000_000 + trial
      const acknowledged = await writeUntilKilled(server, document, client, (QUIET_MS * trial) / (TRIALS - 1))
      server = await peer.start(folder)
      const line = await server.line(document, 3_000_000 + trial)
      await line.opened
      const held = await line.held(client, acknowledged)
      line.close()
      const lost = Math.max(0, acknowledged - held)
      loss.acknowledged += acknowledged
      loss.entries += lost
      loss.trials += lost > 0 ? 1 : 0
      progress(`${peer.name}: kill ${trial + 1} of ${TRIALS}, ${lost} of ${acknowledged} lost`)
    }
    return loss
  } finally {
    await server.kill('SIGKILL')
    await rm(folder, { recursive: true })
  }
}

/** How many it had acknowledged when it was killed. */
async function writeUntilKilled(
  server: RunningPeer,
  document: string,
  client: number,
  quietMs: number,
): Promise<number> {
  const line = await server.line(document, client)
  await line.opened
  const frames = await line.prepare(SINGLE + TOGETHER)
  let acknowledged = 0
  let killing: Promise<void> | undefined
  const killed = new Promise<void>((resolve, reject) => {
    line.onAck = (count) => {
      if (killing) return
      acknowledged = count
      if (count >= SINGLE + TOGETHER / 2) (killing = server.kill('SIGKILL')).then(resolve, reject)
    }
  })
  for (const frame of frames.slice(0, SINGLE)) {
    line.send(frame)
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS))
  }
  await new Promise((resolve) => setTimeout(resolve, quietMs))
  for (const frame of frames.slice(SINGLE)) line.send(frame)
  await killed
  line.close()
  return acknowledged
}
