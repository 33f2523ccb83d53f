import { addDays, type CalendarDate } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import { numberDoses, type NumberedDose } from './numbering.ts'
import type { Antigen } from './products.ts'
import type { ImmunizationSettings } from './settings.ts'
import { after } from './span.ts'

/** Its name is written out on every screen: "IBL" means two things (K14). */
export type SetName = 'dasar' | 'baduta'

type Needed = Readonly<Partial<Record<Antigen, number>>>

interface CompleteSet {
  readonly name: SetName
  /** Children who pass `byMonths` in this year or later, until a later row says otherwise. */
  readonly fromYear: number
  /** All before this age. */
  readonly byMonths: number
  /** How many doses of each antigen. */
  readonly doses: Needed
}

const CLASSIC: Needed = { hb0: 1, bcg: 1, opv: 4, dpt: 3, ipv: 1, mr: 1 }
const SINCE_2023: Needed = { hb0: 1, bcg: 1, opv: 4, dpt: 3, pcv: 2, rv: 3, ipv: 2, mr: 1 }

/**
 * Imunisasi dasar lengkap before the first birthday, imunisasi baduta lengkap before the second: the 17 doses and the 3
 * after them (Kepmenkes 2015/2023; domain spec §6.4, to be confirmed by the dinas), before 2023 the classic 11.
 */
export const COMPLETE_SETS: readonly CompleteSet[] = [
  { name: 'dasar', fromYear: 0, byMonths: 12, doses: CLASSIC },
  { name: 'dasar', fromYear: 2023, byMonths: 12, doses: SINCE_2023 },
  { name: 'baduta', fromYear: 0, byMonths: 24, doses: { ...CLASSIC, dpt: 4, mr: 2 } },
  { name: 'baduta', fromYear: 2023, byMonths: 24, doses: { ...SINCE_2023, pcv: 3, dpt: 4, mr: 2 } },
]

export interface NamedDose {
  readonly antigen: Antigen
  readonly n: number
}

export interface Completeness {
  readonly set: SetName
  /** The year it is counted in. */
  readonly year: number
  /** The last day on which a dose still counts. */
  readonly until: CalendarDate
  /** All given in time, each with proof. */
  readonly isComplete: boolean
  /** All given in time, if what the family says is right. */
  readonly isCompleteOnTheirWord: boolean
  readonly missing: readonly NamedDose[]
  /** Given, but later than `until`, or nobody knows when. */
  readonly late: readonly NamedDose[]
  /** Not later than `until` as far as anybody knows, and known only from what the family says. */
  readonly unproven: readonly NamedDose[]
}

/** Both sets for this child, by the year in which each is counted. */
export function completeness(
  birthDate: CalendarDate,
  doses: readonly RecordedDose[],
  { rv }: Pick<ImmunizationSettings, 'rv'>,
): readonly Completeness[] {
  const given = doses.filter(({ outcome, assessed }) => outcome === 'given' && assessed !== 'ulangi')
  return (['dasar', 'baduta'] as const).map((name) => setOf(name, birthDate, given, rv))
}

function setOf(name: SetName, birthDate: CalendarDate, given: readonly RecordedDose[], rv: boolean): Completeness {
  const sets = COMPLETE_SETS.filter((set) => set.name === name)
  const yearOf = ({ byMonths }: CompleteSet): number => Number(after(birthDate, { months: byMonths }).slice(0, 4))
  const set = sets.filter((each) => yearOf(each) >= each.fromYear).at(-1)
  if (!set) throw new Error(`expected a set of doses named ${name}`)
  const until = addDays(after(birthDate, { months: set.byMonths }), -1)
  const sorted = { missing: [] as NamedDose[], late: [] as NamedDose[], unproven: [] as NamedDose[] }
  for (const [antigen, count] of Object.entries(set.doses) as [Antigen, number][]) {
    if (antigen === 'rv' && !rv) continue
    const numbered = numberDoses(given.filter((dose) => dose.antigen === antigen))
    for (let n = 1; n <= count; n++) {
      const dose = numbered.find((each) => each.n === n)
      if (!dose) sorted.missing.push({ antigen, n })
      // After the limit by the family's own word too.
      else if (dose.date !== undefined && dose.date > until) sorted.late.push({ antigen, n })
      else if (!isProven(dose)) sorted.unproven.push({ antigen, n })
      else if (dose.date === undefined) sorted.late.push({ antigen, n })
    }
  }
  const { missing, late, unproven } = sorted
  const isCompleteOnTheirWord = missing.length + late.length === 0
  const isComplete = isCompleteOnTheirWord && unproven.length === 0
  return { set: name, year: yearOf(set), until, isComplete, isCompleteOnTheirWord, ...sorted }
}

/** From an open day, a Buku KIA, the kohort or ASIK; not only from memory. */
function isProven({ records }: NumberedDose): boolean {
  return records.some(({ proof }) => proof !== 'pengakuan')
}
