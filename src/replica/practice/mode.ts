/**
 * Whether this page, or this worker, is in the practice posyandu. A page knows it from its own tab, so that an app that
 * was closed always opens in the real one; a worker knows it from the name its page gave it. Everything that this phone
 * keeps, locks or says to itself goes by `STORAGE`, so neither can reach anything of the other.
 */
export const PRACTICE = 'latihan'
const KEY = 'latihan'

export const isPractice = typeof document === 'undefined' ? nameOfWorker() === PRACTICE : isChosen()

const REAL = 'lima-langkah'
/** What the names of databases, locks and channels begin with. */
export const STORAGE = isPractice ? `${REAL}-${PRACTICE}` : REAL

/** The one channel that both hear: everything on this phone is being deleted. */
export const END_OF_ALL = `${REAL}/akhir`

/** The page must be loaded again after either. */
export function enterPractice(): void {
  sessionStorage.setItem(KEY, '1')
}

export function leavePractice(): void {
  sessionStorage.clear()
}

function nameOfWorker(): string | undefined {
  return (globalThis as { readonly name?: string }).name
}

function isChosen(): boolean {
  try {
    return sessionStorage.getItem(KEY) === '1'
  } catch {
    return false // a browser without storage has no practice either
  }
}
