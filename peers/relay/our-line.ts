/** This project's relay as a contender: every weighing signed, checked, and on the disk before it is acknowledged. */
import * as Y from 'yjs'
import type { DeviceKeys } from '../../src/log/signature.ts'
import { rootOf } from '../../src/log/update.ts'
import { BenchPhone, entriesFrame, joinedKeys, weighing } from '../../tests/bench/relay-phone.ts'
import { BenchServer, bundleServer } from '../../tests/bench/relay-server.ts'
import { OURS } from '../comparison.ts'
import type { Line, RelayPeer, RunningPeer } from './line.ts'

const FIRST_DEVICE = 900_000_000
/** As a phone has: the directory, the registry and the newest month. The relay holds a device to a pace. */
const LINES_PER_DEVICE = 3
/** Then the first of them have lines again. */
const MOST_DEVICES = 250

export async function ourRelay(): Promise<RelayPeer> {
  await bundleServer()
  // A device that has joined stays joined when its relay is started again.
  const keysByFolder = new Map<string, DeviceKeys[]>()
  return {
    name: OURS,
    hasDisk: true,
    start: async (folder) => {
      const known = keysByFolder.get(folder) ?? []
      keysByFolder.set(folder, known)
      return running(await BenchServer.start(folder), known)
    },
  }
}

function running(server: BenchServer, devices: DeviceKeys[]): RunningPeer {
  let lines = 0
  return {
    line: async (document, client) => {
      const place = Math.floor(lines++ / LINES_PER_DEVICE) % MOST_DEVICES
      devices[place] ??= await joinedKeys(server, FIRST_DEVICE + place)
      return new OurLine(server, document, devices[place], client)
    },
    cpuSeconds: () => server.cpuSeconds(),
    memoryMb: async () => (await server.memory()).totalMb,
    kill: (signal) => server.kill(signal),
  }
}

class OurLine implements Line {
  readonly #phone: BenchPhone
  readonly #document: string
  readonly #keys: DeviceKeys
  readonly #client: number
  #prepared = 0

  constructor({ origin }: BenchServer, document: string, keys: DeviceKeys, client: number) {
    this.#document = document
    this.#keys = keys
    this.#client = client
    this.#phone = new BenchPhone(origin, document, keys, client)
  }

  get opened(): Promise<void> {
    return this.#phone.opened
  }

  get delivered(): number {
    return this.#phone.delivered
  }

  set onAck(told: (count: number) => void) {
    this.#phone.onAck = told
  }

  async prepare(count: number): Promise<Uint8Array[]> {
    const frames: Uint8Array[] = []
    for (; frames.length < count; this.#prepared++) {
      const text = await weighing(this.#document, this.#keys, this.#prepared + 1)
      frames.push(entriesFrame(this.#client, this.#prepared, [text]))
    }
    return frames
  }

  send(frame: Uint8Array): void {
    this.#phone.send(frame)
  }

  async held(client: number): Promise<number> {
    const doc = new Y.Doc()
    for (const update of await this.#phone.everything()) Y.applyUpdate(doc, update)
    return doc.getArray(rootOf(client)).length
  }

  close(): void {
    this.#phone.close()
  }
}
