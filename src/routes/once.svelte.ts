/**
 * Resolves when this is true of what the screens show. What was just written reaches them a moment later; whoever goes
 * to another screen before that is judged there by what was true before.
 */
export function once(isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = $effect.root(() => {
      $effect(() => {
        if (!isTrue()) return
        resolve()
        stop()
      })
    })
  })
}
