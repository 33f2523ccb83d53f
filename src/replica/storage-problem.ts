import type { StorageProblem } from './write.ts'

/** Which of the ways a phone's storage fails this error is. */
export function storageProblemOf(error: unknown): StorageProblem {
  const names = errorNames(error)
  if (names.includes('QuotaExceededError')) return 'storage-full'
  if (names.some((name) => BLOCKED.includes(name))) return 'storage-blocked'
  if (names.some((name) => LOST.includes(name))) return 'storage-lost'
  return 'broken'
}

/** The browser forbids it (some private modes). */
const BLOCKED: readonly string[] = ['SecurityError']
/** The connection was closed under us, or a newer version of the app has the database: opening the app again helps. */
const LOST: readonly string[] = [
  'VersionError',
  'InvalidStateError',
  'AbortError',
  'UnknownError',
  'TransactionInactiveError',
]

/** An error may wrap the browser's own; either may say what is wrong. */
function errorNames(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  return [error.name, ...(error.cause === error ? [] : errorNames(error.cause))]
}
