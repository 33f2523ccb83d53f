/** Whether entries are on their way to or from another journal. Every shard has a word of its own: appends look at it. */
import type { Halt } from '../journal.ts'
import { SHARDS, type Keys } from './keys.ts'
import type { Lane } from './lane.ts'

export interface HaltPorts {
  readonly keys: Keys
  /** By shard, and last of all what belongs to none. */
  readonly lanes: readonly Lane[]
}

/** `lane`: of what belongs to no shard. */
export async function readHalt(keys: Keys, lane: Lane): Promise<Halt | undefined> {
  const text = await lane.send((pipeline) => pipeline.get(keys.ofAll('halt')))
  return typeof text === 'string' ? (JSON.parse(text) as Halt) : undefined
}

/** What all are told stands first when appends end, and last when they may go on: cut off in between, they may not. */
export async function writeHalt(halt: Halt | undefined, ports: HaltPorts): Promise<void> {
  const isClosed = halt?.why === 'leaving' || halt?.why === 'moved'
  if (isClosed) await tellAll(halt, ports)
  const { keys, lanes } = ports
  await Promise.all(
    lanes.slice(0, SHARDS).map((lane, shard) => {
      const key = keys.ofShard(shard, 'halt')
      return lane.send((pipeline) => (isClosed ? pipeline.set(key, halt.why) : pipeline.del(key)))
    }),
  )
  if (!isClosed) await tellAll(halt, ports)
}

async function tellAll(halt: Halt | undefined, { keys, lanes }: HaltPorts): Promise<void> {
  const key = keys.ofAll('halt')
  await lanes.at(-1)?.send((pipeline) => (halt ? pipeline.set(key, JSON.stringify(halt)) : pipeline.del(key)))
}
