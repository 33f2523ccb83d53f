/**
 * MBG 3B: who is given a meal on a hand-out day: bumil, busui, and balita who are not fed at PAUD (field practice 4).
 * Made from the register each time: nobody keeps the list. Pure.
 */
import { addDays, completedMonths, type CalendarDate } from '../calendar.ts'
import { groupBy } from '../group-by.ts'
import { maternalOn, type Pregnancy } from '../pregnancy/pregnancy.ts'
import { searchKey } from '../search.ts'

export const MBG_KINDS = ['bumil', 'busui', 'balita'] as const
export type MbgKind = (typeof MBG_KINDS)[number]

export interface MbgPerson {
  readonly record: string
  readonly name: string
  readonly sex: 'L' | 'P' | undefined
  readonly birthDate: CalendarDate | undefined
  readonly motherName: string | undefined
  /** The mother's own record. */
  readonly mother: string | undefined
  readonly family: string | undefined
  readonly rt: string | undefined
  readonly pregnancies: readonly Pregnancy[]
  /** They moved, died, or are guests of another posyandu. */
  readonly isElsewhere: boolean
  readonly isAtPaud: boolean
  /** Left out by hand until somebody puts them back. */
  readonly isLeftOut: boolean
}

export interface Recipient {
  /** A person's record, or `motherOf` her child where she has none. */
  readonly key: string
  readonly name: string
  readonly kind: MbgKind
  readonly rt: string | undefined
  /** The person's record whose page says more: hers, or her child's. */
  readonly person: string
  /** By hand, for these days. */
  readonly isExtra: boolean
}

/** MP-ASI begins at 6 months (K9); balita ends with the 59th month (§0.3). */
const FROM_MONTHS = 6
const TO_MONTHS = 59
/** Two years of breastfeeding. */
const BREASTFED_MONTHS = 24
/** Added by hand, somebody stays on the list of the next days for so long. */
const EXTRA_DAYS = 31

/** Where a mother has no record of her own she is found by her child's. */
export function motherOf(child: string): string {
  return `ibu-${child}`
}

export interface MbgDayExtras {
  readonly on: CalendarDate
  readonly extras: Readonly<Record<string, MbgKind>>
}

/** By RT, then by name. `days`: hand-out days in any order. */
export function recipientsOn(
  people: readonly MbgPerson[],
  days: readonly MbgDayExtras[],
  on: CalendarDate,
): readonly Recipient[] {
  const here = people.filter(({ isElsewhere, isLeftOut }) => !isElsewhere && !isLeftOut)
  const registered = [...here.flatMap((person) => kindOf(person, on)), ...mothersByName(here, people, on)]
  const known = new Set(registered.map(({ key }) => key))
  const extras = extraOn(days, on).filter(([key]) => !known.has(key))
  const byRecord = new Map(people.map((person) => [person.record, person]))
  const added = extras.flatMap(([key, kind]): Recipient[] => {
    const person = byRecord.get(key)
    return person ? [{ ...recipient(person, kind), isExtra: true }] : []
  })
  return [...registered, ...added].sort(byPlace)
}

function kindOf(person: MbgPerson, on: CalendarDate): readonly Recipient[] {
  const maternal = maternalOn(person.pregnancies, on)
  if (maternal)
    return maternal.state !== 'hamil' && !feeds(maternal.pregnancy)
      ? []
      : [recipient(person, stateKind(maternal.state))]
  const { birthDate } = person
  if (birthDate === undefined || birthDate > on || person.isAtPaud) return []
  const months = completedMonths(birthDate, on)
  return months >= FROM_MONTHS && months <= TO_MONTHS ? [recipient(person, 'balita')] : []
}

function stateKind(state: string): MbgKind {
  return state === 'hamil' ? 'bumil' : 'busui'
}

/** After a birth whose child did not live nobody is told to come for the meal of a busui. */
function feeds({ breastfeeding, babies }: Pregnancy): boolean {
  return breastfeeding !== false && (babies.length === 0 || babies.some(({ alive }) => alive))
}

/** Of a child at the breast whose mother is not registered, or whose pregnancy nobody wrote down: one for twins. */
function mothersByName(
  here: readonly MbgPerson[],
  everybody: readonly MbgPerson[],
  on: CalendarDate,
): readonly Recipient[] {
  const byRecord = new Map(everybody.map((person) => [person.record, person]))
  const byFamily = groupBy(everybody, ({ family }) => family)
  const babies = here.filter(
    ({ birthDate }) => birthDate !== undefined && birthDate <= on && completedMonths(birthDate, on) < BREASTFED_MONTHS,
  )
  const groups = groupBy(
    babies,
    ({ record, mother, family, motherName }) =>
      mother ?? (motherName ? `${family ?? record}/${searchKey(motherName)}` : record),
  )
  return [...groups.values()].flatMap((children): Recipient[] => {
    const [child] = [...children].sort((a, b) => (a.record < b.record ? -1 : 1))
    if (!child) return []
    const mother = child.mother === undefined ? namedIn(byFamily.get(child.family), child) : byRecord.get(child.mother)
    if (!mother) return child.motherName ? [byName(child, child.motherName)] : []
    // The episode of this child decides, also when it says that she has stopped.
    if (mother.isElsewhere || mother.isLeftOut || mother.pregnancies.some((each) => isOfThese(each, on))) return []
    return [recipient(mother, 'busui')]
  })
}

function isOfThese({ outcome, endedOn }: Pregnancy, on: CalendarDate): boolean {
  return outcome === undefined || (endedOn !== undefined && completedMonths(endedOn, on) < BREASTFED_MONTHS)
}

function namedIn(
  family: readonly MbgPerson[] | undefined,
  { family: of, motherName }: MbgPerson,
): MbgPerson | undefined {
  if (of === undefined || !motherName) return undefined
  return family?.find(({ name, sex }) => sex !== 'L' && searchKey(name) === searchKey(motherName))
}

function byName(child: MbgPerson, name: string): Recipient {
  return { key: motherOf(child.record), name, kind: 'busui', rt: child.rt, person: child.record, isExtra: false }
}

function recipient({ record, name, rt }: MbgPerson, kind: MbgKind): Recipient {
  return { key: record, name, kind, rt, person: record, isExtra: false }
}

/** The newest day that names somebody decides. */
function extraOn(days: readonly MbgDayExtras[], on: CalendarDate): readonly (readonly [string, MbgKind])[] {
  const since = addDays(on, -EXTRA_DAYS)
  const lately = days.filter((day) => day.on > since && day.on <= on).sort((a, b) => (a.on < b.on ? -1 : 1))
  return Object.entries(Object.assign({}, ...lately.map(({ extras }) => extras)) as Record<string, MbgKind>)
}

function byPlace(a: Recipient, b: Recipient): number {
  if (a.rt !== b.rt) {
    if (a.rt === undefined || b.rt === undefined) return a.rt === undefined ? 1 : -1
    return Number(a.rt) - Number(b.rt) || (a.rt < b.rt ? -1 : 1)
  }
  return a.name.localeCompare(b.name, 'id') || (a.key < b.key ? -1 : 1)
}
