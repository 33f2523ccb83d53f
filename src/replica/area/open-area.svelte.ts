/** The area as this device has it: a computer of the puskesmas counts documents, a phone reads its tables. */
import type { CalendarDate, CalendarMonth } from '../../domain/calendar.ts'
import type { PosyanduHeld } from '../../reports/completeness.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { XlsxSheet } from '../../reports/national/xlsx.ts'
import type { Replica } from '../client.ts'
import { readOwnAccess } from '../queries/own-access.ts'
import type { Area, AreaProgress, MergedPosyandu, PosyanduTally, TallyQuestion } from './area.ts'
import { officeArea } from './office-area.svelte.ts'
import { phoneArea } from './phone-area.svelte.ts'

let opened: Area | undefined

/** One for as long as the app is open: whoever comes back to these screens finds what was counted. `today` is asked each time. */
export function openArea(replica: Replica, today: () => CalendarDate): Area {
  opened ??= new OpenedArea(replica, today)
  return opened
}

const NOT_YET: AreaProgress = { documents: 0, held: 0, bytes: 0, state: 'offline' }

/** Which of the two it is, is known a moment after the first screen asks. */
class OpenedArea implements Area {
  #area: Area | undefined = $state.raw()
  readonly #opening: Promise<Area>

  constructor(replica: Replica, today: () => CalendarDate) {
    this.#opening = readOwnAccess(replica.db).then((access) => {
      this.#area = access?.role === 'puskesmas' ? officeArea(replica) : phoneArea(replica, today)
      return this.#area
    })
  }

  get progress(): AreaProgress {
    return this.#area?.progress ?? NOT_YET
  }

  get posyandu(): readonly MergedPosyandu[] {
    return this.#area?.posyandu ?? []
  }

  async tallies(months: readonly CalendarMonth[], question?: TallyQuestion): Promise<readonly PosyanduTally[]> {
    return (await this.#opening).tallies(months, question)
  }

  async held(): Promise<readonly PosyanduHeld[]> {
    return (await this.#opening).held()
  }

  async records(posyandu: string): Promise<ServedPosyandu> {
    return (await this.#opening).records(posyandu)
  }

  async register(posyandu: string): Promise<ServedPosyandu> {
    return (await this.#opening).register(posyandu)
  }

  async isWhole(posyandu: string): Promise<boolean> {
    return (await this.#opening).isWhole(posyandu)
  }

  async everything(posyandu: string): Promise<readonly XlsxSheet[]> {
    return (await this.#opening).everything(posyandu)
  }

  async hold(posyandu: string, months: readonly CalendarMonth[] | 'all'): Promise<void> {
    await (await this.#opening).hold(posyandu, months)
  }

  onChange(listener: () => void): () => void {
    const ending = this.#opening.then((area) => area.onChange(listener))
    return () => void ending.then((end) => end())
  }
}
