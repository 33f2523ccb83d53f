/** One thing received at a time, outside any screen: leaving the screen does not stop it. */
import type { Saved } from '../../../replica/write.ts'
import { handoverWords } from '../../../ui/words/handover.ts'
import { saySaved } from '../../saving.ts'
import type { Replica } from '../../../replica/client.ts'
import type {
  ArrivalPreview,
  HandoverProgress,
  ReadResult,
  RefusedFile,
  TakeResult,
} from '../../../replica/handover/result.ts'

/** Who was taken in can be taken back like any other save. */
function offerUndo({ append }: Replica, saved: readonly Saved[]): void {
  saySaved(append, { ok: true, saved }, handoverWords().take.arrived.title)
}

type Read = Extract<ReadResult, { ok: true }>

export type Receiving =
  | { readonly is: 'idle' }
  | { readonly is: 'working'; readonly progress: HandoverProgress }
  | { readonly is: 'unreadable'; readonly reason: 'not-joined' | 'no-file' | 'broken'; readonly files: readonly RefusedFile[] } // prettier-ignore
  /** Opens by a code that the giver tells; `tried`: not by this one. */
  | { readonly is: 'asking'; readonly files: readonly File[]; readonly tried: string | undefined }
  /** Shown, and waiting for a yes. */
  | { readonly is: 'shown'; readonly read: Read; readonly failed?: Exclude<TakeResult, { ok: true }>['reason'] }
  | { readonly is: 'taken'; readonly entries: number; readonly arrivals: readonly ArrivalPreview[] }

let now: Receiving = $state.raw({ is: 'idle' })

export function receiving(): Receiving {
  return now
}

export function forget(): void {
  now = { is: 'idle' }
}

export async function readFiles(replica: Replica, files: readonly File[], code?: string): Promise<void> {
  if (now.is === 'working') return
  now = { is: 'working', progress: { step: 'reading' } }
  try {
    const read = await replica.readHandover(files, (progress) => (now = { is: 'working', progress }), code)
    now = afterReading(read, files, code)
  } catch (error) {
    console.error(error)
    now = { is: 'unreadable', reason: 'broken', files: [] }
  }
}

function afterReading(read: ReadResult, files: readonly File[], tried: string | undefined): Receiving {
  if (read.ok) return { is: 'shown', read }
  const { reason, refusedFiles } = read
  if (reason === 'code-needed' || reason === 'wrong-code') {
    return { is: 'asking', files, tried }
  }
  return { is: 'unreadable', reason, files: refusedFiles }
}

export async function take(replica: Replica, read: Read): Promise<void> {
  if (now.is !== 'shown') return
  const of = read.preview.newEntries
  now = { is: 'working', progress: { step: 'taking', done: 0, of } }
  const result = await replica
    .takeHandover(read.ticket, (progress) => (now = { is: 'working', progress }))
    .catch((error: unknown): TakeResult => {
      console.error(error)
      return { ok: false, reason: 'broken' }
    })
  if (result.ok && result.saved) offerUndo(replica, result.saved)
  now = result.ok
    ? { is: 'taken', entries: result.entries, arrivals: read.arrivals }
    : { is: 'shown', read, failed: result.reason }
}
