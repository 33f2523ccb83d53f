/** When a visit's steps were done, by the phones that wrote them. */
import { shownHead } from '../../../log/fold.ts'
import type { VisitRow } from '../../../replica/database.ts'
import { fieldStates } from '../../../replica/field-states.ts'
import { stepOfField, type Step } from '../../steps.ts'

interface Moment {
  /** The entry's: what sorts. */
  readonly id: string
  /** What the phone's clock claimed: what is shown. */
  readonly at: string
}

export interface Moments {
  readonly came: Moment | undefined
  readonly byStep: Readonly<Partial<Record<Step, Moment>>>
  /** The latest of any step, or of skipping one. */
  readonly last: Moment | undefined
}

export function momentsOf(row: VisitRow): Moments {
  const fields = fieldStates(row)
  const byStep: Partial<Record<Step, Moment>> = {}
  let last: Moment | undefined
  for (const [name, { heads }] of Object.entries(fields)) {
    const step = stepOfField(name)
    if (step === undefined && name !== 'skipped') continue
    for (const { id, at } of heads) {
      if (last === undefined || id > last.id) last = { id, at }
      const known = step && byStep[step]
      if (step !== undefined && (known === undefined || id > known.id)) byStep[step] = { id, at }
    }
  }
  return { came: shownHead(fields.came), byStep, last }
}

/** The same, read again only for rows that changed: a day's 150 visits are not parsed anew for one of them. */
export function rememberMoments(): (row: VisitRow) => Moments {
  const known = new Map<string, { readonly state: string; readonly moments: Moments }>()
  return (row) => {
    const before = known.get(row.record)
    if (before?.state === row.state) return before.moments
    const moments = momentsOf(row)
    known.set(row.record, { state: row.state, moments })
    return moments
  }
}
