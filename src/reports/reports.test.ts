import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { growthTables } from '../domain/growth/tables.ts'
import { who2006 } from '../domain/growth/tables/who-2006.ts'
import { who2007 } from '../domain/growth/tables/who-2007.ts'
import { addDays } from '../domain/calendar.ts'
import type { VisitFields } from '../log/records/visit.ts'
import { BANDS, type ReportPerson, type ReportVisit } from './day.ts'
import { examplePregnancy } from '../domain/pregnancy/example-pregnancy.ts'
import { activityOf, attendance, notWeighedInMonth, pmtRecipients, staffOf } from './lists.ts'
import { sharesOf, skdnOfDay, type Counts } from './skdn.ts'

const tables = growthTables(who2006, who2007)
const NOVEMBER = { openDay: '2026-11-a', on: '2026-11-10' }
const DATES = {
  '2026-11-a': '2026-11-10',
  '2026-11-b': '2026-11-24',
  '2026-10-a': '2026-10-10',
  '2026-08-a': '2026-08-10',
}
type OpenDay = keyof typeof DATES

function visit(openDay: OpenDay, shown: VisitFields): ReportVisit {
  const weightId = typeof shown.weightKg === 'number' ? `weight of ${openDay}` : undefined
  return { openDay, on: DATES[openDay], shown, weightId }
}

function child(name: string, rest: Partial<ReportPerson> = {}): ReportPerson {
  return {
    record: name,
    name,
    sex: 'L',
    birth: '2025-09-05',
    motherName: undefined,
    rt: undefined,
    phone: undefined,
    isFromElsewhere: false,
    guestFrom: undefined,
    hasBook: undefined,
    visits: [],
    ...rest,
  }
}

const weightKg = fc.integer({ min: 20, max: 250 }).map((n) => n / 10)
/** What can be recorded of somebody at one visit: weighed here most often. */
const HAPPENED: readonly ((weightKg: number) => VisitFields)[] = [
  (weightKg) => ({ came: true, weightKg }),
  (weightKg) => ({ came: true, weightKg }),
  (weightKg) => ({ weightKg }),
  (weightKg) => ({ came: true, weightKg, copiedFrom: 'buku-kia' }),
  () => ({ came: true, notWeighed: 'rewel' }),
  () => ({ came: true }),
  () => ({ came: false }),
]
const visits = fc
  .uniqueArray(fc.constantFrom(...(Object.keys(DATES) as OpenDay[])))
  .chain((days) =>
    fc.tuple(
      ...days.map((openDay) =>
        fc
          .tuple(fc.constantFrom(...HAPPENED), weightKg, fc.integer({ min: 1, max: 60 }), fc.boolean())
          .map(([happened, kg, number, pmtGiven]) => visit(openDay, { ...happened(kg), number, pmtGiven })),
      ),
    ),
  )
const person = fc
  .record({
    sex: fc.option(fc.constantFrom('L' as const, 'P' as const), { nil: undefined, freq: 8 }),
    birth: fc.option(
      fc.integer({ min: -20, max: 2300 }).map((days) => addDays('2026-11-10', -days)),
      { nil: undefined, freq: 8 },
    ),
    isFromElsewhere: fc.constantFrom(false, false, false, true),
    hasBook: fc.option(fc.boolean(), { nil: undefined }),
    visits,
  })
  .map((rest) => rest as Partial<ReportPerson>)
const posyandu = fc
  .array(person, { maxLength: 60, size: 'max' })
  .map((all) => all.map((rest, i) => child(`anak ${i}`, rest)))

