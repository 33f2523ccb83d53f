/**
 * SKDN and the recap of 36 columns counted a second time, straight from the entries and as simply as can be: no fold, no
 * projection, no table, no person's month. Of the app it takes the entries' form and WHO's z-scores, and nothing else;
 * the rules are written out here once more. Columns 26 and 28 are not in it: exclusive breastfeeding and doses have
 * tests of their own.
 */
import { growthTables } from '../../src/domain/growth/tables.ts'
import { who2006 } from '../../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../../src/domain/growth/tables/who-2007.ts'
import { childScores } from '../../src/domain/growth/child-scores.ts'
import { readEntry, type Entry, type Json } from '../../src/log/entry.ts'

export type Counts = Record<string, number>
type Values = Record<string, Json>

const tables = growthTables(who2006, who2007)
/** Buku KIA, halaman KMS: grams by completed month; from month 12 the last holds (domain spec §5.3). */
const GAIN = {
  L: [0, 800, 900, 800, 600, 500, 400, 400, 300, 300, 300, 300, 200],
  P: [0, 800, 900, 800, 600, 500, 400, 300, 300, 300, 300, 200, 200],
}

interface Visit {
  readonly on: string
  readonly values: Values
  readonly weightId: string
}

interface Child {
  readonly records: readonly string[]
  readonly said: Values
  readonly visits: readonly Visit[]
}

export function naiveCount(texts: readonly string[], month: string): { skdn: Counts; anak: Counts } {
  const entries = texts.map((text) => readEntry(text)!)
  const counts = { skdn: {} as Counts, anak: {} as Counts }
  const days = openDays(entries)
  for (const child of childrenIn(entries, days)) countChild(child, month, days, entries, counts)
  return counts
}

/** Field by field: the writers whom no later writer of that field names; of several the greatest id. */
function headsOf(entries: readonly Entry[], kind: string, record: string): Record<string, Entry[]> {
  const own = entries.filter((entry) => entry.kind === kind && entry.record === record)
  const heads: Record<string, Entry[]> = {}
  for (const field of new Set(own.flatMap(({ set }) => Object.keys(set)))) {
    const writers = own.filter(({ set }) => field in set)
    heads[field] = writers
      .filter(({ id }) => !writers.some((later) => later.id > id && later.over.includes(id)))
      .sort((a, b) => (a.id < b.id ? -1 : 1))
  }
  return heads
}

function valuesOf(entries: readonly Entry[], kind: string, record: string): Values {
  const heads = Object.entries(headsOf(entries, kind, record))
  return Object.fromEntries(heads.map(([field, writers]) => [field, writers.at(-1)?.set[field] ?? null]))
}

function recordsOf(entries: readonly Entry[], kind: string): string[] {
  return [...new Set(entries.filter((entry) => entry.kind === kind).map(({ record }) => record))]
}

function openDays(entries: readonly Entry[]): { record: string; date: string; groups: string[] }[] {
  return recordsOf(entries, 'open-day')
    .map((record) => ({ record, said: valuesOf(entries, 'open-day', record) }))
    .filter(({ said }) => said.cancelled !== true)
    .map(({ record, said: { date, groups } }) => ({ record, date: date as string, groups: (groups ?? []) as string[] }))
    .sort((a, b) => (a.date + a.record < b.date + b.record ? -1 : 1))
}

function childrenIn(entries: readonly Entry[], days: ReturnType<typeof openDays>): Child[] {
  const together = new Map(recordsOf(entries, 'person').map((record) => [record, [record]]))
  for (const link of recordsOf(entries, 'link')) {
    if (valuesOf(entries, 'link', link).same !== true) continue
    const [a, b] = link.split('~') as [string, string]
    const all = [...together.get(a)!, ...together.get(b)!].sort()
    for (const record of all) together.set(record, all)
  }
  const visitEntries = entries.filter(({ kind }) => kind === 'visit')
  return [...new Set(together.values())].map((records) => {
    const said: Values = {}
    for (const record of [...records].reverse()) {
      for (const [field, value] of Object.entries(valuesOf(entries, 'person', record))) {
        if (value !== null || !(field in said)) said[field] = value
      }
    }
    const visits = days.flatMap(({ record: day, date }): Visit[] => {
      const heads: Record<string, Entry[]> = {}
      for (const record of records) {
        for (const [field, writers] of Object.entries(headsOf(visitEntries, 'visit', `${record}/${day}`))) {
          // Withdrawn in one record and said in another: it is said.
          if (writers.some(({ set }) => set[field] !== null)) {
            heads[field] = [...(heads[field] ?? []), ...writers].sort((a, b) => (a.id < b.id ? -1 : 1))
          }
        }
      }
      const values = Object.fromEntries(Object.entries(heads).map(([field, all]) => [field, all.at(-1)!.set[field]!]))
      return Object.keys(values).length > 0 ? [{ on: date, values, weightId: heads.weightKg?.at(-1)?.id ?? '' }] : []
    })
    return { records, said, visits }
  })
}

