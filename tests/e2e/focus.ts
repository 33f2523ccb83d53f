/**
 * In the page: what lies over this, seen from its middle; undefined where it can be seen, null outside of the screen. Of
 * what stands at the edge of a row that scrolls sideways, its beginning is enough.
 */
export function coverOf(stop: Element): Element | null | undefined {
  const { left, top, width, height } = stop.getBoundingClientRect()
  const over = document.elementFromPoint(Math.min(left + width / 2, innerWidth - 1), top + height / 2)
  const isSeen = over && (stop.contains(over) || over.contains(stop) || over.closest('label')?.contains(stop))
  return isSeen ? undefined : over
}
