/** The area of a phone that has all it was given in its tables: a bidan's, a ketua's. */
import type { CalendarDate, CalendarMonth } from '../../domain/calendar.ts'
import { loadGrowthTables } from '../../domain/growth/load-tables.ts'
import { parseDocumentName } from '../../log/document-name.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import { FORMS } from '../../reports/forms/all.ts'
import { countMonth, openDaysIn, seenMonths } from '../../reports/month/count.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import { onChanges } from '../changes.ts'
import type { LinkStatus, Replica } from '../client.ts'
import { FOLDED, type TableName } from '../database.ts'
import { Live } from '../live.svelte.ts'
import { posyanduSheets } from '../queries/everything.ts'
import { loadPosyanduRecords } from '../queries/posyandu-records.ts'
import type { LocalDatabase } from '../tables.ts'
import { readGivenPosyandu } from './area-posyandu.ts'
import type { Area, AreaProgress, MergedPosyandu, PosyanduTally, TallyQuestion } from './area.ts'
import { answer } from './tally-question.ts'

/** `today` is asked each time: an open page sees midnight. */
export function phoneArea(replica: Pick<Replica, 'db' | 'dbOf'>, today: () => CalendarDate): Area {
  return new PhoneArea(replica, today)
}

/** These say nothing about anybody's records. */
const NOT_RECORDS: readonly TableName[] = ['self', 'meta', 'outbox']

class PhoneArea implements Area {
  readonly #replica: Pick<Replica, 'db' | 'dbOf'>
  readonly #today: () => CalendarDate
  readonly #posyandu: Live<readonly MergedPosyandu[]>
  readonly #link: Live<LinkStatus | undefined>
  readonly #documents: Live<readonly string[]>
  readonly #listeners = new Set<() => void>()
  readonly #records = new Map<string, Promise<ServedPosyandu>>()

  constructor(replica: Pick<Replica, 'db' | 'dbOf'>, today: () => CalendarDate) {
    this.#replica = replica
    this.#today = today
    this.#posyandu = new Live(replica.db, readGivenPosyandu)
    this.#link = new Live(replica.db, async (db) => (await db.meta.get('link'))?.value as LinkStatus | undefined)
    this.#documents = new Live(replica.db, heldDocuments)
    // As long as the page is there: an area is made once.
    onChanges((tables) => {
      if (tables.every((table) => NOT_RECORDS.includes(table))) return
      this.#records.clear()
      for (const listener of this.#listeners) listener()
    })
  }

  get progress(): AreaProgress {
    const documents = this.#documents.current?.length ?? 0
    const isConnected = this.#link.current?.state === 'connected'
    return { documents, held: documents, bytes: 0, state: isConnected ? 'idle' : 'offline' }
  }

  get posyandu(): readonly MergedPosyandu[] {
    return this.#posyandu.current ?? []
  }

  async tallies(months: readonly CalendarMonth[], question: TallyQuestion = {}): Promise<readonly PosyanduTally[]> {
    const { db } = this.#replica
    const [all, documents, tables] = await Promise.all([readGivenPosyandu(db), heldDocuments(db), loadGrowthTables()])
    const counting = { tables, today: this.#today(), forms: FORMS }
    const counted: PosyanduTally[] = []
    for (const { posyandu, parts } of all) {
      const served = await this.records(posyandu)
      const here = new Set([...seenMonths(served), ...heldMonths(documents, parts)])
      for (const month of months) {
        await aBreath()
        const tally = here.has(month) ? answer(countMonth(served, month, counting), question) : undefined
        counted.push({ posyandu, month, tally, openDays: openDaysIn(served, month), isCurrent: true })
      }
    }
    return counted
  }

  held(): Promise<readonly PosyanduHeld[]> {
    return Promise.resolve([])
  }

  /** All of it is in the tables, and read once. */
  register(posyandu: string): Promise<ServedPosyandu> {
    return this.records(posyandu)
  }

  /** It shows what it has. */
  isWhole(): Promise<boolean> {
    return Promise.resolve(true)
  }

  everything(posyandu: string): Promise<readonly XlsxSheet[]> {
    return posyanduSheets(this.#replica.dbOf(posyandu))
  }

  records(posyandu: string): Promise<ServedPosyandu> {
    const known = this.#records.get(posyandu)
    if (known) return known
    const read = loadPosyanduRecords(this.#replica.dbOf(posyandu), posyandu)
    this.#records.set(posyandu, read)
    read.catch(() => this.#records.delete(posyandu))
    return read
  }

  /** All of it is in the tables already. */
  hold(): Promise<void> {
    return Promise.resolve()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }
}

/** A phone counts where its screen is drawn too: between two months a tap is answered. */
function aBreath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}

/** Those with anything in them. */
async function heldDocuments(db: LocalDatabase): Promise<readonly string[]> {
  return (await db.meta.toArray()).flatMap(({ key, value }) =>
    key.startsWith(FOLDED) && Array.isArray(value) && value.length > 0 ? [key.slice(FOLDED.length)] : [],
  )
}

function heldMonths(documents: readonly string[], parts: readonly string[]): readonly CalendarMonth[] {
  return documents.flatMap((document) => {
    const name = parseDocumentName(document)
    return name?.type === 'visits' && parts.includes(name.posyandu) ? [name.month] : []
  })
}
