/** One import at a time, outside any screen: leaving the screen does not stop it. */
import type { Replica } from '../../replica/client.ts'
import type { ImportProgress, ImportResult } from '../../replica/import/result.ts'

export type ImportRun =
  | { readonly is: 'idle' }
  | { readonly is: 'running'; readonly progress: ImportProgress }
  | { readonly is: 'finished'; readonly result: ImportResult; readonly wroteSome: boolean }

let run: ImportRun = $state.raw({ is: 'idle' })

export function currentImport(): ImportRun {
  return run
}

export async function startImport(replica: Replica, file: Blob): Promise<void> {
  if (run.is === 'running') return
  let wroteSome = false
  run = { is: 'running', progress: { step: 'reading' } }
  const result = await replica
    .importWorkbook(file, (progress) => {
      wroteSome ||= progress.step === 'writing' && progress.done > 0
      run = { is: 'running', progress }
    })
    .catch((error: unknown): ImportResult => {
      console.error(error)
      return { ok: false, reason: 'broken' }
    })
  run = { is: 'finished', result, wroteSome }
}
