/** Theirs beside ours, for one month: who is in one list and not in the other, and where the two disagree. */
import { monthOf } from '../../domain/calendar.ts'
import { nameKey, namesOverlap, sameNameButForATypo, spellingKey } from '../../domain/workbook/names.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isBalita, measuredOf } from './measured.ts'
import type { TheirChild, TheirList, TheirRejected } from './their-list.ts'

/** Nearer than this are two numbers the same, in thousandths: half of what a form's last digit says. */
const SAME_THOUSANDTHS = 50

export type Differing = 'nik' | 'name' | 'birth' | 'sex' | 'date' | 'weight' | 'height'

export interface Difference {
  readonly what: Differing
  /** Empty where nothing is recorded. */
  readonly ours: string
  readonly theirs: string
}

export interface Matched {
  readonly ours: PersonMonth
  readonly theirs: TheirChild
  readonly differences: readonly Difference[]
}

export interface Reconciled {
  readonly same: readonly Matched[]
  readonly differing: readonly Matched[]
  /** Measured here, and not measured there: in their list without a weight, or in none. */
  readonly notThere: readonly { readonly ours: PersonMonth; readonly theirs: TheirChild | undefined }[]
  /** Measured there, and here only known. */
  readonly notMeasuredHere: readonly Matched[]
  /** Nobody here is this child. */
  readonly unknownHere: readonly TheirChild[]
  /** Rows of a NIK that has another row, which is the one compared. */
  readonly again: readonly TheirChild[]
  readonly rejected: readonly TheirRejected[]
}

export function reconcile(people: readonly PersonMonth[], { children: rows, rejected }: TheirList): Reconciled {
  const ours = people.filter(isBalita)
  const { children, again } = oneOfEachNik(rows, people[0]?.month.last.slice(0, 7))
  const pairs = pairUp(ours, children)
  const matched = pairs.map(([one, theirs]): Matched => ({ ours: one, theirs, differences: differences(one, theirs) }))
  const theirsOf = new Map(pairs)
  const isThere = ({ theirs }: Matched) => wasMeasuredThere(theirs)
  const isHere = ({ ours: one }: Matched) => measuredOf(one) !== undefined
  const inBoth = matched.filter((each) => isHere(each) && isThere(each))
  const named = new Set(pairs.map(([, theirs]) => theirs))
  return {
    same: inBoth.filter((each) => each.differences.length === 0),
    differing: [
      ...inBoth.filter((each) => each.differences.length > 0),
      // Who was measured in neither can still have another NIK there.
      ...matched.filter((each) => !isHere(each) && !isThere(each) && each.differences.length > 0),
    ],
    notThere: ours
      .filter((one) => measuredOf(one) !== undefined)
      .map((one) => ({ ours: one, theirs: theirsOf.get(one) }))
      .filter(({ theirs }) => theirs === undefined || !wasMeasuredThere(theirs)),
    notMeasuredHere: matched.filter((each) => !isHere(each) && isThere(each)),
    unknownHere: children.filter((theirs) => !named.has(theirs)),
    again,
    rejected,
  }
}

/** Their list has a row a weighing, and now and then a child twice: of one NIK, the month's newest weighing is compared. */
function oneOfEachNik(
  rows: readonly TheirChild[],
  month: string | undefined,
): { readonly children: readonly TheirChild[]; readonly again: readonly TheirChild[] } {
  const rank = (row: TheirChild): string => {
    const isThisMonth = row.on !== undefined && monthOf(row.on) === month
    return [isThisMonth, wasMeasuredThere(row)].map(Number).join('') + (row.on ?? '')
  }
  const chosen = new Map<string, TheirChild>()
  for (const row of rows) {
    const other = row.nik === undefined ? undefined : chosen.get(row.nik)
    if (row.nik !== undefined && (!other || rank(row) > rank(other))) chosen.set(row.nik, row)
  }
  const isCompared = (row: TheirChild): boolean => row.nik === undefined || chosen.get(row.nik) === row
  return { children: rows.filter(isCompared), again: rows.filter((row) => !isCompared(row)) }
}

