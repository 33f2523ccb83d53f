/** What this phone is used for: one step, all of them, or whatever is tapped. Kept on this phone only. */
import { kept } from './kept.ts'
import { steps } from './steps.ts'
import type { StepMode } from './hari/[openDay]/next-step.ts'

const KEY = 'langkah-hp'

/** Since somebody chose here; before that it is what this phone remembers. */
let mode: { readonly is: StepMode | undefined } | undefined = $state.raw()

/** Undefined when nobody chose. */
export function myStep(): StepMode | undefined {
  return mode ? mode.is : read()
}

export function chooseMyStep(chosen: StepMode | undefined): void {
  mode = { is: chosen }
  try {
    if (chosen === undefined) kept().removeItem(KEY)
    else kept().setItem(KEY, String(chosen))
  } catch {
    // No room to remember it: it holds until the app is opened again.
  }
}

function read(): StepMode | undefined {
  const text = kept().getItem(KEY)
  return text === 'all' ? 'all' : steps.find((step) => String(step) === text)
}
