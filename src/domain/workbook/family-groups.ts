import type { BodyRow } from './body-rows.ts'
import { absent, certain, gather, type CellDoubt, type Reading } from './doubt.ts'
import { readAreaNumber } from './marks.ts'
import { readKk } from './nik.ts'
import { readText, type PersonDraft } from './person-draft.ts'
import type { FamilyFields } from './reading.ts'
import { isBlank, isBroken, writtenIn } from './sheet.ts'

/** Rows of one household. */
export interface FamilyGroup {
  readonly kk?: string
  readonly members: readonly PersonDraft[]
  readonly fields: FamilyFields
  readonly doubts: readonly CellDoubt[]
  /** Of one person, of whom nobody knows in which household they live. */
  readonly alone?: true
}

export interface Grouping {
  readonly groups: readonly FamilyGroup[]
  /**
   * Rows without a No. KK that do not follow a head of family: no household is guessed for them, not even with a brother's.
   * The doubt is there when the sheet has a column for the number.
   */
  readonly alone: ReadonlyMap<PersonDraft, CellDoubt | undefined>
}

type Area = 'dusun' | 'rt' | 'rw' | 'address'
type Areas = Partial<Record<Area, string>>

interface OpenGroup {
  readonly kk?: string
  readonly members: PersonDraft[]
  readonly doubt?: CellDoubt
}

/**
 * Households by their No. KK. Where the number is missing or damaged, a row that says "Kepala Keluarga" begins a household
 * and the rows under it, as poorly numbered, belong to it. Many write the number once, on the head's row.
 */
export function groupFamilies(drafts: readonly PersonDraft[]): Grouping {
  const byKk = new Map<string, OpenGroup>()
  const withoutKk: OpenGroup[] = []
  const alone = new Map<PersonDraft, CellDoubt | undefined>()
  const writtenOnce = isKkWrittenOnce(drafts)
  let above: OpenGroup | undefined
  let sheetAbove = ''
  for (const draft of drafts) {
    if (draft.source.sheet !== sheetAbove) above = undefined
    sheetAbove = draft.source.sheet
    const kk = readKk(draft.source.cell('kk'))
    if (kk.is === 'certain') {
      above = byKk.get(kk.value) ?? { kk: kk.value, members: [] }
      byKk.set(kk.value, above)
      above.members.push(draft)
      continue
    }
    const doubt: CellDoubt = kk.is === 'doubtful' ? kk.doubt : { kind: 'kk-missing', field: 'kk', written: '' }
    if (isHead(draft)) {
      above = { members: [draft], doubt }
      withoutKk.push(above)
    } else if (
      above &&
      (above.kk === undefined ? above.doubt?.written === doubt.written : writtenOnce && isEmpty(doubt))
    ) {
      above.members.push(draft)
    } else {
      const suggested = above?.kk === undefined ? doubt : { ...doubt, suggestion: above.kk }
      alone.set(draft, draft.source.has('kk') ? suggested : undefined)
    }
  }
  const addresses = [...alone.keys()].map((draft): FamilyGroup => ({ ...closed({ members: [draft] }), alone: true }))
  return {
    groups: [...[...byKk.values(), ...withoutKk].map(closed), ...addresses.filter(hasAddress)],
    alone,
  }
}

function hasAddress({ fields, doubts }: FamilyGroup): boolean {
  return Object.keys(fields).length > 0 || doubts.length > 0
}

function closed({ kk, members, doubt }: OpenGroup): FamilyGroup {
  const read = members.map(({ source }) => areasOf(source))
  const areas = read.map((row) => row.fields)
  const agreed = (area: Area): Reading<string> => {
    const values = [...new Set(areas.map((row) => row[area]).filter((value) => value !== undefined))]
    const [value] = values
    if (value === undefined) return absent
    if (values.length === 1) return certain(value)
    return { is: 'doubtful', doubt: { kind: 'address-differs', field: area, written: values.join(' / ') } }
  }
  const { fields, doubts } = gather<FamilyFields>({
    kk: kk === undefined ? (doubt ? { is: 'doubtful', doubt } : absent) : certain(kk),
    dusun: agreed('dusun'),
    rt: agreed('rt'),
    rw: agreed('rw'),
    address: agreed('address'),
  })
  const all = [...doubts, ...read.flatMap((row) => row.doubts)]
  return { ...(kk === undefined ? {} : { kk }), members, fields, doubts: all }
}

function areasOf(source: BodyRow) {
  const both = source.cell('rtRw')
  const [rtPart, rwPart] = isBroken(both) ? [both, both] : writtenIn(both).split('/')
  return gather<Areas>({
    dusun: readText('dusun', source.cell('dusun'), (text) => text.replace(/^(dusun|dsn)\.?\s+/i, '')),
    rt: readAreaNumber('rt', source.cell('rt') ?? rtPart),
    rw: readAreaNumber('rw', source.cell('rw') ?? rwPart),
    address: readText('address', source.cell('address'), (text) => text),
  })
}

/** True when most rows that are not a head's leave the No. KK empty: then an empty one means "as above". */
function isKkWrittenOnce(drafts: readonly PersonDraft[]): boolean {
  const others = drafts.filter((draft) => !isHead(draft))
  return others.filter(({ source }) => isBlank(source.cell('kk'))).length * 2 > others.length
}

function isEmpty(doubt: CellDoubt): boolean {
  return doubt.kind === 'kk-missing'
}

export function isHead({ fields }: PersonDraft): boolean {
  return /^(kepala( keluarga)?|kk|kep\.? ?kel\.?)$/i.test(fields.relation ?? '')
}
