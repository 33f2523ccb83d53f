/** What a person is shown before they take something in. */
import { groupBy } from '../../domain/group-by.ts'
import type { Entry } from '../../log/entry.ts'
import { foldEntry, recordKey, shownHead, type RecordState } from '../../log/fold.ts'
import { partsOfVisitId } from '../../log/record-id.ts'
import { fieldStates } from '../field-states.ts'
import type { Store } from '../store.ts'
import type { Checked } from './check.ts'
import type { About } from './file-format.ts'
import type { HandoverPreview, RefusedFile } from './result.ts'

export async function previewOf(
  store: Store,
  { good, refused, newcomers }: Checked,
  files: {
    readonly from: readonly About[]
    readonly knownEntries: number
    readonly refusedFiles: readonly RefusedFile[]
  },
): Promise<HandoverPreview> {
  const entries = good.map(({ entry }) => entry)
  const records = [...groupBy(entries, ({ kind, record }) => recordKey(kind, record)).values()]
  const counts: Record<string, number> = {}
  for (const [{ kind }] of records) counts[kind] = (counts[kind] ?? 0) + 1
  const visits = entries.filter(({ kind }) => kind === 'visit').map(({ record }) => partsOfVisitId(record).person)
  const visitors = [...new Set(visits)]
  const names = await namesOf(store, visitors, entries)
  return {
    ...files,
    newEntries: entries.length,
    records: counts,
    visitors: visitors.map((person) => names.get(person) ?? '').sort((a, b) => a.localeCompare(b, 'id')),
    until: entries
      .map(({ at }) => at)
      .sort(byInstant)
      .at(-1),
    newDevices: newcomers.map(({ by, set: { label } }) => (typeof label === 'string' ? label : by)),
    refused: [...refused].map(([reason, ids]) => ({ reason, ids })),
  }
}

async function namesOf(
  store: Store,
  people: readonly string[],
  entries: readonly Entry[],
): Promise<Map<string, string>> {
  const rows = await store.read((tx) => tx.get('person', people))
  const states = new Map<string, RecordState>(
    people.map((record, i) => [record, { kind: 'person', record, fields: fieldStates(rows[i]) }]),
  )
  for (const entry of entries) {
    const state = entry.kind === 'person' ? states.get(entry.record) : undefined
    if (state) states.set(entry.record, foldEntry(state, entry))
  }
  const names = [...states].map(([person, { fields }]) => [person, shownHead(fields.name)?.value] as const)
  return new Map(names.flatMap(([person, name]) => (typeof name === 'string' ? [[person, name]] : [])))
}

/** Clocks carry their zones; one that is no time at all comes first. */
function byInstant(a: string, b: string): number {
  return (Date.parse(a) || 0) - (Date.parse(b) || 0)
}
