/**
 * Lists by name and address (BNBA) that dinas, desa and the food kitchens demand (field practice 18): who, and as little
 * about them as the list needs. Never a NIK.
 */
import { addDays } from '../../domain/calendar.ts'
import { recipientsOn, type MbgPerson } from '../../domain/mbg/recipients.ts'
import { PWS_IMUNISASI } from '../forms/pws-imunisasi.ts'
import { countIn } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedPerson } from '../month/served.ts'
import { isBalita } from './measured.ts'

export const BNBA_LISTS = ['stunting', 'zero-dose', 'pmt', 'mbg'] as const
export type BnbaList = (typeof BNBA_LISTS)[number]

export interface BnbaPerson {
  /** Tells rows apart; it is not on the list. */
  readonly key: string
  readonly name: string
  readonly sex: 'L' | 'P' | undefined
  /** Completed months; undefined for a mother who is known by her child. */
  readonly months: number | undefined
  readonly mother: string | undefined
  readonly dusun: string | undefined
  readonly rt: string | undefined
  /** Why they are on the list, by code. */
  readonly because: string
}

/**
 * Columns in which everybody on a list counts, so that a posyandu where they are 0 has nobody for it. Not for all: who gets
 * a meal is found over all people together, and PMT goes on for who is counted no more. Those are made of the register alone.
 */
export const LIST_COLUMNS: Readonly<Record<BnbaList, readonly string[] | undefined>> = {
  stunting: ['gizi.tbu-sangat-pendek', 'gizi.tbu-pendek'],
  'zero-dose': ['pws-imunisasi.zero'],
  pmt: undefined,
  mbg: undefined,
}

/** By RT, then by name. */
export function bnbaPeople(list: BnbaList, people: readonly PersonMonth[]): readonly BnbaPerson[] {
  const found = list === 'mbg' ? mbg(people) : people.flatMap((at) => listed(at, BECAUSE[list](at)))
  return [...found].sort((a, b) => compare(a.rt, b.rt) || a.name.localeCompare(b.name, 'id'))
}

const BECAUSE: Readonly<Record<Exclude<BnbaList, 'mbg'>, (at: PersonMonth) => string | undefined>> = {
  /** Measured this month, PB/U or TB/U below −2 (Permenkes 2/2020). */
  stunting: (at) => {
    const height = isBalita(at) ? at.status?.heightForAge : undefined
    return height === 'pendek' || height === 'sangat-pendek' ? height : undefined
  },
  'zero-dose': (at) => (countsAsZeroDose(at) ? 'no-dpt' : undefined),
  pmt: ({ isGuest, person, month }) =>
    isGuest
      ? undefined
      : person.pmt.find(
          ({ startedOn, days, endedOn }) =>
            startedOn <= month.last && (endedOn ?? addDays(startedOn, days - 1)) >= month.first,
        )?.reason,
}

/** As PWS imunisasi counts it, so that list and figure are one. */
function countsAsZeroDose(at: PersonMonth): boolean {
  const column = PWS_IMUNISASI.columns.find(({ code }) => code === 'zero')
  if (!column) throw new Error('expected PWS imunisasi to count zero dose, found no such column')
  return PWS_IMUNISASI.concerns(at) && countIn(column, at) > 0
}

function listed(at: PersonMonth, because: string | undefined): readonly BnbaPerson[] {
  return because === undefined ? [] : [bnbaPerson(at, because)]
}

function bnbaPerson({ person, months }: PersonMonth, because: string): BnbaPerson {
  const { record, name, sex, shown, family } = person
  return {
    key: record,
    name,
    sex,
    months,
    mother: shown.motherName ?? undefined,
    dusun: family?.dusun ?? undefined,
    rt: family?.rt ?? undefined,
    because,
  }
}

/** Who gets a meal by the register on the month's last day; who is added by hand stands on the posyandu's own list. */
function mbg(people: readonly PersonMonth[]): readonly BnbaPerson[] {
  const [first] = people
  if (!first) return []
  const byRecord = new Map(people.map((at) => [at.person.record, at]))
  const own = people.map((at) => mbgPerson(at))
  return recipientsOn(own, [], first.month.last).flatMap(({ key, name, kind, person }) => {
    const at = byRecord.get(person)
    if (!at) return []
    // A mother without a record of her own is found by her child's.
    const isChild = key === person
    const about = bnbaPerson(at, kind)
    return [isChild ? about : { ...about, key, name, sex: 'P', months: undefined, mother: undefined }]
  })
}

function mbgPerson({ person, isGuest }: PersonMonth): MbgPerson {
  const { record, name, sex, birth, shown, family, pregnancies } = person
  return {
    record,
    name,
    sex,
    birthDate: birth,
    motherName: shown.motherName ?? undefined,
    mother: motherOf(person),
    family: shown.family ?? undefined,
    rt: family?.rt ?? undefined,
    pregnancies,
    isElsewhere: isGuest || shown.living === 'pindah' || shown.living === 'meninggal',
    isAtPaud: shown.paud === true,
    isLeftOut: shown.mbg === false,
  }
}

function motherOf({ shown }: ServedPerson): string | undefined {
  return shown.mother ?? undefined
}

function compare(a = '', b = ''): number {
  return a < b ? -1 : a > b ? 1 : 0
}