/** Month arithmetic on dates as text. */
function ageInMonths(birth: string, on: string): number {
  const [by, bm, bd] = birth.split('-').map(Number) as [number, number, number]
  const [y, m, d] = on.split('-').map(Number) as [number, number, number]
  return (y - by) * 12 + m - bm - (d < bd ? 1 : 0)
}

function monthBefore(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return number === 1 ? `${year - 1}-12` : `${year}-${String(number - 1).padStart(2, '0')}`
}

function lastDay(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number]
  return `${month}-${String(new Date(Date.UTC(year, number, 0)).getUTCDate()).padStart(2, '0')}`
}

function cameAt({ values }: Visit): boolean {
  return values.came === true || typeof values.weightKg === 'number' || typeof values.notWeighed === 'string'
}

/** The one weight of a month: our own scale before a copied one; the last day; the greatest id. */
function weightIn({ said, visits }: Child, month: string): { visit: Visit; copied: boolean } | undefined {
  const weighed = visits.filter(
    ({ on, values }) =>
      on.startsWith(month) &&
      typeof values.weightKg === 'number' &&
      (!said.birthDate || on > (said.birthDate as string)),
  )
  const own = weighed.filter(({ values }) => !values.copiedFrom)
  const all = own.length > 0 ? own : weighed
  const visit = [...all].sort((a, b) => (a.on + a.weightId < b.on + b.weightId ? -1 : 1)).at(-1)
  return visit && { visit, copied: own.length === 0 }
}

function statusIn(child: Child, month: string): { code: string; run: number } | undefined {
  const now = weightIn(child, month)
  const { birthDate: birth, sex } = child.said as { birthDate?: string; sex?: 'L' | 'P' }
  if (!now || now.copied || !birth || !sex || ageInMonths(birth, now.visit.on) > 59) return undefined
  const isEarlier = ({ on, values }: Visit): boolean =>
    on > birth && on.slice(0, 7) < month && typeof values.weightKg === 'number'
  if (!child.visits.some(isEarlier)) return { code: 'B', run: 0 }
  const before = weightIn(child, monthBefore(month))
  if (!before) return { code: 'O', run: 0 }
  const grams = ({ visit }: { visit: Visit }): number => Math.round((visit.values.weightKg as number) * 1000)
  const needed = GAIN[sex][Math.min(ageInMonths(birth, now.visit.on), 12)]!
  if (grams(now) - grams(before) >= needed) return { code: 'N', run: 0 }
  const last = statusIn(child, monthBefore(month))
  return { code: 'T', run: last?.code === 'T' ? last.run + 1 : 1 }
}

