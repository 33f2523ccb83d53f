import { undo } from '../replica/intentions/settle.ts'
import type { Append, SaveProblem, SaveResult, Saved } from '../replica/write.ts'
import { say, sayProblem } from '../ui/notice.svelte.ts'
import { t } from '../ui/words/words.svelte.ts'

/**
 * Says what came of a save: `text` with "Urungkan" for ten seconds, or the one sentence about what went wrong.
 * Returns whether it is on this phone's disk; when it is not, what was typed must stay on the screen.
 */
export function saySaved(append: Append, result: SaveResult, text: string): boolean {
  if (!result.ok) return refuse(result.reason)
  say(text, () => takeBack(append, result.saved))
  return true
}

async function takeBack(append: Append, saved: readonly Saved[]): Promise<void> {
  const result = await undo(append, saved)
  if (result.ok) say(t().shell.undone)
  else refuse(result.reason)
}

function refuse(reason: SaveProblem): false {
  sayProblem(t().shell.save[reason])
  return false
}
