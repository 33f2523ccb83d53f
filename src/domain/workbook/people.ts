import type { CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { nikElsewhere, type ChildRow } from './child-rows.ts'
import type { CellDoubt, Doubt } from './doubt.ts'
import { bornOn, type Candidate } from './candidate.ts'
import { findDuplicates, maybeDuplicates, sharedNiks, weighedApart, type Pair } from './duplicates.ts'
import { groupFamilies, isHead, type FamilyGroup } from './family-groups.ts'
import { childFinder, type FindChild } from './find-child.ts'
import { identify, type Identity } from './identities.ts'
import { withParents } from './parents.ts'
import { draftPerson, type PersonDraft } from './person-draft.ts'
import type { FamilyRows, Join, PersonRow } from './reading.ts'
import { writtenIn } from './sheet.ts'

export interface PeopleReading {
  readonly people: readonly PersonRow[]
  readonly families: readonly FamilyRows[]
  readonly joins: readonly Join[]
  readonly doubts: readonly Doubt[]
  readonly findChild: FindChild
}

/** The rows of the people sheets, compared with one another and with how other sheets name their children. */
export function readPeople(
  sources: readonly BodyRow[],
  childrenByName: ReadonlyMap<string, readonly ChildRow[]>,
  today: CalendarDate,
): PeopleReading {
  const nameless: Doubt[] = []
  const drafts: PersonDraft[] = []
  for (const source of sources) {
    const draft = draftPerson(source, today)
    if (draft) drafts.push(draft)
    else nameless.push({ ...at(source), kind: 'name-missing', field: 'name', written: writtenIn(source.cell('name')) })
  }
  const { groups, alone } = groupFamilies(withoutSharedNiks(drafts))
  const candidates = new Map<PersonDraft, Candidate>()
  const niksTaken = new Set(drafts.flatMap(({ fields }) => fields.nik ?? []))
  const addCandidate = (draft: PersonDraft, household: readonly PersonDraft[], kk?: string): void => {
    const nik = nikElsewhere(draft, childrenByName, niksTaken)
    const known = withParents(nik === undefined ? draft : suggestingNik(draft, nik), household)
    candidates.set(draft, {
      draft: known,
      ...(kk === undefined ? {} : { kk }),
      ...(nik === undefined ? {} : { nikElsewhere: nik }),
    })
  }
  for (const { members, kk } of groups) for (const member of members) addCandidate(member, members, kk)
  for (const draft of alone.keys()) if (!candidates.has(draft)) addCandidate(draft, [])

  const order = new Map(sources.map((source, place) => [source, place]))
  const placeOf = ({ draft }: Candidate) => order.get(draft.source) ?? 0
  const inOrder = [...candidates.values()].sort((a, b) => placeOf(a) - placeOf(b))
  const identityOf = identify(inOrder)
  const pairs = findDuplicates(inOrder, identityOf, weighedApart(childrenByName), today)
  const keptOf = new Map(pairs.map(({ kept, joined }) => [joined, kept]))
  const families = groups.map((group) => familyOf(group, candidates, identityOf))
  const familyOfDraft = new Map(groups.flatMap((group, nth) => group.members.map((draft) => [draft, families[nth]])))
  const rowOf = new Map(
    [...candidates].map(([draft, candidate]) => {
      const family = familyOfDraft.get(draft)
      return [candidate, personRow(candidate, identityOf.get(candidate), family?.identity, alone.get(draft))]
    }),
  )
  const find = childFinder(inOrder, (person) => keptOf.get(person) ?? person, today)
  const findChild: FindChild = (child, on) => {
    const found = find(child, on)
    if (found.is === 'doubtful') return found
    const birthDate = bornOn(found.person, today)
    const identity = identityOf.get(found.person)?.identity ?? ''
    return { is: 'found', person: { identity, ...(birthDate === undefined ? {} : { birthDate }) } }
  }
  return {
    people: inOrder.flatMap((candidate) => rowOf.get(candidate) ?? []),
    families,
    joins: pairs.map((pair) => joinOf(pair, identityOf)),
    doubts: [...nameless, ...maybeDuplicates(inOrder, pairs).map(maybeSame)],
    findChild,
  }
}

function withoutSharedNiks(drafts: readonly PersonDraft[]): readonly PersonDraft[] {
  const shared = sharedNiks(drafts)
  return drafts.map((draft) => {
    const { nik, ...fields } = draft.fields
    if (nik === undefined || !shared.has(nik)) return draft
    const doubts = [...draft.doubts, { kind: 'nik-shared', field: 'nik', written: nik } as const]
    return { source: draft.source, fields, doubts }
  })
}

function suggestingNik(draft: PersonDraft, nik: string): PersonDraft {
  const doubts = draft.doubts.map((doubt) => (doubt.field === 'nik' ? { ...doubt, suggestion: nik } : doubt))
  return { ...draft, doubts }
}

/** A household without a certain No. KK is known by its head, and so keeps its identity when the number is filled in. */
function familyOf(
  { kk, members, fields, doubts, alone }: FamilyGroup,
  candidates: ReadonlyMap<PersonDraft, Candidate>,
  identityOf: ReadonlyMap<Candidate, Identity>,
): FamilyRows {
  const head = members.find(isHead) ?? members[0]
  if (!head) throw new Error('expected a household with members, found none')
  const candidate = candidates.get(head)
  const where = at(head.source)
  return {
    identity: kk === undefined ? `head:${candidate ? identityOf.get(candidate)?.identity : ''}` : `kk:${kk}`,
    ...(alone ? { alone } : {}),
    sheet: where.sheet,
    rows: members.map(({ source }) => source.number),
    fields,
    doubts: doubts.map((doubt) => ({ ...doubt, ...where })),
  }
}

function personRow(
  { draft }: Candidate,
  identity: Identity | undefined,
  familyIdentity: string | undefined,
  familyDoubt: CellDoubt | undefined,
): PersonRow {
  const where = at(draft.source)
  if (!identity) throw new Error(`expected an identity for row ${where.row} of "${where.sheet}", found none`)
  return {
    ...where,
    ...identity,
    ...(familyIdentity === undefined ? {} : { familyIdentity }),
    ...(draft.parentNames === undefined ? {} : { parentNames: draft.parentNames }),
    fields: draft.fields,
    doubts: [...draft.doubts, ...(familyDoubt ? [familyDoubt] : [])].map((doubt) => ({ ...doubt, ...where })),
  }
}

function joinOf({ kept, joined, because }: Pair, identityOf: ReadonlyMap<Candidate, Identity>): Join {
  return {
    identity: identityOf.get(joined)?.identity ?? '',
    sameAs: identityOf.get(kept)?.identity ?? '',
    sheet: kept.draft.source.sheet,
    rows: [kept.draft.source.number, joined.draft.source.number],
    because,
  }
}

function maybeSame([one, other]: readonly [Candidate, Candidate]): Doubt {
  const { name } = other.draft.fields
  const otherRow = one.draft.source.number
  return { ...at(other.draft.source), kind: 'maybe-same-person', field: 'name', written: name, otherRow }
}

function at(source: BodyRow): { readonly sheet: string; readonly row: number } {
  return { sheet: source.sheet, row: source.number }
}
