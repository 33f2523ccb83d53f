/** Households as the way leads to them. Pure. */
import { completedMonths, type CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Home } from '../../domain/home-visits/rounds.ts'
import type { KnownPerson } from '../../replica/queries/people.ts'

export function livesHere({ hasMoved, hasDied, guestFrom }: KnownPerson): boolean {
  return !hasMoved && !hasDied && guestFrom === undefined
}

export function homesOf(people: readonly KnownPerson[]): readonly Home[] {
  const groups = groupBy(people.filter(livesHere), homeKey)
  return [...groups].map(([key, members]) => ({
    key,
    rt: members[0].rt,
    people: members.map(({ record }) => record),
  }))
}

/** Whoever has no family is a house of their own. */
export function homeKey({ family, record }: KnownPerson): string {
  return family ?? record
}

const ADULT_MONTHS = 19 * 12

/** By whom a house is called: its head, else the mother of a child, else whoever is the oldest. */
export function headOf(members: readonly KnownPerson[], on: CalendarDate): string {
  const head = members.find(({ relation }) => relation !== undefined && /kepala/i.test(relation))
  if (head) return head.name
  const oldest = [...members].sort((a, b) => ((a.birthDate ?? '9') < (b.birthDate ?? '9') ? -1 : 1))[0]
  if (!oldest) return ''
  const isGrown = oldest.birthDate === undefined || completedMonths(oldest.birthDate, on) >= ADULT_MONTHS
  return isGrown ? oldest.name : (oldest.motherName ?? oldest.fatherName ?? oldest.name)
}

/** The day in the address, when it is one that has passed; else today. */
export function visitDay(url: URL, today: CalendarDate): CalendarDate {
  const asked = url.searchParams.get('tgl') ?? ''
  return /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked <= today ? asked : today
}
