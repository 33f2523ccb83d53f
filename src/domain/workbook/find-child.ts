import { completedMonths, type CalendarDate } from '../calendar.ts'
import { bornOn, type Candidate } from './candidate.ts'
import { canBeNikOf, type ChildRow } from './child-rows.ts'
import type { CellDoubt, DoubtKind } from './doubt.ts'
import { grouped } from './grouped.ts'
import { nameKey, namesOverlap, sameNameButForATypo } from './names.ts'

export type Found<Person = FoundChild> =
  { readonly is: 'found'; readonly person: Person } | { readonly is: 'doubtful'; readonly doubt: CellDoubt }

/** The child of a row, as other sheets know it. */
export interface FoundChild {
  readonly identity: string
  readonly birthDate?: CalendarDate
}

export type FindChild<Person = FoundChild> = (child: ChildRow, on: CalendarDate | undefined) => Found<Person>

/** Weighing sheets follow children to the end of their sixth year. */
const LAST_MONTH = 72

/** Looks up the child of a row: by its NIK, else by its name with a birth date that fits; never by a name two share. */
export function childFinder(
  people: readonly Candidate[],
  keptOf: (person: Candidate) => Candidate,
  today: CalendarDate,
): FindChild<Candidate> {
  const byNik = grouped(people, ({ draft }) => draft.fields.nik)
  const byName = grouped(people, ({ draft }) => nameKey(draft.fields.name))
  return (child, on) => {
    const { name = '', nik } = child
    const withNik = nik === undefined ? undefined : byNik.get(nik)?.[0]
    if (withNik) {
      const registered = withNik.draft.fields.name
      return name === '' || sameNameButForATypo(name, registered) || namesOverlap(name, registered)
        ? { is: 'found', person: keptOf(withNik) }
        : unclear('child-unclear', child, registered)
    }
    const sameName = byName.get(nameKey(name)) ?? []
    const fitting = new Set(sameName.filter((person) => fits(child, person, on, today)).map(keptOf))
    const [person] = fitting
    if (person && fitting.size === 1) return { is: 'found', person }
    const alike = people.filter(({ draft }) => sameNameButForATypo(name, draft.fields.name))
    const ofThatAge = new Set(alike.filter((other) => isOfAge(child, other, on, today)).map(keptOf))
    const [other] = ofThatAge
    if (!other) return unclear('child-unknown', child)
    return unclear(
      'child-unclear',
      child,
      ofThatAge.size === 1 ? (other.draft.fields.nik ?? other.draft.fields.name) : undefined,
    )
  }
}

function unclear(kind: DoubtKind, { name, nik }: ChildRow, suggestion?: string): Found<never> {
  const written = name ?? nik ?? ''
  return {
    is: 'doubtful',
    doubt: { kind, field: 'child', written, ...(suggestion === undefined ? {} : { suggestion }) },
  }
}

function fits(child: ChildRow, person: Candidate, on: CalendarDate | undefined, today: CalendarDate): boolean {
  const { nik } = person.draft.fields
  if (child.nik !== undefined) return nik === undefined && canBeNikOf(child.nik, person.draft)
  if (child.fifteen !== undefined && nik !== undefined && !nik.startsWith(child.fifteen)) return false
  return isOfAge(child, person, on, today)
}

function isOfAge(child: ChildRow, person: Candidate, on: CalendarDate | undefined, today: CalendarDate): boolean {
  const birthDate = bornOn(person, today)
  if (child.birthDate !== undefined && birthDate !== undefined) return child.birthDate === birthDate
  const months = birthDate === undefined ? undefined : completedMonths(birthDate, on ?? today)
  return months === undefined || (months >= 0 && months < LAST_MONTH)
}
