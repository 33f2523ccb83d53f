/**
 * Everything of a posyandu, as it was folded before where nothing changed since: a list of names over the area reads every
 * posyandu, and so does a second look at its months.
 */
import type { ServedPosyandu } from '../../reports/month/served.ts'
import type { AreaSources } from './area-sources.ts'
import type { Folder, FoldResult } from './folder.ts'
import type { KeptTallies } from './kept-tallies.ts'

export class Records {
  readonly #folder: Folder
  readonly #kept: Pick<KeptTallies, 'records' | 'putRecords'>

  constructor(folder: Folder, kept: Pick<KeptTallies, 'records' | 'putRecords'>) {
    this.#folder = folder
    this.#kept = kept
  }

  async read(posyandu: AreaSources): Promise<FoldResult> {
    const kept = await this.#kept.records(posyandu.posyandu, posyandu.state, 'records')
    if (kept) return { ...kept, isSettled: true }
    const folded = await this.#folder.fold(posyandu, posyandu)
    // What is not settled is folded again.
    if (folded.isSettled) await this.#keep(posyandu, folded)
    return folded
  }

  /** Who is there: what `registerOf` leaves of them. */
  async register(posyandu: AreaSources): Promise<ServedPosyandu> {
    const kept = await this.#kept.records(posyandu.posyandu, posyandu.state, 'register')
    if (kept) return kept.served
    const read = await this.read(posyandu)
    const served = registerOf(read.served)
    // Kept before there were registers: from now on it has one.
    if (read.isSettled) await this.#keepRegister(posyandu, { ...read, served })
    return served
  }

  async #keep(posyandu: AreaSources, folded: FoldResult): Promise<void> {
    await this.#kept.putRecords({ ...folded, posyandu: posyandu.posyandu, madeOf: posyandu.state }, 'records')
    await this.#keepRegister(posyandu, { ...folded, served: registerOf(folded.served) })
  }

  #keepRegister({ posyandu, state }: AreaSources, { served, held }: FoldResult): Promise<void> {
    return this.#kept.putRecords({ served, held, posyandu, madeOf: state }, 'register')
  }
}

/** Without what was done at visits: for who somebody is, whom they expect, what they are fed, and who signed the months. */
export function registerOf(served: ServedPosyandu): ServedPosyandu {
  const { posyandu, name, desa, kecamatan, kabupaten, days, settings, people, signOffs } = served
  return {
    ...{ posyandu, name, desa, kecamatan, kabupaten, days, settings, people: people.map(registered) },
    ...(signOffs && { signOffs }),
  }
}

function registered(person: ServedPosyandu['people'][number]): ServedPosyandu['people'][number] {
  const { record, records, name, sex, birth, shown, family, movedIn, phone, pregnancies, newborn, pmt, care } = person
  return {
    ...{ record, records, name, sex, birth, shown, family, phone, pregnancies, newborn, pmt, care },
    ...(movedIn !== undefined && { movedIn }),
    ...{ visits: [], homeVisits: [], doses: [], referrals: [] },
  }
}
