import type { CalendarDate } from '../calendar.ts'
import { bornOn, type Candidate } from './candidate.ts'
import { grouped } from './grouped.ts'
import type { ChildRow } from './child-rows.ts'
import { compare } from './identities.ts'
import { nameKey, namesOverlap, sameNameButForATypo, spellingKey } from './names.ts'
import type { PersonDraft } from './person-draft.ts'

export type MaybePair = readonly [Candidate, Candidate]

export interface Pair {
  readonly kept: Candidate
  readonly joined: Candidate
  readonly because: 'nik' | 'name+birth+mother'
}

/** NIKs that rows of clearly different people share: they say nothing about any of them. */
export function sharedNiks(drafts: readonly PersonDraft[]): ReadonlySet<string> {
  const shared = new Set<string>()
  for (const [nik, rows] of grouped(drafts, ({ fields }) => fields.nik)) {
    const [first, ...others] = rows
    if (first && others.some((other) => !areOnePersonByNik(first, other))) shared.add(nik)
  }
  return shared
}

/** True when nobody can be both rows: two names were weighed on one day, with another result each, as twins are. */
export type AreApart = (one: Candidate, other: Candidate) => boolean

export function weighedApart(childrenByName: ReadonlyMap<string, readonly ChildRow[]>): AreApart {
  const weighed = ({ draft }: Candidate) => {
    const rows = childrenByName.get(nameKey(draft.fields.name)) ?? []
    return rows.flatMap((row) => row.weighed ?? [])
  }
  return (one, other) =>
    nameKey(one.draft.fields.name) !== nameKey(other.draft.fields.name) &&
    weighed(one).some(({ on, result }) => weighed(other).some((day) => day.on === on && day.result !== result))
}

/** Pairs of rows that are one person. The row kept is one with a NIK, whatever the order of the rows. */
export function findDuplicates(
  candidates: readonly Candidate[],
  identityOf: ReadonlyMap<Candidate, { readonly identity: string }>,
  areApart: AreApart,
  today: CalendarDate,
): readonly Pair[] {
  const pairs: Pair[] = []
  const rank = (candidate: Candidate): string =>
    `${candidate.draft.fields.nik === undefined ? 1 : 0}${identityOf.get(candidate)?.identity}`
  const kept = new Map<Candidate, Candidate>()
  const first = (candidate: Candidate): Candidate => {
    const same = kept.get(candidate)
    return same ? first(same) : candidate
  }
  const join = (one: Candidate, other: Candidate, because: Pair['because']): void => {
    const [a, b] = [first(one), first(other)].sort((x, y) => compare(rank(x), rank(y)))
    if (!a || !b || a === b) return
    kept.set(b, a)
    pairs.push({ kept: a, joined: b, because })
  }
  for (const rows of grouped(candidates, ({ draft }) => draft.fields.nik).values()) {
    rows.forEach((row) => join(rows[0] ?? row, row, 'nik'))
  }
  for (const rows of grouped(candidates, (candidate) => bornOn(candidate, today)).values()) {
    rows.forEach((row, at) => {
      for (const other of rows.slice(at + 1)) {
        if (areOnePerson(row, other) && !areApart(row, other)) join(row, other, 'name+birth+mother')
      }
    })
  }
  return pairs.map((pair) => ({ ...pair, kept: first(pair.kept) }))
}

/** Rows of one household with one name that only a person can tell: a birth date or a NIK differs or is missing. */
export function maybeDuplicates(candidates: readonly Candidate[], pairs: readonly Pair[]): readonly MaybePair[] {
  const joined = new Set(pairs.map(({ joined }) => joined))
  const found: MaybePair[] = []
  for (const rows of grouped(candidates, ({ kk }) => kk).values()) {
    const apart = rows.filter((row) => !joined.has(row))
    apart.forEach((one, at) => {
      for (const other of apart.slice(at + 1)) if (mayBeOnePerson(one, other)) found.push([one, other])
    })
  }
  return found
}

function mayBeOnePerson(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.draft.fields, other.draft.fields]
  if (a.sex !== b.sex || a.relation !== b.relation) return false
  const [nikOfOne, nikOfOther] = [a.nik ?? one.nikElsewhere, b.nik ?? other.nikElsewhere]
  if (nikOfOne !== undefined && nikOfOther !== undefined) {
    return a.birthDate === b.birthDate && spellingKey(a.name) === spellingKey(b.name)
  }
  const bornApart = a.birthDate !== undefined && b.birthDate !== undefined && a.birthDate !== b.birthDate
  return bornApart ? nameKey(a.name) === nameKey(b.name) : sameNameButForATypo(a.name, b.name)
}

function areOnePersonByNik({ fields: a }: PersonDraft, { fields: b }: PersonDraft): boolean {
  return sameNameButForATypo(a.name, b.name) || (a.birthDate === b.birthDate && namesOverlap(a.name, b.name))
}

/** Two rows of one birth date. Twins differ in their NIKs, here or on another sheet, or clearly in their names. */
function areOnePerson(one: Candidate, other: Candidate): boolean {
  const [a, b] = [one.draft.fields, other.draft.fields]
  if (a.nik !== undefined && b.nik !== undefined) return false
  const [nikOfOne, nikOfOther] = [a.nik ?? one.nikElsewhere, b.nik ?? other.nikElsewhere]
  if (nikOfOne !== undefined && nikOfOther !== undefined && nikOfOne !== nikOfOther) return false
  if (a.sex !== undefined && b.sex !== undefined && a.sex !== b.sex) return false
  if (!sameNameButForATypo(a.name, b.name)) return false
  if (a.motherName !== undefined && b.motherName !== undefined) return sameNameButForATypo(a.motherName, b.motherName)
  return one.kk !== undefined && one.kk === other.kk
}
