/** The board: everybody who came, each once, at the step they are at. Pure. */
import type { Step } from '../../steps.ts'
import type { Board, Queued } from './queue.ts'
import { nextStep } from './next-step.ts'

export interface Columns {
  /** Steps 2 to 5, each with who waits there, by number. */
  readonly steps: readonly { readonly step: Step; readonly people: readonly Queued[] }[]
  /** Through with everything worked today, or gone home. */
  readonly finished: readonly Queued[]
  readonly here: number
}

/** A missing step comes first: who passed it by stands there until they were called back or skipped it. */
export function boardColumns({ people, worked }: Board): Columns {
  const byStep = new Map<Step, Queued[]>(([2, 3, 4, 5] as const).map((step) => [step, []]))
  const finished: Queued[] = []
  for (const queued of people) {
    const at = queued.shown.left === true ? undefined : (queued.missing[0] ?? openStep(queued, worked))
    const column = at === undefined ? undefined : byStep.get(at)
    if (column) column.push(queued)
    else finished.push(queued)
  }
  const steps = [...byStep].map(([step, waiting]) => ({ step, people: waiting }))
  return { steps, finished, here: people.length - finished.length }
}

/**
 * Nothing worked is missing. While nobody has been at a later step yet, they wait at the very next one: the first
 * children of the day are on their way to it.
 */
function openStep({ shown }: Queued, worked: ReadonlySet<Step>): Step | undefined {
  const next = nextStep(shown)
  return next !== undefined && [...worked].every((step) => step < next) ? next : undefined
}
