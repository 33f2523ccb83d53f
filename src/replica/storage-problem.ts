import type { StorageProblem } from './write.ts'

/** Which of the ways a phone's storage fails this error is. */
export function storageProblemOf(error: unknown): StorageProblem {
  const names = errorNames(error)
  if (names.includes('QuotaExceededError')) return 'storage-full'
  if (names.some((name) => BLOCKED.includes(name))) return 'storage-blocked'
  if (names.some((name) => LOST.includes(name))) return 'storage-lost'
  return 'broken'
}

/** Another version of the app holds the database, or the browser forbids it (some private modes). */
const BLOCKED: readonly string[] = [
  'VersionError',
  'VersionChangeError',
  'BlockedError',
  'SecurityError',
  'MissingAPIError',
]
/** The connection was closed under us. */
const LOST: readonly string[] = [
  'DatabaseClosedError',
  'InvalidStateError',
  'AbortError',
  'UnknownError',
  'OpenFailedError',
  'TransactionInactiveError',
]

/** An error may wrap the browser's own; either may say what is wrong. */
function errorNames(error: unknown): string[] {
  if (!(error instanceof Error)) return []
  return [error.name, ...(error.cause === error ? [] : errorNames(error.cause))]
}
