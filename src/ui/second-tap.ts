/**
 * Whoever taps twice meant the first tap. Where that one brought something else under the thumb (the next child of the
 * list, a button of the next screen, the same button pressed in) the second would do what nobody has read yet, or take
 * back what the first did.
 */
export interface Tap {
  readonly at: number
  readonly x: number
  readonly y: number
  /** What stood there, and on which screen. */
  readonly what: string
}

/** Sooner nobody has read what came. */
const UNREAD_MS = 500
/** Two buttons beside each other are further apart than the taps of one thumb. */
const THUMB_PX = 20

export function isSecondHalf(first: Tap, tap: Tap): boolean {
  const isSamePlace = Math.hypot(tap.x - first.x, tap.y - first.y) <= THUMB_PX
  return isSamePlace && tap.at - first.at < UNREAD_MS && tap.what !== first.what
}

let first: Tap | undefined

/** To be asked before anything else hears of a click. A mouse is slower, and its pointer is seen. */
export function ignoreSecondTap(event: MouseEvent): void {
  const target = (event.target as Element).closest('a, button, label, summary')
  if ((event as PointerEvent).pointerType !== 'touch' || !target) return
  const what = location.pathname + (target.ariaLabel ?? target.textContent) + target.ariaPressed
  const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY, what }
  if (!first || !isSecondHalf(first, tap)) {
    first = tap
    return
  }
  event.preventDefault()
  event.stopImmediatePropagation()
}
