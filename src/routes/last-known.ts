/**
 * Reads, and gives what was read last for as long as there is nothing: a query that is made anew, because what it asks
 * for changed, has no answer yet, and the screen keeps the one it shows until then.
 */
export function lastKnown<Value>(read: () => Value | undefined): () => Value | undefined {
  let last: Value | undefined
  return () => {
    const now = read()
    if (now !== undefined) last = now
    return last
  }
}
