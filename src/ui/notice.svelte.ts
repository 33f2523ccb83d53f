/** What was just done, with its way back. One at a time, outside any screen, so that it survives navigation. */

const UNDO_MS = 10_000

export interface Notice {
  readonly text: string
  readonly tone: 'done' | 'problem'
  readonly undo: (() => Promise<void>) | undefined
}

let shown: Notice | undefined = $state.raw()
let timer: ReturnType<typeof setTimeout> | undefined

export function currentNotice(): Notice | undefined {
  return shown
}

/** Says what was done. With `undo`, offers it for ten seconds. */
export function say(text: string, undo?: () => Promise<void>): void {
  show({ text, tone: 'done', undo }, UNDO_MS)
}

/** Says what went wrong; stays until it is closed or something else is said. */
export function sayProblem(text: string): void {
  show({ text, tone: 'problem', undo: undefined })
}

export function closeNotice(): void {
  clearTimeout(timer)
  shown = undefined
}

function show(notice: Notice, forMs?: number): void {
  closeNotice()
  shown = notice
  if (forMs !== undefined) timer = setTimeout(closeNotice, forMs)
}
