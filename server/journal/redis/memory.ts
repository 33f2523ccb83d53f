/** How full the engine is: it keeps everything in memory, and refuses what does not fit. */
import type { Redis } from 'ioredis'

export interface EngineMemory {
  readonly usedBytes: number
  /** `maxmemory`, or without one what the machine has. */
  readonly mostBytes: number
}

/** Of the node that is nearest to its limit. */
export async function memoryOf(nodes: readonly Redis[]): Promise<EngineMemory> {
  const all = await Promise.all(nodes.map(async (node) => memoryIn(await node.info('memory'))))
  return all.reduce((fullest, each) => (share(each) > share(fullest) ? each : fullest))
}

function memoryIn(info: string): EngineMemory {
  const bytes = (name: string): number => Number(new RegExp(`^${name}:(\\d+)`, 'm').exec(info)?.[1] ?? NaN)
  return { usedBytes: bytes('used_memory'), mostBytes: bytes('maxmemory') || bytes('total_system_memory') }
}

function share({ usedBytes, mostBytes }: EngineMemory): number {
  return usedBytes / mostBytes
}
