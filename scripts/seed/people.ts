/** Families of one posyandu: who lives there, with the ages of the planning model (domain spec §1.5). */
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts'
import type { Sex } from '../../src/domain/growth/tables.ts'
import type { Luck } from './luck.ts'
import { BOYS, GIRLS, MEN, SECOND, WOMEN } from './names.ts'

export interface Person {
  readonly record: string
  readonly name: string
  readonly sex: Sex
  readonly birthDate: CalendarDate
  readonly family: string
  readonly relation: string
  readonly nik: string | undefined
  readonly mother: Person | undefined
  readonly father: string | undefined
}

export interface Family {
  readonly record: string
  readonly kk: string
  readonly rt: string
  readonly rw: string
  readonly dusun: string
  /** Who is born joins them. */
  readonly people: Person[]
}

/** People a household (domain spec §1.5). */
const HOUSEHOLD = 3.7
/** Years of age, and how many of a hundred people: §1.5, its planning model; the rest are adults. */
const CHILDREN: readonly (readonly [from: number, to: number, share: number])[] = [
  [0, 0.99, 0.016],
  [1, 4.99, 0.066],
  [5, 5.99, 0.018],
  [6, 18.99, 0.22],
]
const ELDERS_SHARE = 0.11
const DAYS_A_YEAR = 365.25

export function peopleOf(prefix: string, count: number, first: CalendarDate, luck: Luck): Family[] {
  const ages = CHILDREN.flatMap(([from, to, share]) =>
    Array.from({ length: Math.round(count * share) }, () => from + luck.next() * (to - from)),
  )
  const elders = Math.round(count * ELDERS_SHARE)
  const families = Math.round(count / HOUSEHOLD)
  const spare = count - ages.length - elders - 2 * families
  return Array.from({ length: families }, (_, i) => {
    const share = (total: number): number =>
      Math.floor(((i + 1) * total) / families) - Math.floor((i * total) / families)
    const children = ages.splice(0, luckyShare(ages.length, families - i, luck))
    return family({ prefix, i, first, luck, children, elders: share(elders), others: share(Math.max(0, spare)) })
  })
}

/** So that some families have many and some none, and the last takes what is left. */
function luckyShare(left: number, families: number, luck: Luck): number {
  if (families <= 1) return left
  return Math.min(left, Math.max(0, Math.round(luck.about(left / families, 0.9))))
}

interface Household {
  readonly prefix: string
  readonly i: number
  readonly first: CalendarDate
  readonly luck: Luck
  readonly children: readonly number[]
  readonly elders: number
  readonly others: number
}

function family({ prefix, i, first, luck, children, elders, others }: Household): Family {
  const record = luck.id()
  const number = `${prefix}${String(i).padStart(4, '0')}`
  const make = (sex: Sex, age: number, relation: string, parents?: { mother: Person; father: Person }): Person => {
    const birthDate = addDays(first, -Math.round(age * DAYS_A_YEAR) + (age < 1 ? 0 : luck.int(0, 20)))
    const young = age < 19
    const given = luck.pick(sex === 'P' ? (young ? GIRLS : WOMEN) : young ? BOYS : MEN)
    const name = `${given} ${luck.pick(SECOND)}`
    // Babies often have none yet (domain rule R1.4).
    const nik = luck.is(age < 1 ? 0.5 : 0.97) ? nikOf(prefix, birthDate, sex, luck) : undefined
    const { mother, father } = parents ?? {}
    return { record: luck.id(), name, sex, birthDate, family: record, relation, nik, mother, father: father?.name }
  }
  const oldest = Math.max(0, ...children)
  const mother = make('P', Math.min(58, Math.max(20, luck.about(oldest + 25, 4))), 'Istri')
  const father = make('L', Math.min(59, Math.max(21, luck.about(oldest + 28, 4))), 'Kepala Keluarga')
  const people = [father, mother]
  for (const age of children) people.push(make(luck.is(0.51) ? 'L' : 'P', age, 'Anak', { mother, father }))
  for (let n = 0; n < elders; n++) people.push(make(luck.is(0.45) ? 'L' : 'P', 60 + luck.next() * 25, 'Orang Tua'))
  for (let n = 0; n < others; n++) people.push(make(luck.is(0.5) ? 'L' : 'P', 20 + luck.next() * 38, 'Famili Lain'))
  const rt = String(1 + (i % 6)).padStart(2, '0')
  const dusun = `Dusun ${1 + (i % 3)}`
  return { record, kk: `1709${number}`.padEnd(16, '0').slice(0, 16), rt, rw: `0${1 + (i % 2)}`, dusun, people }
}

/** Place, day (a woman's day counts from 41), month, year, a number (domain spec R1.5). */
function nikOf(prefix: string, birthDate: CalendarDate, sex: Sex, luck: Luck): string {
  const day = Number(birthDate.slice(8)) + (sex === 'P' ? 40 : 0)
  const born = `${String(day).padStart(2, '0')}${birthDate.slice(5, 7)}${birthDate.slice(2, 4)}`
  return `1709${prefix.slice(0, 2).padStart(2, '0')}${born}${String(luck.int(1, 9999)).padStart(4, '0')}`
}
