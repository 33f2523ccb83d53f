/**
 * The village workbook from the shell: `npm run --silent import -- FILE.xlsx --dry-run` says what is in it;
 * `… FILE.xlsx --join LINK` writes it through the relay, as a device of its own.
 */
import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import { calendarDateOf } from '../src/domain/calendar.ts'
import { readWorkbook } from '../src/domain/workbook/read-workbook.ts'
import type { WorkbookReading } from '../src/domain/workbook/reading.ts'
import { summarize, type Summary } from '../src/domain/workbook/summary.ts'
import { posyanduOf } from '../src/log/role.ts'
import { registryOf, visitsOf } from '../src/log/document-name.ts'
import { readInvitation } from '../src/log/invitation.ts'
import { SYNC_PATH } from '../src/protocol.ts'
import { importWorkbook } from '../src/replica/import/import-workbook.ts'
import { readFile as readSheets } from '../src/replica/import/read-file.ts'
import { memoryPhone } from '../src/replica/memory-phone.ts'
import type { MemoryStore } from '../src/replica/memory-store.ts'
import { doubts } from '../src/ui/words/id/doubts.ts'
import { tasks } from '../src/ui/words/id/tasks.ts'

const USAGE = `Cara pakai:
  npm run --silent import -- BERKAS.xlsx --dry-run       lihat isinya, tidak menulis apa-apa
  npm run --silent import -- BERKAS.xlsx --join TAUTAN   masukkan lewat relai, seperti sebuah HP`
/** How long the relay may take to show what it has, and say nothing while there is something to be confirmed. */
const PATIENCE_MS = 60_000

const reasons: Readonly<Record<string, string>> = tasks.refused.reason

class Refused extends Error {}

async function main(): Promise<void> {
  // One a document: y-websocket listens for the end of the process to say goodbye.
  process.setMaxListeners(0)
  const { values, positionals } = readArguments()
  const [file] = positionals
  if (values.help) return print(USAGE)
  if (file === undefined || positionals.length > 1 || (values['dry-run'] === true) === (values.join !== undefined))
    throw new Refused(USAGE)
  const bytes = new Uint8Array(
    await readFile(file).catch(() => {
      throw new Refused(`Berkas "${file}" tidak bisa dibuka. Periksa nama dan letaknya.`)
    }),
  )
  const summary = values.join === undefined ? summarize(readingOf(bytes)) : await writeThroughRelay(bytes, values.join)
  print(JSON.stringify(inWords(summary), undefined, 2))
}

function readArguments() {
  const options = { 'dry-run': { type: 'boolean' }, join: { type: 'string' }, help: { type: 'boolean' } } as const
  try {
    return parseArgs({ options, allowPositionals: true })
  } catch {
    throw new Refused(USAGE)
  }
}

async function writeThroughRelay(bytes: Uint8Array, link: string): Promise<Summary> {
  const invitation = readInvitation(link)
  if (!invitation || !URL.canParse(link))
    throw new Refused('Tautan gabung tidak lengkap. Salin seluruh tautan dari layar relai.')
  const posyandu = posyanduOf(invitation.scopes)
  if (!posyandu) throw new Refused('Undangan ini bukan untuk satu posyandu. Minta undangan kader kepada puskesmas.')
  // A file that cannot be read must not leave a device behind.
  const { weighings } = readingOf(bytes)
  const sent = new Signal()
  const { phone, store } = memoryPhone({
    relay: new URL(link).origin.replace(/^http/, 'ws') + SYNC_PATH,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: {
      onLink: () => undefined,
      onSent: () => sent.fire(),
      onError: (error) => process.stderr.write(`${String(error)}\n`),
    },
  })
  const joined = await phone.join(invitation, 'Impor dari komputer')
  if (!joined.ok) throw new Refused('Tidak bisa bergabung ke posyandu ini.')
  const months = new Set(weighings.flatMap(({ date }) => date?.slice(0, 7) ?? []))
  await phone.hold()
  const documents = [registryOf(posyandu), ...[...months].map((month) => visitsOf(posyandu, month))]
  let isCaughtUp: boolean | undefined
  const catchingUp = phone.catchUp(documents, PATIENCE_MS).then((is) => (isCaughtUp = is))
  while (isCaughtUp === undefined) {
    await Promise.race([catchingUp, sent.next(1000)])
    expectTaken(store)
  }
  if (!isCaughtUp) {
    throw new Refused('Relai tidak menjawab. Periksa apakah relai berjalan dan tautannya benar, lalu coba lagi.')
  }
  const result = await importWorkbook(phone, bytes, () => undefined)
  if (!result.ok) throw new Refused(`Impor berhenti: ${result.reason}`)
  const waiting = (): number => store.rows('outbox').filter(({ state }) => state === 0).length
  for (let left = waiting(), deadline = Date.now() + PATIENCE_MS; left > 0;) {
    if (Date.now() > deadline) {
      throw new Refused(
        'Relai belum menerima semuanya. Minta undangan baru lalu jalankan lagi perintah ini; yang sudah masuk tidak digandakan.',
      )
    }
    await sent.next(1000)
    const still = waiting()
    if (still < left) deadline = Date.now() + PATIENCE_MS
    left = still
  }
  expectTaken(store)
  await phone.release()
  return result.summary
}

/** Throws when the relay refused anything, the invitation itself for example. */
function expectTaken(store: MemoryStore): void {
  const refused = store.rows('outbox').filter(({ state }) => state === 2)
  if (refused.length === 0) return
  const reason = refused[0]!.reason ?? ''
  throw new Refused(reasons[reason] ?? `Relai menolak ${refused.length} catatan (${reason}).`)
}

/** What is printed: the counts, and each doubt in a sentence. */
function inWords(summary: Summary): object {
  return {
    ...summary,
    doubts: summary.doubts.map((doubt) => {
      const { sheet, row, kind, value } = doubt
      return { sheet, row, kind, value, message: doubts.of(doubt) }
    }),
  }
}

function readingOf(bytes: Uint8Array): WorkbookReading {
  const read = readSheets(bytes)
  if (!read.ok) throw new Refused(doubts.fileProblem(read))
  const workbook = readWorkbook(read.sheets, calendarDateOf(new Date()))
  if (!workbook.ok) throw new Refused(doubts.fileProblem(workbook))
  return workbook.reading
}

/** Something that happens again and again, and can be waited for. */
class Signal {
  #waiting: (() => void)[] = []

  fire(): void {
    for (const go of this.#waiting.splice(0)) go()
  }

  next(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMostMs)
      this.#waiting.push(() => (clearTimeout(timer), resolve()))
    })
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Refused ? error.message : String(error)}\n`)
    process.exit(1)
  },
)
