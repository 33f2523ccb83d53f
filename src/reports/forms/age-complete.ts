/** Whether a child has every dose of its age, and when it had all of a set. */
import { addDays, type CalendarDate } from '../../domain/calendar.ts'
import { completeness, type NamedDose, type SetName } from '../../domain/immunization/completeness.ts'
import { rowsFor } from '../../domain/immunization/scheme.ts'
import { after } from '../../domain/immunization/span.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { once } from './once.ts'
import { isInMonth } from './reached.ts'

/** The doses of imunisasi baduta that follow imunisasi dasar (Kepmenkes 2015/2023; domain spec §6.4). */
const BOOSTERS: readonly NamedDose[] = [
  { antigen: 'pcv', n: 3 },
  { antigen: 'dpt', n: 4 },
  { antigen: 'mr', n: 2 },
]

/**
 * Imunisasi lengkap sesuai umur: of the doses in the child's sets, none is missing whose usual time has passed. A dose
 * given late counts, and so does what only the family says. Undefined without a birth date.
 */
export const isCompleteForAge = once((at): boolean | undefined => {
  const { birth } = at.person
  const [dasar, baduta] = at.completeness
  if (!dasar || !baduta || birth === undefined) return undefined
  const missing = [...dasar.missing, ...baduta.missing.filter((dose) => BOOSTERS.some((each) => isSame(each, dose)))]
  return !missing.some((dose) => isLate(at, birth, dose))
})

/** Its usual time has passed; a dose that a shorter scheme leaves out has none (K10, K12). */
function isLate({ dosesUntil, month }: PersonMonth, birth: CalendarDate, { antigen, n }: NamedDose): boolean {
  const given = dosesUntil.filter(({ outcome, assessed }) => outcome === 'given' && assessed !== 'ulangi')
  const rows = rowsFor(antigen, birth, given, month.last, month.settings.immunization)
  return rows.some((row) => row.n === n && after(birth, row.onTime) <= month.last)
}

/** All of the set given in time and with proof, and the last of it in this month. */
export function becameComplete(at: PersonMonth, set: SetName): boolean {
  const hasNew = at.dosesUntil.some(({ date }) => isInMonth(at, date))
  return hasNew && isComplete(at, set) && !isCompleteBy(at, set, addDays(at.month.first, -1))
}

/** As it stands at the end of the month, for who was complete at any time before too. */
export function isComplete(at: PersonMonth, set: SetName): boolean {
  return at.completeness.some((each) => each.set === set && each.isComplete)
}

function isCompleteBy(at: PersonMonth, set: SetName, until: CalendarDate): boolean {
  const { birth } = at.person
  if (birth === undefined) return false
  const before = at.dosesUntil.filter(({ date }) => date !== undefined && date <= until)
  return completeness(birth, before, at.month.settings.immunization).some((each) => each.set === set && each.isComplete)
}

function isSame(a: NamedDose, b: NamedDose): boolean {
  return a.antigen === b.antigen && a.n === b.n
}