describe('on any day of any posyandu', () => {
  test('D = N + T + O + B, datang + tidak datang = sasaran, and no sum is broken', () => {
    let weighed = 0
    fc.assert(
      fc.property(posyandu, (people) => {
        const { total, breaches } = skdnOfDay(tables, people, NOVEMBER)
        weighed += total.d
        expect(total.d).toBe(total.n + total.t + total.o + total.b)
        expect(total.s).toBe(total.came + total.absent)
        expect(total.came).toBe(total.d + total.notWeighed)
        expect(total.t2).toBeLessThanOrEqual(total.t)
        expect(total.k + total.kUnknown).toBeLessThanOrEqual(total.s)
        expect(breaches).toEqual([])
      }),
    )
    expect(weighed).toBeGreaterThan(100)
  })

  test('bands and sexes add up, and the order of the registry says nothing', () => {
    fc.assert(
      fc.property(posyandu, (people) => {
        const skdn = skdnOfDay(tables, people, NOVEMBER)
        const names = Object.keys(skdn.total) as (keyof Counts)[]
        for (const name of names) {
          const ofBands = skdn.bands.reduce((all, { bySex }) => all + bySex.L[name] + bySex.P[name], 0)
          expect(ofBands).toBe(skdn.total[name])
        }
        expect(skdnOfDay(tables, [...people].reverse(), NOVEMBER).total).toEqual(skdn.total)
      }),
    )
  })

  test('everybody who came stands once on the attendance list and once in the activity report', () => {
    fc.assert(
      fc.property(posyandu, (people) => {
        const came = attendance(people, NOVEMBER)
        const { babies, balita, preschool, guests, older: byCard, others, pmt } = activityOf(people, NOVEMBER)
        const onCards = Object.values(byCard).reduce((sum, n) => sum + n, 0)
        expect(new Set(came.map((each) => each.person.record)).size).toBe(came.length)
        expect(babies + balita + preschool + guests + onCards + others).toBe(came.length)
        expect(pmtRecipients(people, NOVEMBER)).toHaveLength(pmt)
        const { total, older, guests: fromElsewhere } = skdnOfDay(tables, people, NOVEMBER)
        expect(babies + balita + preschool).toBe(total.came + older.bySex.L.came + older.bySex.P.came)
        expect(guests).toBe(fromElsewhere.came)
      }),
    )
  })

  test('nobody is both weighed here that day and asked to come again', () => {
    fc.assert(
      fc.property(posyandu, (people) => {
        const { total, older } = skdnOfDay(tables, people, NOVEMBER)
        const d = total.d + older.bySex.L.d + older.bySex.P.d
        const s = total.s + older.bySex.L.s + older.bySex.P.s
        expect(notWeighedInMonth(people, NOVEMBER).length).toBeLessThanOrEqual(s - d)
      }),
    )
  })
})

describe('one child', () => {
  const counts = (rest: Partial<ReportPerson>): Counts => skdnOfDay(tables, [child('Rafa', rest)], NOVEMBER).total

  test('weighed for the first time is B, after a month left out O, and else N or T', () => {
    expect(counts({ visits: [visit('2026-11-a', { weightKg: 9 })] })).toMatchObject({ d: 1, b: 1 })
    const august = visit('2026-08-a', { weightKg: 8.5 })
    expect(counts({ visits: [august, visit('2026-11-a', { weightKg: 9 })] })).toMatchObject({ d: 1, o: 1 })
    const october = visit('2026-10-a', { weightKg: 8.9 })
    expect(counts({ visits: [october, visit('2026-11-a', { weightKg: 9.1 })] })).toMatchObject({ d: 1, n: 1 })
    expect(counts({ visits: [october, visit('2026-11-a', { weightKg: 9 })] })).toMatchObject({ d: 1, t: 1 })
  })

  test('whose weight was copied from Buku KIA came and is not in D; next month it is N or T, not B', () => {
    const copied = { weightKg: 9, copiedFrom: 'buku-kia' } as const
    expect(counts({ visits: [visit('2026-11-a', copied)] })).toMatchObject({ came: 1, d: 0, notWeighed: 1 })
    const later = [visit('2026-10-a', copied), visit('2026-11-a', { weightKg: 9.4 })]
    expect(counts({ visits: later })).toMatchObject({ d: 1, n: 1, b: 0 })
  })

  test('who came and cried is not D', () => {
    expect(counts({ visits: [visit('2026-11-a', { came: true, notWeighed: 'rewel' })] })).toMatchObject({
      s: 1,
      came: 1,
      d: 0,
      notWeighed: 1,
    })
  })

  test('weighed again later in the month stays what it was on this day', () => {
    const both = [visit('2026-11-a', { weightKg: 9 }), visit('2026-11-b', { weightKg: 9.5 })]
    expect(counts({ visits: both })).toMatchObject({ d: 1, b: 1 })
  })

  test('of another posyandu is a guest, in no sum of this one', () => {
    const guest = child('Tamu', { isFromElsewhere: true, visits: [visit('2026-11-a', { weightKg: 9 })] })
    const { total, guests } = skdnOfDay(tables, [guest], NOVEMBER)
    expect([total.s, total.d, guests]).toEqual([0, 0, { came: 1, weighed: 1 }])
  })

  test('far below the red line is BGM', () => {
    expect(counts({ visits: [visit('2026-11-a', { weightKg: 6 })] })).toMatchObject({ bgm: 1 })
    expect(counts({ visits: [visit('2026-11-a', { weightKg: 10 })] })).toMatchObject({ bgm: 0 })
    expect(counts({ visits: [visit('2026-11-a', { weightKg: 6, oedema: true })] })).toMatchObject({ d: 1, bgm: 0 })
  })

  test('of 5 years is past the KMS: weighed, and counted apart', () => {
    const old = child('Besar', { birth: '2021-10-01', visits: [visit('2026-11-a', { weightKg: 17 })] })
    const { total, older } = skdnOfDay(tables, [old], NOVEMBER)
    expect([total.s, older.bySex.L.s, older.bySex.L.d, older.bySex.L.b]).toEqual([0, 1, 1, 0])
  })

  test('of six years is in no sum of children, and on the list of who came with their card', () => {
    const came = [visit('2026-11-a', { weightKg: 20, 'measure.gds': 120 })]
    const bornOn = (birth: string, name = birth) => child(name, { birth, visits: came })
    const older = bornOn('2020-11-10')
    const { total, older: pastKms, guests } = skdnOfDay(tables, [older, bornOn('1950-01-01')], NOVEMBER)
    expect([total.s, total.came, pastKms.bySex.L.s, guests.came]).toEqual([0, 0, 0, 0])
    const names = ['2020-11-11', '2020-11-10', '2007-11-10', '1966-11-10']
    expect(
      attendance(
        names.map((birth) => bornOn(birth)),
        NOVEMBER,
      ).map(({ counted }) => counted),
    ).toEqual(['sasaran', 'sekolah-remaja', 'dewasa', 'lansia'])
    expect(notWeighedInMonth([child('Absen', { birth: '1966-11-10' })], NOVEMBER)).toEqual([])
  })

  test('whose sex is not known is named instead of counted', () => {
    expect(skdnOfDay(tables, [child('Tanpa', { sex: undefined })], NOVEMBER)).toMatchObject({
      incomplete: ['Tanpa'],
      total: { s: 0 },
    })
  })
})

