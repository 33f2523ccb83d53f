/** The judge: after everything was mended and exchanged, is every saved entry everywhere, and does every phone show the same? */
import { deviceOf } from '../../src/log/id.ts'
import { readEntry, type Entry } from '../../src/log/entry.ts'
import { foldAll, type FieldState, type RecordState } from '../../src/log/fold.ts'
import { device } from '../../src/log/records/device.ts'
import { importPublicKey, verifyEntry } from '../../src/log/signature.ts'
import { idInText } from '../../src/replica/doc-rows.ts'
import { fieldStates } from '../../src/replica/field-states.ts'
import { keyOf, tableOf } from '../../src/replica/row.ts'
import type { ProjectedTable } from '../../src/replica/store.ts'
import type { Posyandu } from './posyandu.ts'
import type { SimulatedPhone } from './simulated-phone.ts'
import { textsOf } from './texts.ts'

export interface Verdict {
  /** Saved entries that are missing on the relay's disk or on a phone. */
  readonly lost: number
  /** Phones whose documents or tables differ from what the entries say. */
  readonly diverged: number
  /** Entries that a phone still counts as unsent, or as refused. */
  readonly unsent: number
  /** Entries in the journal that are not, byte for byte, what their author signed. */
  readonly altered: number
  /** Moments in which somebody was told what was not so. */
  readonly untrue: number
  /** Everything that is wrong, in words. */
  readonly problems: readonly string[]
}

const PROJECTED: readonly ProjectedTable[] = [
  'person',
  'family',
  'link',
  'openDay',
  'visit',
  'posyandu',
  'user',
  'device',
  'grant',
  'exported',
  'invitation',
  'immunization',
  'vial',
  'kipi',
  'referral',
  'pmt',
  'pregnancy',
  'homeVisit',
  'mbgDay',
  'activity',
  'transfer',
  'settings',
  'unknown',
]

export async function judge(posyandu: Posyandu): Promise<Verdict> {
  const { book, relays, phones } = posyandu
  const problems: string[] = []
  const journal = new Set(relays.texts())
  const lost = new Set<string>()
  const missing = (where: string, texts: ReadonlySet<string>): void => {
    for (const id of book.accepted) {
      if (texts.has(book.texts.get(id)!)) continue
      lost.add(id)
      problems.push(`${where} lacks ${id} of ${book.authors.get(id)}`)
    }
  }
  missing('the relay', journal)

  const entries = [...journal].flatMap((text) => readEntry(text) ?? [])
  const expected = rowsOf(foldAll(entries))
  let diverged = 0
  let unsent = 0
  for (const phone of phones.filter(({ isLost }) => !isLost)) {
    const { name } = phone.traits
    const held = new Set(phone.disk.documents.flatMap((document) => textsOf(phone.disk.durableDoc(document))))
    missing(name, held)
    const differences = [...textDifferences(journal, held), ...rowDifferences(expected, shownRows(phone))]
    if (differences.length > 0) diverged++
    problems.push(...differences.map((difference) => `${name} ${difference}`))
    const waiting = phone.disk.tables.rows('outbox').filter(({ state }) => state !== 1)
    unsent += waiting.length
    problems.push(...waiting.map(({ id, reason }) => `${name} has not sent ${id} (${reason ?? 'waiting'})`))
  }
  const forged = await alteredTexts(posyandu, journal, entries)
  problems.push(...forged, ...book.lies)
  return { lost: lost.size, diverged, unsent, altered: forged.length, untrue: book.lies.length, problems }
}

/** A record as screens read it, and all of what the fold keeps of it. */
interface Shown {
  readonly heads: string
  readonly state: string
}

/** The reference: every record as folding all entries at once gives it. */
function rowsOf(records: ReadonlyMap<string, RecordState>): Map<string, Shown> {
  return new Map(
    [...records.values()].map((state) => [rowKey(tableOf(state.kind), keyOf(state)), toShown(state.fields)]),
  )
}

function shownRows({ disk }: SimulatedPhone): Map<string, Shown> {
  return new Map(
    PROJECTED.flatMap((table) =>
      disk.tables.rows(table).map((row): [string, Shown] => [rowKey(table, row.record), toShown(fieldStates(row))]),
    ),
  )
}

function rowKey(table: ProjectedTable, record: string): string {
  return `${table} ${record}`
}

function toShown(fields: Readonly<Record<string, FieldState>>): Shown {
  const sorted = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  const heads = sorted.map(([name, field]) => [name, field.heads])
  return { heads: JSON.stringify(heads), state: JSON.stringify(sorted) }
}

function textDifferences(journal: ReadonlySet<string>, held: ReadonlySet<string>): string[] {
  const lacks = [...journal].filter((text) => !held.has(text)).map((text) => `lacks ${idInText(text)}`)
  const alone = [...held].filter((text) => !journal.has(text)).map((text) => `alone has ${idInText(text)}`)
  return [...lacks, ...alone]
}

function rowDifferences(expected: ReadonlyMap<string, Shown>, shown: ReadonlyMap<string, Shown>): string[] {
  return [...new Set([...expected.keys(), ...shown.keys()])].flatMap((key) => {
    const [here, everywhere] = [shown.get(key), expected.get(key)]
    if (here?.heads !== everywhere?.heads)
      return [`shows ${key} as ${here?.heads}, folding everything gives ${everywhere?.heads}`]
    return here?.state === everywhere?.state ? [] : [`remembers ${key} as ${here?.state}, not ${everywhere?.state}`]
  })
}

async function alteredTexts(
  { book }: Posyandu,
  journal: ReadonlySet<string>,
  entries: readonly Entry[],
): Promise<string[]> {
  const keys = new Map<string, CryptoKey>()
  for (const { kind, record, by, set } of entries) {
    if (kind !== device.kind || record !== by || typeof set.publicKey !== 'string') continue
    const key = await importPublicKey(set.publicKey)
    if (key) keys.set(by, key)
  }
  const altered: string[] = []
  for (const text of journal) {
    const id = idInText(text)
    const key = keys.get(deviceOf(id))
    if (book.texts.get(id) !== text || !key || !(await verifyEntry(text, key))) altered.push(`the relay's ${id} is not what was signed`) // prettier-ignore
  }
  return altered
}
