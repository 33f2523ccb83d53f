/** What the immunisation sheets hold, into writes: the doses of a child in one, and a refusal of everything. */
import type { Doubt } from '../../domain/workbook/doubt.ts'
import type { HadDose, WorkbookReading } from '../../domain/workbook/reading.ts'
import { recordNamed } from '../../domain/workbook/registered.ts'
import { registryOf } from '../../log/document-name.ts'
import type { Json } from '../../log/entry.ts'
import type { Write } from '../write.ts'
import type { ImportedBefore } from './import-fold.ts'
import { doubtFields } from './doubt-fields.ts'
import type { ImportContext, RecordOf } from './plan.ts'

export function immunizationWrites(
  { people, immunizations, columns }: WorkbookReading,
  recordOf: RecordOf,
  { posyandu, before }: ImportContext,
): Write[] {
  const refusals = people.map(({ identity, fields }) => [identity, fields.immunizationRefused] as const)
  const refusalOf = new Map([...immunizations.map((row) => [row.personIdentity, row.refused] as const), ...refusals])
  const withRows = new Set(immunizations.map(({ personIdentity }) => personIdentity))
  const withoutRow = people
    .filter(({ identity }) => !withRows.has(identity))
    .map(({ identity }) => ({ personIdentity: identity, doses: {}, proofs: [], doubts: [] }))
  return [...immunizations, ...withoutRow].flatMap(({ personIdentity, doses, proofs, doubts }) => {
    const record = recordOf(personIdentity)
    if (record === undefined) return []
    const refused = refusalOf.get(personIdentity)
    const noLonger = columns.people?.includes('immunizationRefused') === true && wasRefused(before, record)
    const row = {
      ...doses,
      ...(refused === undefined ? noLonger && { refusedAll: null } : { refusedAll: refused }),
      ...doubtFields(doubts),
    } as Record<string, Json>
    const target = { document: registryOf(posyandu), kind: 'immunization', record }
    // An empty cell of one book says nothing about what another has.
    const isOfThisBook = (field: string): boolean => {
      const said = before.value('immunization', record, field) as Partial<HadDose & Doubt> | null | undefined
      return proofs.some((proof) => proof === (said?.proof ?? said?.dose?.proof))
    }
    const gone = before.takenBack('immunization', record, row, columns.immunizations)
    const taken = Object.fromEntries(
      Object.entries(gone).filter(([field]) => isOfThisBook(field) || field.slice(6) in row),
    )
    return before.changes(target, [{ ...row, ...taken }])
  })
}

function wasRefused(before: ImportedBefore, record: string): boolean {
  return typeof before.value('immunization', record, 'refusedAll') === 'string'
}

/** What an immunisation sheet says of the parents of a child that the file does not bring. */
export function refusalWrites({ immunizations }: WorkbookReading, { posyandu, before }: ImportContext): Write[] {
  return immunizations.flatMap(({ personIdentity, refused }) => {
    const record = recordNamed(personIdentity)
    if (record === undefined || refused === undefined) return []
    return before.changes({ document: registryOf(posyandu), kind: 'person', record }, [
      { immunizationRefused: refused },
    ])
  })
}
