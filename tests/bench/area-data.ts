/** The area that figures are promised for, on a relay's disk: written once a month, under build/bench. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cp, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { byDocument, SeededArea, type AreaPlan } from '../../scripts/seed/area.ts'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import { SettingsFile } from '../../server/settings.ts'
import { calendarDateOf, monthOf } from '../../src/domain/calendar.ts'
import { loadGrowthTables } from '../../src/domain/growth/load-tables.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { progress } from './figure.ts'
import { WORK } from './relay-data.ts'

/** Until this month: that is the one people look at. */
export const PLAN: AreaPlan = {
  posyandu: 40,
  people: 800,
  months: 12,
  seed: 1,
  until: monthOf(calendarDateOf(new Date())),
}
/** Raise it when the area is written differently. */
const DATA_VERSION = 3

export interface AreaData {
  readonly dataDir: string
  /** For a device of the puskesmas. */
  readonly link: Invitation
  readonly entries: number
}

/** A fresh copy: an invitation lets one device in. */
export async function areaData(): Promise<AreaData> {
  const kept = join(WORK, `area-${DATA_VERSION}-${PLAN.until}`)
  const done = join(kept, 'done.json')
  if (!existsSync(done)) writeFileSync(done, JSON.stringify(await written(kept)))
  const dataDir = join(WORK, 'area-now')
  await rm(dataDir, { recursive: true, force: true })
  await cp(kept, dataDir, { recursive: true })
  return { ...(JSON.parse(readFileSync(done, 'utf8')) as Omit<AreaData, 'dataDir'>), dataDir }
}

async function written(folder: string): Promise<Omit<AreaData, 'dataDir'>> {
  progress('writing the area')
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  const file = await SettingsFile.open(folder, 'never')
  const journal = await LmdbJournal.open(join(folder, 'journal'), () => crypto.randomUUID())
  try {
    const area = await SeededArea.plan(PLAN, file.claim!, await loadGrowthTables())
    let entries = 0
    for await (const rows of area.batches()) {
      for (const own of byDocument(rows)) {
        await journal.append(own, Date.now())
        await journal.compact(own[0]!.document)
      }
      entries += rows.length
    }
    await file.taken(file.claim!.invitation, area.office.device)
    return { link: area.links[0]!, entries }
  } finally {
    await journal.close()
  }
}
