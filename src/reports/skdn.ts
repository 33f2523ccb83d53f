/** SKDN of one open day (domain spec §11.1), by sex and age band, with the sums that must hold checked. */
import { completedMonths, monthOf } from '../domain/calendar.ts'
import { childScores } from '../domain/growth/child-scores.ts'
import { childStatus } from '../domain/growth/status.ts'
import type { GrowthTables, Sex } from '../domain/growth/tables.ts'
import { weighingStatus } from '../domain/weighing/status.ts'
import {
  bandOf,
  BANDS,
  countedAs,
  hasCome,
  isWeighedAt,
  OLDER_BAND,
  visitOn,
  weighingsOf,
  type BandCode,
  type ReportDay,
  type ReportPerson,
} from './day.ts'

/** Each is counted by itself; what must add up is compared afterwards. */
export interface Counts {
  readonly s: number
  readonly k: number
  /** Of S: nobody has asked for their book yet. */
  readonly kUnknown: number
  readonly came: number
  readonly absent: number
  readonly d: number
  /** Came, and was not put on our scale (domain rule K4). */
  readonly notWeighed: number
  readonly n: number
  readonly t: number
  readonly o: number
  readonly b: number
  /** Of T: two months in a row. */
  readonly t2: number
  readonly bgm: number
}

export interface BandCounts {
  readonly band: BandCode
  readonly bySex: Readonly<Record<Sex, Counts>>
}

export interface Skdn {
  /** 0 to 59 months. */
  readonly bands: readonly BandCounts[]
  /** 60 to 71 months: past the KMS, so weighed without N, T, O or B. */
  readonly older: BandCounts
  readonly bySex: Readonly<Record<Sex, Counts>>
  readonly total: Counts
  readonly guests: { readonly came: number; readonly weighed: number }
  /** Came, or are expected, and cannot be counted until their sex or birth date is known. */
  readonly incomplete: readonly string[]
  /** Sums that do not hold: never hidden. */
  readonly breaches: readonly Breach[]
}

export interface Breach {
  readonly band: BandCode
  readonly sex: Sex
  readonly sum: 'D = N + T + O + B' | 'datang = D + tidak ditimbang' | 'S = datang + tidak datang'
  readonly left: number
  readonly right: number
}

export function skdnOfDay(tables: GrowthTables, people: readonly ReportPerson[], day: ReportDay): Skdn {
  const counted = (as: ReturnType<typeof countedAs>) => people.filter((person) => countedAs(person, day) === as)
  const children = counted('sasaran').flatMap((person) => childOnDay(tables, person, day))
  const countsOf = (band: BandCode, sex: Sex): Counts =>
    sum(children.filter((child) => child.band === band && child.sex === sex).map(({ counts }) => counts))
  const bandCounts = (band: BandCode): BandCounts => ({
    band,
    bySex: { L: countsOf(band, 'L'), P: countsOf(band, 'P') },
  })
  const bands = BANDS.map(({ code }) => bandCounts(code))
  const older = bandCounts(OLDER_BAND.code)
  const bySex = { L: sum(bands.map((each) => each.bySex.L)), P: sum(bands.map((each) => each.bySex.P)) }
  const guests = counted('tamu').filter((person) => hasCome(person, day))
  return {
    bands,
    older,
    bySex,
    total: sum([bySex.L, bySex.P]),
    guests: { came: guests.length, weighed: guests.filter((person) => isWeighed(person, day)).length },
    incomplete: counted('belum-lengkap').map(({ name }) => name),
    breaches: [...bands, older].flatMap(breachesOf),
  }
}

/** A share that is said only with what it is a share of; the percentage is undefined of nothing. */
export interface Share {
  readonly part: number
  readonly of: number
  readonly percent: number | undefined
}