function countChild(
  child: Child,
  month: string,
  days: ReturnType<typeof openDays>,
  entries: readonly Entry[],
  { skdn, anak }: { skdn: Counts; anak: Counts },
): void {
  const add = (to: Counts, code: string | number, isSo: unknown): void => {
    if (isSo) to[code] = (to[code] ?? 0) + 1
  }
  const {
    birthDate: birth,
    sex,
    guestFrom,
    living,
    livingSince,
    kia,
  } = child.said as Record<string, string | undefined>
  const [first, last] = [`${month}-01`, lastDay(month)]
  const visits = child.visits.filter(({ on }) => on.startsWith(month))
  const came = visits.filter(cameAt)
  const meant = days.filter(({ date, groups }) => {
    if (!date.startsWith(month)) return false
    return (
      groups.length === 0 ||
      (birth !== undefined && birth <= date && groups.includes(dayGroup(ageInMonths(birth, date))))
    )
  })
  const on = came.at(-1)?.on ?? meant.at(-1)?.date ?? last
  const months = birth && birth <= on ? ageInMonths(birth, on) : undefined
  const isGone = living === 'pindah' || living === 'meninggal'
  const isHereYet =
    !isGone ||
    (livingSince ?? '') > last ||
    ((livingSince ?? '') >= first && (living === 'meninggal' || came.length > 0))
  const isOwn = !guestFrom && (!birth || birth <= last) && isHereYet
  const group = groupIn(months, birth, first)
  const isSeen = came.length > 0

  const isVague = isOwn && (birth === undefined ? isSeen : sex === undefined && group !== undefined)
  add(skdn, 'incomplete', isVague)
  add(anak, 'belum-lengkap', isVague)
  add(anak, 'tamu', isSeen && !isOwn && group !== undefined)
  add(skdn, 'guests', isSeen && !isOwn && group !== undefined)
  const weighed = weightIn(child, month)
  const own = weighed && !weighed.copied ? weighed.visit : undefined
  add(skdn, 'guestsD', isSeen && !isOwn && group !== undefined && own)
  if (!isOwn || group === undefined || months === undefined || !birth || !sex) return

  const measured =
    own ??
    visits
      .filter(
        ({ on, values: { heightCm, headCm, armCm, oedema } }) =>
          on >= birth &&
          (typeof heightCm === 'number' || typeof headCm === 'number' || typeof armCm === 'number' || oedema === true),
      )
      .at(-1)
  const z = zOf(measured, measured === own, birth, sex as 'L' | 'P')
  const status = statusIn(child, month)
  const isBalita = months <= 59
  const isBelowRed = own && isBalita && z.weight !== undefined && z.weight < -3
  const isAboveOrange = own && isBalita && z.weight !== undefined && z.weight > 1
  if (isBalita) {
    const book = kia ? kia === 'ada' || kia === 'pengganti' : undefined
    const hasBook = book ?? (child.visits.some(({ on, values }) => on <= last && values.kiaBook === true) || undefined)
    add(skdn, 's', true)
    add(skdn, hasBook === undefined ? 'kUnknown' : hasBook ? 'k' : 'kNone', true)
    add(skdn, isSeen ? 'came' : 'absent', true)
    add(skdn, 'd', own)
    add(skdn, 'notWeighed', isSeen && !own)
    if (status) add(skdn, status.code.toLowerCase(), true)
    add(skdn, 't2', status?.code === 'T' && status.run > 1)
    add(skdn, 'bgm', isBelowRed)
    add(skdn, 'go', isAboveOrange)
  }
  if (group === 2) {
    add(skdn, 'apras', true)
    add(skdn, isSeen ? 'aprasCame' : 'aprasAbsent', true)
    add(skdn, 'aprasD', own)
  }

  add(anak, 2 + group, true)
  add(anak, (isSeen ? 5 : 8) + group, true)
  const referred = referralsIn(entries, child, days, month)
  add(anak, 34 + group, referred)
  add(anak, 31, hasLocalFood(entries, child, first, last))
  if (!isSeen) return
  const answers = Object.assign({}, ...visits.map(({ values }) => values)) as Values
  const ceklis = checklist(child, answers, months, birth, first)
  add(anak, 11, ceklis === 'lengkap')
  add(anak, 12, ceklis === 'tidak-lengkap')
  add(anak, 13, status?.code === 'N')
  add(anak, 14, status?.code === 'T' || isBelowRed || isAboveOrange)
  const isSwollen = measured?.values.oedema === true
  const measuredAt = measured ? ageInMonths(birth, measured.on) : 0
  const hasWeight = own !== undefined || isSwollen
  if (hasWeight && isBalita && measuredAt <= 60) classed(anak, [15, 16], isSwollen ? -9 : z.forHeight, -2, 1)
  if (isBalita && measuredAt <= 60) classed(anak, [17, 18], z.height, -2, 3)
  if (hasWeight && group === 2) classed(anak, [19, 20], isSwollen ? -9 : z.bmi, -2, 1)
  if (measuredAt <= 60) classed(anak, [21, 22], z.head, -2, 2)
  const arm = measured?.values.armCm
  if (typeof arm === 'number' && measuredAt >= 6 && measuredAt <= 59) add(anak, arm >= 12.5 ? 23 : 24, true)
  add(anak, 25, ['tbc-batuk', 'tbc-demam'].filter((sign) => answers[`ask.${sign}`] === true).length >= 2)
  add(anak, 27, answers['ask.mpasi'] === true && months >= 6 && months <= 23)
  add(
    anak,
    29,
    visits.some(({ values }) => values.vitaminA),
  )
  add(
    anak,
    30,
    visits.some(({ values }) => values.deworming),
  )
  add(
    anak,
    32,
    visits.some(({ values }) => Array.isArray(values.advice) && values.advice.length > 0),
  )
  add(anak, 33, Array.isArray(answers['ask.sakit']) && answers['ask.sakit'].length > 0)
}

