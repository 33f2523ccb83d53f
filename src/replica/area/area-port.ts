/** What the worker that counts can be asked, and what it says to all pages. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import { END_OF_ALL, isPractice, PRACTICE, STORAGE } from '../practice/mode.ts'
import { WorkerPort, type Unlocked } from '../worker-calls.ts'
import type { PosyanduTally, TallyQuestion } from './area.ts'

export interface AreaCalls extends Unlocked {
  readonly tallies: (months: readonly CalendarMonth[], question: TallyQuestion) => Promise<readonly PosyanduTally[]>
  readonly held: () => Promise<readonly PosyanduHeld[]>
  readonly records: (posyandu: string) => Promise<ServedPosyandu>
  readonly register: (posyandu: string) => Promise<ServedPosyandu>
  readonly everything: (posyandu: string) => Promise<readonly XlsxSheet[]>
  /** Whether this worker counts just now; of another tab's it is heard. */
  readonly isCounting: () => Promise<boolean>
}

/** Whoever counts says when it begins and ends, and whenever figures or records are others than before. */
export const AREA_CHANNEL = `${STORAGE}/area`

export interface AreaNews {
  readonly isCounting: boolean
}

/** `key`: the data key, of a computer with a PIN. */
export function connectAreaWorker(key: Uint8Array | undefined): WorkerPort<AreaCalls> {
  const port = new WorkerPort<AreaCalls>(startAreaWorker, () => key)
  // Everything stored here is being deleted: nothing may hold on to it.
  new BroadcastChannel(END_OF_ALL).onmessage = () => port.end()
  return port
}

function startAreaWorker(): Worker {
  return isPractice
    ? new Worker(new URL('./area-worker.ts', import.meta.url), { type: 'module', name: PRACTICE })
    : new Worker(new URL('./area-worker.ts', import.meta.url), { type: 'module' })
}
