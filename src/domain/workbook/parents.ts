import type { BodyRow } from './body-rows.ts'
import { absent, certain, doubtful, gather, type CellDoubt, type Reading } from './doubt.ts'
import { readableName, spellingKey } from './names.ts'
import { sexOfNik } from './nik.ts'
import type { PersonDraft } from './person-draft.ts'
import { isBlank, isBroken, textIn, writtenIn, type Cell } from './sheet.ts'

type Sex = 'L' | 'P'
type Order = 'mother-first' | 'father-first' | 'unknown'
interface Parents {
  readonly motherName?: string
  readonly fatherName?: string
}

const BETWEEN_NAMES = /\s*[/&;+\n]\s*|\s+(?:dan|dg|dgn|dengan)\s+/i

/** The draft with its parents, told apart by the header's order and by who in the household is a woman and who a man. */
export function withParents(draft: PersonDraft, household: readonly PersonDraft[]): PersonDraft {
  const { source } = draft
  const [order, cell] = sharedColumn(source)
  const { fields, doubts } = isBlank(cell)
    ? gather<Parents>({
        motherName: oneParent('motherName', source.cell('mother')),
        fatherName: oneParent('fatherName', source.cell('father')),
      })
    : inOneCell(cell, orderByNik(order, cell, draft), sexesByName(draft, household))
  const names = isBroken(cell) ? [] : namesIn(cell).filter((name) => name !== '')
  return {
    ...draft,
    fields: { ...draft.fields, ...fields },
    doubts: [...draft.doubts, ...doubts],
    ...(doubts.length > 0 && names.length > 0 ? { parentNames: names } : {}),
  }
}

function sharedColumn(source: BodyRow): readonly [Order, Cell | undefined] {
  const motherFirst = source.cell('motherThenFather')
  if (!isBlank(motherFirst)) return ['mother-first', motherFirst]
  const fatherFirst = source.cell('fatherThenMother')
  return isBlank(fatherFirst) ? ['unknown', source.cell('parents')] : ['father-first', fatherFirst]
}

/** e-PPGBM asks for one parent; the NIK beside the name tells which of the two. */
function orderByNik(order: Order, cell: Cell | undefined, { fields: { parentNik } }: PersonDraft): Order {
  if (order !== 'unknown' || parentNik === undefined || namesIn(cell).length > 1) return order
  return sexOfNik(parentNik) === 'P' ? 'mother-first' : 'father-first'
}

function oneParent(field: 'motherName' | 'fatherName', cell: Cell | undefined): Reading<string> {
  if (isBlank(cell)) return absent
  if (isBroken(cell)) return doubtful('text-unreadable', field, writtenIn(cell))
  const [name = '', ...others] = namesIn(cell)
  return others.length === 0 ? certain(name) : doubtful('parent-unclear', field, writtenIn(cell), name)
}

function inOneCell(
  cell: Cell | undefined,
  order: Order,
  sexes: ReadonlyMap<string, Sex>,
): { readonly fields: Parents; readonly doubts: readonly CellDoubt[] } {
  if (isBroken(cell)) {
    return { fields: {}, doubts: [{ kind: 'text-unreadable', field: 'motherName', written: writtenIn(cell) }] }
  }
  const names = namesIn(cell)
  const unclear = (field: 'motherName' | 'fatherName') => ({
    fields: {},
    doubts: [
      {
        kind: 'parent-unclear',
        field,
        written: writtenIn(cell),
        // Most forms mean the mother; somebody has to say so.
        ...(names.length === 1 && names[0] ? { suggestion: names[0] } : {}),
      } as const,
    ],
  })
  if (names.length > 2) return unclear('motherName')
  const bySex = names.map((name) => sexes.get(spellingKey(name)))
  // A single name stands for the first parent of the header unless the household says otherwise.
  const byOrder = order === 'unknown' ? [] : (['P', 'L'] as const)
  const expected: readonly (Sex | undefined)[] = order === 'father-first' ? [...byOrder].reverse() : byOrder
  const isPair = names.filter((name) => name !== '').length === 2
  if (isPair && bySex.some((sex, at) => sex !== undefined && expected[at] !== undefined && sex !== expected[at])) {
    return unclear('motherName')
  }
  const parents: { motherName?: string; fatherName?: string } = {}
  for (const [at, name] of names.entries()) {
    if (name === '') continue
    const partner = isPair ? bySex[1 - at] : undefined
    const sex = bySex[at] ?? expected[at] ?? (partner && (partner === 'P' ? 'L' : 'P'))
    if (sex === undefined || (sex === 'P' ? parents.motherName : parents.fatherName) !== undefined) {
      return unclear('motherName')
    }
    if (sex === 'P') parents.motherName = name
    else parents.fatherName = name
  }
  return { fields: parents, doubts: [] }
}

function namesIn(cell: Cell | undefined): readonly string[] {
  const written = typeof cell === 'string' ? cell.trim() : textIn(cell)
  return written.split(BETWEEN_NAMES).map((name) => (isBlank(name) ? '' : readableName(name)))
}

/** Who in the household is a woman and who a man; a name that both bear says nothing. */
function sexesByName(draft: PersonDraft, household: readonly PersonDraft[]): ReadonlyMap<string, Sex> {
  const sexes = new Map<string, Sex>()
  const both = new Set<string>()
  for (const { fields, source } of household) {
    if (source === draft.source || fields.sex === undefined) continue
    const key = spellingKey(fields.name)
    if ((sexes.get(key) ?? fields.sex) !== fields.sex) both.add(key)
    sexes.set(key, fields.sex)
  }
  for (const key of both) sexes.delete(key)
  return sexes
}
