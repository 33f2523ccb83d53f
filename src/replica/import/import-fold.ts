/** What earlier imports said, apart from what people wrote since: an import compares itself with imports only. */
import { groupBy } from '../../domain/group-by.ts'
import type { Entry, Json } from '../../log/entry.ts'
import { foldAll, isSameValue, recordKey, shownHead, type RecordState } from '../../log/fold.ts'
import type { Write } from '../write.ts'

const IMPORT = 'import/'

/** The `who` of an entry that a workbook wrote when this person chose the file. */
export function importer(user: string): string {
  return IMPORT + user
}

export function isImport(entry: Entry): boolean {
  return entry.who.startsWith(IMPORT)
}

export class ImportedBefore {
  readonly #records: ReadonlyMap<string, RecordState>
  readonly #byPeople: ReadonlyMap<string, readonly Entry[]>

  constructor(entries: Iterable<Entry>) {
    const all = [...entries]
    this.#records = foldAll(all.filter(isImport))
    this.#byPeople = groupBy(
      all.filter((entry) => !isImport(entry)),
      ({ kind }) => kind,
    )
  }

  has(kind: string, record: string): boolean {
    return this.#records.has(recordKey(kind, record))
  }

  /** The records of this kind in which a person wrote something. */
  byPeople(kind: string): ReadonlySet<string> {
    return new Set(this.#byPeople.get(kind)?.map(({ record }) => record))
  }

  recordsOf(kind: string): RecordState[] {
    return [...this.#records.values()].filter((state) => state.kind === kind)
  }

  value(kind: string, record: string, field: string): Json | undefined {
    return shownHead(this.#records.get(recordKey(kind, record))?.fields[field])?.value
  }

  /**
   * The writes that bring a record from what imports said to what this file says. `rows` are the file's rows for it;
   * rows that disagree are all kept. Nothing is written where the file says what it said before. Replaced is only what
   * an import wrote (`seen`): a person's correction stays, beside the new value.
   */
  changes(
    target: Pick<Write, 'document' | 'kind' | 'record'>,
    rows: readonly Readonly<Record<string, Json>>[],
  ): Write[] {
    const state = this.#records.get(recordKey(target.kind, target.record))
    const sets: Record<string, Json>[] = []
    const seen = new Set<string>()
    for (const field of new Set(rows.flatMap((row) => Object.keys(row)))) {
      const heads = state?.fields[field]?.heads ?? []
      const wanted = distinct(rows.map((row) => row[field]).filter((value) => value !== undefined))
      const stale = heads.filter((head) => !wanted.some((value) => isSameValue(value, head.value)))
      const missing = wanted.filter((value) => !heads.some((head) => isSameValue(value, head.value)))
      const toWrite = missing.length > 0 || stale.length === 0 ? missing : wanted.slice(0, 1)
      toWrite.forEach((value, i) => ((sets[i] ??= {})[field] = value))
      for (const head of stale) seen.add(head.id)
    }
    return sets.map((set, i) => ({ ...target, set, seen: i === 0 ? [...seen] : [] }))
  }

  /** What this file says, without doubts about an empty cell where an earlier file had the value. */
  withoutNeedless(kind: string, record: string, row: Readonly<Record<string, Json>>): Record<string, Json> {
    const isKnown = (field: string): boolean => (this.value(kind, record, field) ?? null) !== null
    const isNeedless = ([name, value]: [string, Json]): boolean =>
      name.startsWith('doubt.') && saysLittle(value) && isKnown(name === 'doubt.kk' ? 'family' : name.slice(6))
    return Object.fromEntries(Object.entries(row).filter((entry) => !isNeedless(entry)))
  }

  /**
   * What an import said and this file takes back: doubts it no longer gives cause for, and fields whose cell is empty
   * now though their column is there. A doubtful cell takes nothing back. Without `columns`, the file may know less than
   * another that was taken in: only doubts are taken back, about what it says with certainty.
   */
  takenBack(
    kind: string,
    record: string,
    row: Readonly<Record<string, Json>>,
    columns: readonly string[] | undefined,
  ): Record<string, null> {
    const isGone = (name: string): boolean =>
      name.startsWith('doubt.')
        ? !(name in row) && (columns !== undefined || name.slice(6) in row)
        : columns?.includes(name) === true && !(name in row) && !(`doubt.${name}` in row)
    return Object.fromEntries(Object.entries(this.withdrawn(kind, record)).filter(([name]) => isGone(name)))
  }

  /** Everything that imports said of a record, taken back. */
  withdrawn(kind: string, record: string): Record<string, null> {
    const fields = Object.entries(this.#records.get(recordKey(kind, record))?.fields ?? {})
    const said = fields.filter(([, state]) => (shownHead(state)?.value ?? null) !== null)
    return Object.fromEntries(said.map(([name]) => [name, null]))
  }
}

/** Doubts that say only that a cell is empty, or that its names are not told apart. */
const SAYS_LITTLE: readonly string[] = [
  'nik-missing',
  'kk-missing',
  'sex-missing',
  'birth-date-missing',
  'parent-unclear',
]

function saysLittle(doubt: Json): boolean {
  if (typeof doubt !== 'object' || doubt === null || !('kind' in doubt)) return false
  return SAYS_LITTLE.some((kind) => kind === doubt.kind)
}

function distinct(values: readonly Json[]): Json[] {
  return values.filter((value, i) => values.findIndex((other) => isSameValue(other, value)) === i)
}
