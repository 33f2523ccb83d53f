/** A workbook's bytes into entries: read, compare with what imports wrote before, write what is new. */
import { calendarDateOf } from '../../domain/calendar.ts'
import { readWorkbook } from '../../domain/workbook/read-workbook.ts'
import type { Sheet } from '../../domain/workbook/sheet.ts'
import { summarize } from '../../domain/workbook/summary.ts'
import { registryOf, visitsOf } from '../../log/document-name.ts'
import { monthOfOpenDay } from '../../log/record-id.ts'
import { USER_KEY } from '../author.ts'
import type { Phone } from '../phone.ts'
import { readEntries } from '../read-entries.ts'
import { readMeta } from '../store.ts'
import type { Write } from '../write.ts'
import { importer, ImportedBefore } from './import-fold.ts'
import { planImport } from './plan.ts'
import { readFile } from './read-file.ts'
import { registryIn } from './registered-people.ts'
import type { ImportProgress, ImportResult } from './result.ts'

/** Entries a transaction: large enough to be quick, small enough for a screen to read in between. */
const BATCH = 100

export async function importWorkbook(
  phone: Phone,
  bytes: Uint8Array,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  onProgress({ step: 'reading' })
  const file = readFile(bytes)
  return file.ok ? importSheets(phone, file.sheets, onProgress) : file
}

/** The same, from sheets that are read already. */
export async function importSheets(
  phone: Phone,
  sheets: readonly Sheet[],
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  const { store, clock } = phone.ports
  const [self] = await store.read((tx) => tx.get('self', ['self']))
  if (!self) return { ok: false, reason: 'not-joined' }
  const entries = await readEntries(phone.ports, registryOf(self.posyandu))
  const registry = registryIn(entries)
  const [posyandu] = await store.read((tx) => tx.get('posyandu', [self.posyandu]))
  const name = posyandu?.shown.name
  const workbook = readWorkbook(sheets, calendarDateOf(clock()), {
    registered: registry.joined,
    ...(typeof name === 'string' ? { posyandu: name } : {}),
  })
  if (!workbook.ok) return workbook
  const { reading } = workbook

  const openDays = await phone.ports.openDays(self.posyandu)
  // A date put right, here or in the file, may be in another month than its visits.
  const months = new Set([
    ...reading.weighings.flatMap(({ date }) => date?.slice(0, 7) ?? []),
    ...(reading.weighings.length > 0 ? openDays.map(({ record }) => monthOfOpenDay(record)) : []),
  ])
  for (const month of months) entries.push(...(await readEntries(phone.ports, visitsOf(self.posyandu, month))))
  const user = await readMeta(store, USER_KEY)
  const who = importer(typeof user === 'string' ? user : self.device)
  const writes = await planImport(reading, {
    posyandu: self.posyandu,
    before: new ImportedBefore(entries),
    registry,
    openDays: new Map(openDays.map(({ date, record }) => [date, record])),
  })
  const failed = await writeAll(
    phone,
    writes.map((write) => ({ ...write, who })),
    onProgress,
  )
  return failed ?? { ok: true, summary: summarize(reading), entries: writes.length }
}

async function writeAll(
  phone: Phone,
  writes: readonly Write[],
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult | undefined> {
  for (let done = 0; done < writes.length; done += BATCH) {
    onProgress({ step: 'writing', done, of: writes.length })
    const result = await phone.append(writes.slice(done, done + BATCH))
    if (!result.ok) return result
  }
  onProgress({ step: 'writing', done: writes.length, of: writes.length })
  return undefined
}
