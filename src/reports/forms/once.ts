import type { PersonMonth } from '../month/person-month.ts'

/** The same, worked out once for each person's month: many columns of many forms ask it. */
export function once<Answer>(of: (at: PersonMonth) => Answer): (at: PersonMonth) => Answer {
  const known = new WeakMap<PersonMonth, { readonly answer: Answer }>()
  return (at) => {
    const kept = known.get(at) ?? { answer: of(at) }
    known.set(at, kept)
    return kept.answer
  }
}
