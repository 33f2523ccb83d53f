/** A page that is not in front paints late or never. */
const NOT_PAINTED_MS = 250

/**
 * What a tap is answered with is painted first; what follows from it would hold that up on a cheap phone. In the frame
 * after the next: until then the one that shows the answer is still on its way to the screen.
 */
export function afterPaint(work: () => void): void {
  let isDone = false
  const once = (): void => {
    if (!isDone) work()
    isDone = true
  }
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(once)))
  setTimeout(once, NOT_PAINTED_MS)
}