/** N/D′ counts only those whose weight could be compared, so it stands in front (domain rule K17). */
export function sharesOf({ s, k, d, n, t, bgm }: Counts): Readonly<Record<'nd1' | 'nd' | 'ds' | 'ks' | 'bgmd', Share>> {
  return { nd1: share(n, n + t), nd: share(n, d), ds: share(d, s), ks: share(k, s), bgmd: share(bgm, d) }
}

function share(part: number, of: number): Share {
  return { part, of, percent: of === 0 ? undefined : (100 * part) / of }
}

interface CountedChild {
  readonly band: BandCode
  readonly sex: Sex
  readonly counts: Counts
}

function childOnDay(tables: GrowthTables, person: ReportPerson, day: ReportDay): readonly CountedChild[] {
  const { sex, birth, hasBook } = person
  const band = birth === undefined ? undefined : bandOf(birth, day.on)
  if (sex === undefined || birth === undefined || band === undefined) return []
  const came = hasCome(person, day)
  const weighed = isWeighed(person, day)
  // As things stood on that day: what came later in the month is that later day's.
  const weighings = weighingsOf(person.visits.filter(({ on }) => on <= day.on))
  const status = weighed ? weighingStatus({ sex, birth, weighings }, monthOf(day.on)) : undefined
  const counts: Counts = {
    s: 1,
    k: one(hasBook === true),
    kUnknown: one(hasBook === undefined),
    came: one(came),
    absent: one(!came),
    d: one(weighed),
    notWeighed: one(came && !weighed),
    n: one(status?.code === 'N'),
    t: one(status?.code === 'T'),
    o: one(status?.code === 'O'),
    b: one(status?.code === 'B'),
    t2: one(status?.code === 'T' && status.consecutiveT > 1),
    bgm: one(weighed && isBelowRedLine(tables, person, day)),
  }
  return [{ band, sex, counts }]
}

function isWeighed(person: ReportPerson, day: ReportDay): boolean {
  const visit = visitOn(person, day)
  return visit !== undefined && person.birth !== undefined && isWeighedAt(visit, person.birth)
}

/** With oedema the weight says nothing (§5.3), here as on the child's own page. */
function isBelowRedLine(tables: GrowthTables, person: ReportPerson, day: ReportDay): boolean {
  const { weightKg, oedema } = visitOn(person, day)?.shown ?? {}
  if (typeof weightKg !== 'number' || oedema === true || !person.sex || !person.birth) return false
  const scores = childScores(tables, { sex: person.sex, birth: person.birth, on: day.on, weightKg })
  const about = { completedMonths: completedMonths(person.birth, day.on), oedema: false }
  return childStatus(scores, about, day.kms).bgm === true
}

function breachesOf({ band, bySex }: BandCounts): readonly Breach[] {
  return (['L', 'P'] as const).flatMap((sex) => {
    const { s, came, absent, d, notWeighed, n, t, o, b } = bySex[sex]
    const sums = [
      { sum: 'D = N + T + O + B', left: d, right: band === OLDER_BAND.code ? d : n + t + o + b },
      { sum: 'datang = D + tidak ditimbang', left: came, right: d + notWeighed },
      { sum: 'S = datang + tidak datang', left: s, right: came + absent },
    ] as const
    return sums.filter(({ left, right }) => left !== right).map((each) => ({ band, sex, ...each }))
  })
}

const NOTHING: Counts = {
  s: 0,
  k: 0,
  kUnknown: 0,
  came: 0,
  absent: 0,
  d: 0,
  notWeighed: 0,
  n: 0,
  t: 0,
  o: 0,
  b: 0,
  t2: 0,
  bgm: 0,
}

function sum(all: readonly Counts[]): Counts {
  const names = Object.keys(NOTHING) as (keyof Counts)[]
  return Object.fromEntries(
    names.map((name) => [name, all.reduce((total, each) => total + each[name], 0)]),
  ) as unknown as Counts
}

function one(isSo: boolean): number {
  return isSo ? 1 : 0
}