test('a share of nothing is no percentage; N/D′ leaves out those who could not be compared', () => {
  const people = [
    child('naik', { visits: [visit('2026-10-a', { weightKg: 8 }), visit('2026-11-a', { weightKg: 9 })] }),
    child('baru', { visits: [visit('2026-11-a', { weightKg: 9 })] }),
  ]
  const { nd1, nd } = sharesOf(skdnOfDay(tables, people, NOVEMBER).total)
  expect([nd1.percent, nd.percent]).toEqual([100, 50])
  expect(sharesOf(skdnOfDay(tables, [], NOVEMBER).total).ds.percent).toBeUndefined()
})

test('who was swept up later in the month is not on the list of those not weighed', () => {
  const swept = child('Menyusul', { visits: [visit('2026-11-b', { weightKg: 9 })] })
  const away = child('Absen')
  expect(notWeighedInMonth([swept, away], NOVEMBER)).toMatchObject([{ person: { name: 'Absen' }, why: 'tidak-datang' }])
})

test('the bands of the form leave no month out', () => {
  expect(BANDS.map(({ from, to }) => [from, to]).flat()).toEqual([0, 5, 6, 11, 12, 23, 24, 35, 36, 59])
})

test('staff: who wrote and who was typed, each once; a typed midwife who also wrote is no kader', () => {
  expect(staffOf(['Bu Sari', 'Bidan Rina'], { kader: ['bu sari ', 'Bu Ratna', ''], nakes: ['Bidan Rina'] })).toEqual({
    kader: ['Bu Sari', 'Bu Ratna'],
    nakes: ['Bidan Rina'],
  })
})

test('a pregnant girl of 16 is counted among the youth, and among the pregnant', () => {
  const came = [visit('2026-11-a', { came: true })]
  const people = [
    child('Ani', { birth: '2010-06-01', visits: came, pregnancies: [examplePregnancy({ lmp: '2026-06-01' })] }),
    child('Sri', {
      birth: '1995-06-01',
      visits: came,
      pregnancies: [examplePregnancy({ outcome: 'lahir', endedOn: '2026-11-01' })],
    }),
    child('Wati', { birth: '1995-06-01', visits: came }),
  ]
  expect(activityOf(people, NOVEMBER)).toMatchObject({
    older: { 'sekolah-remaja': 1, dewasa: 2, lansia: 0 },
    mothers: { hamil: 1, nifas: 1 },
    others: 0,
  })
})
