/** The area of a computer of the puskesmas: its documents lie on the disk, and a worker of its own counts them. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import { onChanges } from '../changes.ts'
import { metaKey, theDatabase, type LinkStatus, type Replica } from '../client.ts'
import { Live } from '../live.svelte.ts'
import type { LocalDatabase } from '../tables.ts'
import type { WorkerPort } from '../worker-calls.ts'
import type { Area, AreaProgress, MergedPosyandu, PosyanduTally, TallyQuestion } from './area.ts'
import { AREA_CHANNEL, connectAreaWorker, type AreaCalls, type AreaNews } from './area-port.ts'
import { readGivenPosyandu } from './area-posyandu.ts'
import { areWhole, readMonthsHere, readPullProgress, type PullProgress } from './held-documents.ts'

type OfficeReplica = Pick<Replica, 'db' | 'bringIn'>

export function officeArea(replica: OfficeReplica): Area {
  return new OfficeArea(replica)
}

class OfficeArea implements Area {
  readonly #replica: OfficeReplica
  readonly #port: WorkerPort<AreaCalls>
  readonly #posyandu: Live<readonly MergedPosyandu[]>
  readonly #pull: Live<PullProgress | undefined>
  readonly #link: Live<LinkStatus | undefined>
  /** Undefined until somebody has said. */
  #isCounting: boolean | undefined = $state()
  readonly #listeners = new Set<() => void>()

  constructor(replica: OfficeReplica) {
    const { db } = replica
    this.#replica = replica
    this.#port = connectAreaWorker(theDatabase().keys.current?.bytes)
    this.#posyandu = new Live(db, readGivenPosyandu)
    this.#pull = new Live(db, readPullProgress)
    this.#link = new Live(db, async (db) => (await db.meta.get(metaKey.link))?.value as LinkStatus | undefined)
    void this.#port.call('isCounting', []).then((isCounting) => (this.#isCounting ??= isCounting))
    // As long as the page is there: an area is opened once.
    new BroadcastChannel(AREA_CHANNEL).onmessage = ({ data: { isCounting } }: MessageEvent<AreaNews>) => {
      this.#isCounting = isCounting
      this.#tell()
    }
    onChanges((tables) => {
      if (tables.some((table) => !NOT_RECORDS.includes(table))) this.#tell()
    })
  }

  get progress(): AreaProgress {
    const { documents = 0, held = 0, bytes = 0, state = 'pulling' } = this.#pull.current ?? {}
    const now = this.#link.current?.state === 'connected' ? state : 'offline'
    const isCounting = now !== 'pulling' && (this.#isCounting ?? true)
    return { documents, held, bytes, state: isCounting ? 'counting' : now }
  }

  get posyandu(): readonly MergedPosyandu[] {
    return this.#posyandu.current ?? []
  }

  tallies(months: readonly CalendarMonth[], question: TallyQuestion = {}): Promise<readonly PosyanduTally[]> {
    return this.#port.call('tallies', [months, question])
  }

  held(): Promise<readonly PosyanduHeld[]> {
    return this.#port.call('held', [])
  }

  records(posyandu: string): Promise<ServedPosyandu> {
    return this.#port.call('records', [posyandu])
  }

  register(posyandu: string): Promise<ServedPosyandu> {
    return this.#port.call('register', [posyandu])
  }

  async isWhole(posyandu: string): Promise<boolean> {
    const { db } = this.#replica
    return areWhole(await readPullProgress(db), await partsOf(db, posyandu))
  }

  everything(posyandu: string): Promise<readonly XlsxSheet[]> {
    return this.#port.call('everything', [posyandu])
  }

  async hold(posyandu: string, months: readonly CalendarMonth[] | 'all'): Promise<void> {
    const { db } = this.#replica
    await this.#replica.bringIn(
      posyandu,
      months === 'all' ? await readMonthsHere(db, await partsOf(db, posyandu)) : months,
    )
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #tell(): void {
    for (const listener of this.#listeners) listener()
  }
}

/** Those that are one with it: all of them are on the disk, or none is whole. */
async function partsOf(db: LocalDatabase, posyandu: string): Promise<readonly string[]> {
  const found = (await readGivenPosyandu(db)).find(({ parts }) => parts.includes(posyandu))
  if (!found) throw new Error(`expected a posyandu of this area, found "${posyandu}"`)
  return found.parts
}

/** These say nothing about anybody's records. */
const NOT_RECORDS: readonly string[] = ['self', 'meta', 'outbox']
