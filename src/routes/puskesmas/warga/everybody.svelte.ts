import type { CalendarDate } from '../../../domain/calendar.ts'
import type { Area, AreaPosyandu } from '../../../replica/area/area.ts'
import { buildIndex, search, type Found, type Searchable } from '../../../domain/search.ts'
import type { Pregnancy } from '../../../domain/pregnancy/pregnancy.ts'
import type { Sex } from '../../../domain/growth/tables.ts'
import type { ServedPerson } from '../../../reports/month/served.ts'
import { recordsOf } from '../records-of.ts'

export interface Somebody extends Searchable {
  readonly record: string
  readonly name: string
  readonly nickname: string | undefined
  readonly motherName: string | undefined
  readonly birthDate: CalendarDate | undefined
  readonly rt: string | undefined
  readonly posyandu: AreaPosyandu
  readonly sex: Sex | undefined
  readonly guestFrom: string | undefined
  readonly hasMoved: boolean
  readonly hasDied: boolean
  readonly pregnancies: readonly Pregnancy[]
}

/** An index of a whole area takes a while to make: not after every posyandu. */
const INDEX_EVERY = 8

/** Everybody of the area, posyandu after posyandu: whoever was read can be found while the others come. */
export class Everybody {
  #people: readonly Somebody[] = $state.raw([])
  readonly #index = $derived(buildIndex(this.#people))
  /** Posyandu that are read, of how many. */
  done = $state(0)
  all = $state(0)

  /** Must be made while a component starts. Read once: who was entered since is there when the screen is opened again. */
  constructor(area: Area) {
    $effect(() => {
      const places = area.posyandu
      let isOver = false
      const read = async (): Promise<void> => {
        const found: Somebody[] = []
        this.done = 0
        this.all = places.length
        for await (const { place, served } of recordsOf(area, places, 'register')) {
          if (isOver) return
          found.push(...served.people.map((person) => somebody(person, place)))
          this.done++
          if (this.done % INDEX_EVERY === 1 || this.done === this.all) this.#people = [...found]
        }
      }
      void read()
      return () => (isOver = true)
    })
  }

  get isReading(): boolean {
    return this.done < this.all
  }

  /** How many were read. */
  get count(): number {
    return this.#people.length
  }

  search(query: string, limit: number): Found<Somebody> {
    return search(this.#index, query, limit)
  }
}

function somebody({ record, shown, family, sex, pregnancies }: ServedPerson, posyandu: AreaPosyandu): Somebody {
  return {
    record,
    posyandu,
    sex,
    name: shown.name ?? '',
    nickname: shown.nickname ?? undefined,
    motherName: shown.motherName ?? undefined,
    fatherName: shown.fatherName ?? undefined,
    birthDate: shown.birthDate ?? undefined,
    nik: shown.nik ?? undefined,
    family: shown.family ?? undefined,
    kk: family?.kk ?? undefined,
    rt: family?.rt ?? undefined,
    guestFrom: shown.guestFrom ?? undefined,
    hasMoved: shown.living === 'pindah',
    hasDied: shown.living === 'meninggal',
    pregnancies,
  }
}