/** 0 bayi, 1 balita, 2 apras; who turns 72 months stays apras for that month (C5). */
function groupIn(months: number | undefined, birth: string | undefined, first: string): 0 | 1 | 2 | undefined {
  if (months === undefined || birth === undefined) return undefined
  if (months <= 11) return 0
  if (months <= 59) return 1
  return months <= 71 || (months === 72 && ageInMonths(birth, first) <= 71) ? 2 : undefined
}

/** These villages have open days for balita, for lansia, and for all. */
function dayGroup(months: number): string {
  return months <= 71 ? 'balita' : months >= 720 ? 'lansia' : 'lain'
}

function zOf(visit: Visit | undefined, hasWeight: boolean, birth: string, sex: 'L' | 'P') {
  if (!visit || visit.on < birth) return {}
  const { weightKg, heightCm, headCm, armCm, posture, oedema } = visit.values
  const scores = childScores(tables, {
    sex,
    birth,
    on: visit.on,
    ...(hasWeight && typeof weightKg === 'number' && { weightKg }),
    ...(typeof heightCm === 'number' && { heightCm }),
    ...(typeof headCm === 'number' && { headCm }),
    ...(typeof armCm === 'number' && { armCm }),
    ...(typeof posture === 'string' && { posture: posture as 'terlentang' | 'berdiri' }),
    ...(oedema === true && { oedema }),
  })
  const isBalita = ageInMonths(birth, visit.on) <= 60
  return {
    weight: isBalita ? scores.weightForAge?.z : undefined,
    height: scores.heightForAge?.z,
    forHeight: scores.weightForHeight?.z,
    bmi: scores.bmiForAge?.z,
    head: scores.headForAge?.z,
  }
}

function classed(
  to: Counts,
  [good, others]: [number, number],
  z: number | undefined,
  from: number,
  until: number,
): void {
  if (z === undefined) return
  const code = z >= from && z <= until ? good : others
  to[code] = (to[code] ?? 0) + 1
}

function checklist(child: Child, answers: Values, months: number, birth: string, first: string): Json | undefined {
  const now = answers['ask.ceklis']
  if (now === 'lengkap' || now === 'tidak-lengkap') return now
  const wasComplete = child.visits.some(
    ({ on, values }) =>
      on < first &&
      on >= birth &&
      values['ask.ceklis'] === 'lengkap' &&
      sheet(ageInMonths(birth, on)) === sheet(months),
  )
  return wasComplete && sheet(months) !== undefined ? 'lengkap' : undefined
}

/** Buku KIA's sheets of milestones begin at these months; the last ends with month 71. */
const SHEETS = [0, 3, 6, 9, 12, 18, 24, 36, 48, 60]

function sheet(months: number): number | undefined {
  return months > 71 ? undefined : SHEETS.filter((from) => from <= months).at(-1)
}

function referralsIn(entries: readonly Entry[], { records }: Child, days: ReturnType<typeof openDays>, month: string) {
  return entries.some(({ kind, record }) => {
    const [person = '', day] = record.split('/')
    const date = days.find(({ record: each }) => each === day)?.date
    return kind === 'referral' && records.includes(person) && date?.startsWith(month)
  })
}

function hasLocalFood(entries: readonly Entry[], { records }: Child, first: string, last: string): boolean {
  return recordsOf(entries, 'pmt').some((record) => {
    const { person, startedOn, days, kind } = valuesOf(entries, 'pmt', record) as Record<string, Json>
    const ends = new Date(Date.parse(startedOn as string) + ((days as number) - 1) * 86_400_000)
      .toISOString()
      .slice(0, 10)
    return records.includes(person as string) && kind !== 'pabrikan' && (startedOn as string) <= last && ends >= first
  })
}
