/** What a visit at home found and nobody has closed yet (§9.1 khusus: at least once a month until it is closed). */
import { addDays, type CalendarDate } from '../calendar.ts'
import { AGAIN_WITHIN_DAYS, isOutcome, OPEN_OUTCOMES, type OutcomeCode } from '../home-visits/outcomes.ts'
import { TBC_REASONS } from './card-tasks.ts'
import { byThen, referredSince, within } from './finding.ts'
import { together, type Found } from './looking.ts'
import type { CauseCode, Task, TaskPerson } from './task.ts'

const CAUSES: Readonly<Partial<Record<OutcomeCode, CauseCode>>> = {
  'tanda-bahaya': 'rumah-bahaya',
  'tidak-patuh': 'rumah-tidak-patuh',
  'tidak-akses': 'rumah-tidak-akses',
  'gejala-tbc': 'rumah-tbc',
}

/** The newest visit at which somebody was at home says what is open. */
export function homeTasks(person: TaskPerson, today: CalendarDate): readonly Task[] {
  const last = person.homeVisits?.find(({ notHome }) => !notHome)
  if (!last) return []
  const open = OPEN_OUTCOMES.filter((code) => last.outcomes.includes(code))
  return together(
    'rumah',
    person,
    open.flatMap((code) => follow(code, last.on, person, today) ?? []),
  )
}

function follow(code: OutcomeCode, on: CalendarDate, person: TaskPerson, today: CalendarDate): Found | undefined {
  const cause = CAUSES[code]
  if (cause === undefined || !isOutcome(code)) return undefined
  const due = addDays(on, AGAIN_WITHIN_DAYS)
  // Nothing of it is a matter of hours, however late it is (K6).
  const priority = byThen(due, today).priority === 'bulan-ini' ? 'bulan-ini' : '7-hari'
  const again = { cause: { code: cause, on }, urgency: { priority, due } } as const
  switch (code) {
    case 'tanda-bahaya': {
      // The referral that was made with it is followed by itself; whatever it was for.
      const reasons = person.referrals.flatMap((each) => each.reasons)
      const referred = referredSince(person.referrals, reasons, on)
      return referred === 'no' ? { ...again, urgency: within('segera', on) } : undefined
    }
    case 'gejala-tbc':
      return referredSince(person.referrals, TBC_REASONS, on) === 'no'
        ? { ...again, urgency: within('7-hari', on) }
        : undefined
    case 'tidak-akses':
      // They came since.
      return person.visits.some((visit) => visit.on > on && visit.values.came === true) ? undefined : again
    default:
      return again
  }
}
