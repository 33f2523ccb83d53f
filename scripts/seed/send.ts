/** Brings the entries of many devices to a running relay, as one of the puskesmas that vouches for them. */
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { groupBy } from '../../src/domain/group-by.ts'
import { runsToUpdate, type Run } from '../../src/log/update.ts'
import { SYNC_PATH, type Refusal } from '../../src/protocol.ts'
import { RelayConnection } from '../../src/replica/connection.ts'
import type { Row } from '../../server/journal/journal.ts'
import type { Pen } from './pen.ts'

const PATIENCE_MS = 300_000

/** Resolves when all of it is on the relay's disk. */
export async function sendThroughRelay(origin: string, pen: Pen, rows: readonly Row[]): Promise<void> {
  process.setMaxListeners(0)
  for (const [document, own] of groupBy(rows, (row) => row.document)) {
    const runs = [...groupBy(own, ({ client }) => client)].map(([client, [first, ...rest]]): Run => {
      return { client, clock: first.clock, texts: [first, ...rest].map(({ text }) => text) }
    })
    await sendDocument(origin, pen, document, runs)
  }
}

async function sendDocument(origin: string, pen: Pen, document: string, runs: readonly Run[]): Promise<void> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, runsToUpdate(runs))
  const left = new Map(runs.map(({ client, clock, texts }) => [client, clock + texts.length]))
  let connection: RelayConnection | undefined
  let timer: NodeJS.Timeout | undefined
  try {
    await new Promise<void>((resolve, reject) => {
      const isHeld = (clocks: ReadonlyMap<number, number>): void => {
        for (const [client, clock] of clocks) if (clock >= (left.get(client) ?? Infinity)) left.delete(client)
        if (left.size === 0) resolve()
      }
      const refused = (refusals: readonly Refusal[]): void =>
        reject(new Error(`${document}: ${refusals[0]?.reason ?? ''}`))
      timer = setTimeout(() => reject(new Error(`expected the relay to take ${document} in time`)), PATIENCE_MS)
      connection = new RelayConnection(
        origin.replace('http', 'ws') + SYNC_PATH,
        document,
        doc,
        pen.keys,
        {
          onChallenge: () => undefined,
          onDurable: isHeld,
          onRelayState: isHeld,
          onRefusals: refused,
          onDigests: () => undefined,
          onPresence: () => undefined,
          onStatus: () => undefined,
        },
        WebSocket as unknown as typeof globalThis.WebSocket,
      )
    })
  } finally {
    clearTimeout(timer)
    connection?.close()
    doc.destroy()
  }
}
