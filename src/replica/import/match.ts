import type { PersonRow } from '../../domain/workbook/reading.ts'
import type { Json } from '../../log/entry.ts'
import { importedId } from '../../log/record-id.ts'
import type { ImportedBefore } from './import-fold.ts'

export interface MatchedPerson {
  readonly row: PersonRow
  readonly record: string
  /** Short hashes of the names by which a corrected file may know this row. */
  readonly importKeys: readonly string[]
}

const KEY_LENGTH = 8

/**
 * The record of each person row: the one an earlier import made of the same row, also when its NIK was completed or its
 * name put right since; else one derived from the row's identity, so that two phones importing one file make one record.
 */
export async function matchPeople(
  rows: readonly PersonRow[],
  posyandu: string,
  before: ImportedBefore,
): Promise<readonly MatchedPerson[]> {
  const recordByKey = recordsByKey(before)
  const keyed = await Promise.all(
    rows.map(async (row) => ({
      row,
      keys: await keysOf(row, posyandu),
      derived: await importedId(posyandu, row.identity),
    })),
  )
  const taken = new Set<string>()
  const found = new Map<PersonRow, string>()
  const take = (row: PersonRow, record: string | undefined): void => {
    if (record === undefined || taken.has(record) || found.has(row)) return
    taken.add(record)
    found.set(row, record)
  }
  // The row's own identity is the strongest name; the others only get what it left.
  for (const { row, keys } of keyed) take(row, recordByKey.get(keys[0]!))
  for (const { row, keys } of keyed) for (const key of keys.slice(1)) take(row, recordByKey.get(key))
  return keyed.map(({ row, keys, derived }) => ({ row, record: found.get(row) ?? derived, importKeys: keys }))
}

function keysOf(row: PersonRow, posyandu: string): Promise<string[]> {
  const names = [row.identity, ...row.otherIdentities]
  return Promise.all(names.map(async (name) => (await importedId(posyandu, name)).slice(0, KEY_LENGTH)))
}

/** A key that two records share tells nothing. */
function recordsByKey(before: ImportedBefore): ReadonlyMap<string, string> {
  const records = new Map<string, string>()
  const shared = new Set<string>()
  for (const { record } of before.recordsOf('person')) {
    const keys: Json = before.value('person', record, 'importKeys') ?? []
    for (const key of Array.isArray(keys) ? (keys as readonly Json[]) : []) {
      if (typeof key !== 'string') continue
      if (records.has(key)) shared.add(key)
      records.set(key, record)
    }
  }
  for (const key of shared) records.delete(key)
  return records
}
