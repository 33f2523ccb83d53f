/** Runs in a worker of the browser: what sealing costs, beside the same without it. */
import { openDB } from 'idb'
import { OpenDatabase } from '../../src/replica/database.ts'
import { fieldsAsStored } from '../../src/replica/field-states.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { openRow, sealRow } from '../../src/replica/seal/sealed-row.ts'
import { localDatabase } from '../../src/replica/tables.ts'
import type { ProjectedRow } from '../../src/replica/store.ts'

const PEOPLE = 2000
const DOCUMENT_BYTES = 250_000
const OFTEN = 400

export type Measured = 'seal' | 'open' | 'plain' | 'sealed' | 'seal-document' | 'open-document'

const database = new OpenDatabase('bench')
const store = new IdbStore(database)
const plain = openDB('bench-plain', 1, { upgrade: (db) => void db.createObjectStore('person', { keyPath: 'record' }) })

/** Somebody as an import and a later correction leave them. */
function person(i: number): ProjectedRow & { readonly family: string } {
  const shown = {
    name: `Muhammad Rafa Pratama ${i}`,
    nik: String(1_771_012_304_230_000 + i),
    sex: 'L',
    birthDate: '2023-04-23',
    family: `keluarga-${i % 450}`,
    motherName: 'Siti Nurhaliza',
    fatherName: 'Ahmad Fauzi',
    relation: 'Anak',
    phone: '081234567890',
    kia: 'ada',
  }
  const head = { id: '00000a1b2cQ3JhZnR5LWRldmlj', who: 'bu-siti', at: '2026-11-10T09:12:05+07:00' }
  const fields = Object.entries(shown).map(
    ([name, value]) => [name, { heads: [{ ...head, value }], replaced: [] }] as const,
  )
  return {
    record: `orang-${String(i).padStart(5, '0')}`,
    document: 'registry/melati',
    shown,
    conflicts: [],
    doubts: {},
    open: 0,
    newer: false,
    state: fieldsAsStored(Object.fromEntries(fields)),
    family: shown.family,
  }
}

async function fill(): Promise<number> {
  const rows = Array.from({ length: PEOPLE }, (_, i) => person(i))
  await store.transaction((tx) => tx.put('person', rows))
  const tx = (await plain).transaction('person', 'readwrite')
  await Promise.all([...rows.map((row) => tx.store.put(row)), tx.done])
  return JSON.stringify(rows[0]).length
}

/** Microseconds a row, or milliseconds for the whole of what is read. */
async function measure(what: Measured): Promise<number> {
  const key = await database.keys.get()
  const rows = Array.from({ length: OFTEN }, (_, i) => person(i))
  const sealed = rows.map((row) => sealRow(key, 'person', row))
  const whole = new Uint8Array(DOCUMENT_BYTES).fill(7)
  const sealedWhole = key.seal('document', whole)
  await database.get()
  await plain
  const from = performance.now()
  if (what === 'seal') rows.forEach((row) => sealRow(key, 'person', row))
  if (what === 'open') sealed.forEach((row) => openRow(key, 'person', row))
  if (what === 'seal-document') key.seal('document', whole)
  if (what === 'open-document') key.open('document', sealedWhole)
  if (what === 'plain') await (await plain).getAll('person')
  if (what === 'sealed') await localDatabase(database).person.toArray()
  const took = performance.now() - from
  return what === 'seal' || what === 'open' ? (took / OFTEN) * 1000 : took
}

self.onunhandledrejection = ({ reason }) => self.postMessage(String(reason))

self.onmessage = async ({ data }: MessageEvent<'fill' | Measured>) => {
  self.postMessage(data === 'fill' ? await fill() : await measure(data))
}