function wasMeasuredThere({ weightKg, heightCm }: TheirChild): boolean {
  return weightKg !== undefined || heightCm !== undefined
}

/** By NIK first; then by what is left, the surest way first. Whoever two fit is left for a person to look at. */
function pairUp(
  ours: readonly PersonMonth[],
  theirs: readonly TheirChild[],
): readonly (readonly [PersonMonth, TheirChild])[] {
  const pairs: (readonly [PersonMonth, TheirChild])[] = []
  let [here, there] = [ours, theirs]
  for (const fits of WAYS) {
    const found = here.flatMap((one) => {
      const [other, second] = there.filter((each) => fits(one, each))
      const isOnly = other && !second && here.filter((each) => fits(each, other)).length === 1
      return isOnly ? [[one, other] as const] : []
    })
    pairs.push(...found)
    const [pairedHere, pairedThere] = [new Set(found.map(([one]) => one)), new Set(found.map(([, other]) => other))]
    here = here.filter((one) => !pairedHere.has(one))
    there = there.filter((other) => !pairedThere.has(other))
  }
  return pairs
}

type Fits = (one: PersonMonth, other: TheirChild) => boolean

const isBornThen: Fits = ({ person }, { birth }) => birth !== undefined && person.birth === birth
const isNamedSo: Fits = ({ person }, { name }) => name !== '' && nameKey(person.name) === nameKey(name)
const WAYS: readonly Fits[] = [
  ({ person }, { nik }) => nik !== undefined && person.shown.nik === nik,
  (one, other) => isNamedSo(one, other) && isBornThen(one, other),
  (one, other) => isBornThen(one, other) && isNearlyNamed(one, other),
  (one, other) => isNamedSo(one, other) && !hasOtherSex(one, other),
]

function isNearlyNamed({ person }: PersonMonth, { name }: TheirChild): boolean {
  return name !== '' && (sameNameButForATypo(person.name, name) || namesOverlap(person.name, name))
}

function hasOtherSex({ person }: PersonMonth, { sex }: TheirChild): boolean {
  return sex !== undefined && person.sex !== undefined && sex !== person.sex
}

function differences(one: PersonMonth, theirs: TheirChild): readonly Difference[] {
  const { person } = one
  const visit = measuredOf(one)
  const { weightKg, heightCm } = visit?.shown ?? {}
  const both = visit !== undefined && wasMeasuredThere(theirs)
  const nikThere = theirs.nik ?? theirs.writtenNik
  const found: readonly (Difference | false)[] = [
    nikThere !== '' && person.shown.nik !== nikThere && of('nik', person.shown.nik, nikThere),
    theirs.name !== '' && spellingKey(person.name) !== spellingKey(theirs.name) && of('name', person.name, theirs.name),
    theirs.birth !== undefined && person.birth !== theirs.birth && of('birth', person.birth, theirs.birth),
    theirs.sex !== undefined && person.sex !== theirs.sex && of('sex', person.sex, theirs.sex),
    both && theirs.on !== undefined && theirs.on !== visit.on && of('date', visit.on, theirs.on),
    both && isOther(weightKg, theirs.weightKg) && of('weight', weightKg, theirs.weightKg),
    both && isOther(heightCm, theirs.heightCm) && of('height', heightCm, theirs.heightCm),
  ]
  return found.filter((each) => each !== false)
}

function isOther(ours: number | null | undefined, theirs: number | undefined): boolean {
  if (theirs === undefined) return false
  return typeof ours !== 'number' || Math.round(Math.abs(ours - theirs) * 1000) >= SAME_THOUSANDTHS
}

function of(
  what: Differing,
  ours: string | number | null | undefined,
  theirs: string | number | undefined,
): Difference {
  return { what, ours: inWords(ours), theirs: inWords(theirs) }
}

function inWords(value: string | number | null | undefined): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : (value ?? '')
}

/** Of a list that was handed out for another month: how many of its dates lie in it. */
export function datedOtherwise({ children }: TheirList, month: string): number {
  return children.filter(({ on }) => on !== undefined && monthOf(on) !== month).length
}
