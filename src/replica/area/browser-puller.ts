/** A puller in a browser's worker: the relay is where the app came from, the documents are in IndexedDB. */
import { PULL_PATH } from '../../protocol.ts'
import { addToIndexedDb } from '../indexeddb-documents.ts'
import type { Puller, PullHost } from '../ports.ts'
import type { KeyPlace } from '../seal/key-place.ts'
import { askRelay } from './pull-question.ts'
import { AreaPuller } from './puller.ts'

export function openPuller(host: PullHost, keys: KeyPlace): Promise<Puller> {
  const { origin } = globalThis.location
  let bytes = 0
  // As the browser measured them, packed; of each answer once it is whole.
  const count = (): number => {
    for (const entry of performance.getEntriesByName(origin + PULL_PATH)) {
      bytes += (entry as PerformanceResourceTiming).encodedBodySize
    }
    performance.clearResourceTimings()
    return bytes
  }
  return AreaPuller.open(
    {
      ask: (asked, signal) => askRelay(asked, { origin, keys: host.self, signal }),
      bytes: count,
      add: (document, updates) => addToIndexedDb(document, updates, keys, host.onError),
    },
    host,
  )
}
