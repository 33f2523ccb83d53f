import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { readSettings, stepNames } from '../replica/queries/settings.ts'
import { t } from '../ui/words/words.svelte.ts'
import type { Step } from './steps.ts'

/** What the five steps are called here; must be made while a component starts. */
export class StepNames {
  readonly #own

  constructor({ db }: Replica) {
    this.#own = new Live(db, async (db) => stepNames(await readSettings(db)))
  }

  /** "Timbang & ukur", or the posyandu's own name for it. */
  of(step: Step): string {
    return this.#own.current?.[step - 1] ?? t().steps.names[step - 1] ?? ''
  }

  /** "2 · Timbang & ukur" */
  titled(step: Step): string {
    return t().steps.titled(step, this.of(step))
  }
}
