import { storageProblemOf } from '../replica/storage-problem.ts'
import type { SaveResult } from '../replica/write.ts'

/** A save that breaks on its way to the disk is a save that failed: it is said, and what was typed stays. */
export async function attempt(save: () => Promise<SaveResult>): Promise<SaveResult> {
  try {
    return await save()
  } catch (error) {
    console.error(error)
    return { ok: false, reason: storageProblemOf(error) }
  }
}
