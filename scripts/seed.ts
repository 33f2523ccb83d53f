/**
 * A made-up area to try, to test and to measure with: `npm run seed -- --posyandu 40 --people 800 --months 12 --seed 1`.
 * The same numbers and invitation make the same entries; only the signatures differ, as they do by nature.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { lockFolder } from '../server/journal/data-lock.ts'
import { LmdbJournal } from '../server/journal/journal-lmdb.ts'
import { SettingsFile } from '../server/settings.ts'
import { addDays, calendarDateOf, monthOf, previousMonth, type CalendarMonth } from '../src/domain/calendar.ts'
import { loadGrowthTables } from '../src/domain/growth/load-tables.ts'
import { invitationLink, readInvitation, type Invitation } from '../src/log/invitation.ts'
import { byDocument, SeededArea, type AreaPlan } from './seed/area.ts'
import { sendThroughRelay } from './seed/send.ts'

const USAGE = `Membuat wilayah contoh: posyandu, orang, dan bulan-bulan yang sudah tercatat. Tidak ada orang sungguhan.

  npm run seed -- --posyandu 40 --people 800 --months 12 --seed 1 [--data FOLDER | --join TAUTAN]

  --data FOLDER    menulis ke folder data baru (bawaan ./data-contoh); lalu: DATA_DIR=FOLDER npm start
  --join TAUTAN    mengirim lewat server yang sedang berjalan, dengan undangan untuk puskesmas
  --until 2026-10  bulan terakhir (bawaan bulan lalu)
  --origin URL     alamat server untuk tautan yang dicetak (bawaan http://localhost:8080)`

class Refused extends Error {}

async function main(): Promise<void> {
  const { values } = readArguments()
  if (values.help) return void process.stdout.write(`${USAGE}\n`)
  if (values.data !== undefined && values.join !== undefined) throw new Refused(USAGE)
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(values.until)) throw new Refused(USAGE)
  const plan: AreaPlan = {
    posyandu: numberIn(values.posyandu, 1, 300),
    people: numberIn(values.people, 50, 5000),
    months: numberIn(values.months, 1, 60),
    seed: numberIn(values.seed, 1, 1_000_000),
    until: values.until,
    closed: closedBefore(values.until),
  }
  if (values.join !== undefined) return throughRelay(plan, values.join)
  return intoFolder(plan, values.data ?? './data-contoh', values.origin)
}

function readArguments() {
  const options = {
    posyandu: { type: 'string', default: '40' },
    people: { type: 'string', default: '800' },
    months: { type: 'string', default: '12' },
    seed: { type: 'string', default: '1' },
    until: { type: 'string', default: previousMonth(monthOf(calendarDateOf(new Date()))) },
    origin: { type: 'string', default: 'http://localhost:8080' },
    data: { type: 'string' },
    join: { type: 'string' },
    help: { type: 'boolean' },
  } as const
  try {
    return parseArgs({ options })
  } catch {
    throw new Refused(USAGE)
  }
}

/** How long after its end a month is closed, at the latest. */
const CLOSING_DAYS = 6

/** The newest month that may be closed today. */
function closedBefore(until: CalendarMonth): CalendarMonth {
  const over = previousMonth(monthOf(addDays(calendarDateOf(new Date()), -CLOSING_DAYS)))
  return until < over ? until : over
}

async function intoFolder(plan: AreaPlan, folder: string, origin: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const unlock = await lockFolder(folder)
  if (!unlock) throw new Refused(`Folder "${folder}" sedang dipakai server.`)
  try {
    const file = await SettingsFile.open(folder, 'never')
    if (!file.claim) throw new Refused(`Folder "${folder}" sudah ada pemiliknya. Pilih folder baru, atau pakai --join.`)
    const journal = await LmdbJournal.open(join(folder, 'journal'), () => crypto.randomUUID())
    try {
      const area = await SeededArea.plan(plan, file.claim, await loadGrowthTables())
      let entries = 0
      for await (const rows of area.batches()) {
        for (const own of byDocument(rows)) {
          await journal.append(own, Date.now())
          await journal.compact(own[0]!.document)
        }
        entries += rows.length
        progress(entries)
      }
      await file.taken(file.claim.invitation, area.office.device)
      tellHow(entries, area.links, origin, `DATA_DIR=${folder} npm start`)
    } finally {
      await journal.close()
    }
  } finally {
    await unlock()
  }
}

async function throughRelay(plan: AreaPlan, link: string): Promise<void> {
  const invitation = readInvitation(link)
  if (invitation?.role !== 'puskesmas') throw new Refused('Tautan itu bukan undangan untuk puskesmas.')
  const area = await SeededArea.plan(plan, invitation, await loadGrowthTables())
  const { origin } = new URL(link)
  let entries = 0
  for await (const rows of area.batches()) {
    await sendThroughRelay(origin, area.office, rows)
    entries += rows.length
    progress(entries)
  }
  tellHow(entries, area.links, origin, 'Server yang berjalan sudah memilikinya.')
}

function tellHow(entries: number, links: readonly Invitation[], origin: string, next: string): void {
  const lines = links.map((each) => `  ${each.role.padEnd(10)} ${invitationLink(origin, each)}`)
  const count = new Intl.NumberFormat('id').format(entries)
  process.stdout.write(
    `${count} catatan.\n${next}\nUndangan, masing-masing untuk satu perangkat:\n${lines.join('\n')}\n`,
  )
}

function progress(entries: number): void {
  process.stderr.write(`\r${entries} catatan`)
}

function numberIn(text: string, from: number, to: number): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < from || number > to) throw new Refused(USAGE)
  return number
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`\n${error instanceof Refused ? error.message : String((error as Error).stack)}\n`)
    process.exit(1)
  },
)
