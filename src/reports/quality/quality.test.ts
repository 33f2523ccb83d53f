import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../domain/calendar.ts'
import { growthTables } from '../../domain/growth/tables.ts'
import { who2006 } from '../../domain/growth/tables/who-2006.ts'
import { who2007 } from '../../domain/growth/tables/who-2007.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import type { ServedDay, ServedPerson, ServedVisit } from '../month/served.ts'
import { digitsOf, ENOUGH } from './digits.ts'
import { doubtsAbout } from './doubtful.ts'
import { qualityOf } from './quality.ts'
import { sessionShift } from './session-shift.ts'

const tables = growthTables(who2006, who2007)
const SEPTEMBER = '2026-09-10'
const OCTOBER = '2026-10-12'

describe('the last digits', () => {
  it('of a scale read honestly score low', () => {
    const even = Array.from({ length: 100 }, (_, i) => 7 + (i % 10) / 10)
    expect(digitsOf(even)).toMatchObject({ score: 0, is: 'good', tenths: Array.from({ length: 10 }, () => 10) })
  })

  it('of a stick read to whole and half centimetres are a problem', () => {
    const halves = Array.from({ length: 60 }, (_, i) => 70 + (i % 2) / 2)
    const found = digitsOf(halves)
    expect(found.is).toBe('problem')
    // χ² = 2 · (30 − 6)² / 6 + 8 · 6 = 240; 100 · √(240 / (9 · 60)) = 66.7
    expect(found.score).toBeCloseTo(66.67, 1)
  })

  it('are not judged before there are fifty', () => {
    expect(digitsOf(Array.from({ length: ENOUGH - 1 }, () => 7))).toMatchObject({ score: undefined, is: 'few' })
    expect(digitsOf(Array.from({ length: ENOUGH }, () => 7)).is).toBe('problem')
  })

  it('are the tenths as written, whatever the floating point says, and the score lies from 0 to 100', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 100, max: 12_999 }), { minLength: ENOUGH, maxLength: 80 }),
        (hundredths) => {
          const { tenths, score } = digitsOf(hundredths.map((each) => each / 100))
          for (let digit = 0; digit < 10; digit++) {
            expect(tenths[digit]).toBe(hundredths.filter((each) => String(each).at(-2) === String(digit)).length)
          }
          expect(score).toBeGreaterThanOrEqual(0)
          expect(score).toBeLessThanOrEqual(100.000001)
        },
      ),
    )
  })
})

describe('a child beside itself last month', () => {
  const child = (before: VisitFields, now: VisitFields, birth = '2025-06-01', last = SEPTEMBER) =>
    person('rafa', birth, [visit(last, before), visit(OCTOBER, now)])
  const doubts = (...about: Parameters<typeof child>) =>
    doubtsAbout(child(...about), OCTOBER, tables).map(({ doubt }) => doubt)

  it('half a centimetre shorter is read again wrongly, a little more has shrunk', () => {
    expect(doubts({ heightCm: 76 }, { heightCm: 75.5 })).toEqual([])
    expect(doubts({ heightCm: 76 }, { heightCm: 75.4 })).toEqual(['shrunk'])
  })

  it('that stood now and lay then did not shrink by the seven millimetres between', () => {
    const lying = { heightCm: 76.5, posture: 'terlentang' } as const
    expect(doubts(lying, { heightCm: 76, posture: 'berdiri' })).toEqual([])
    expect(doubts({ heightCm: 76.5 }, { heightCm: 75.9 })).toEqual(['shrunk'])
  })

  it('as long as a month ago is doubted under two years, and later only after eighty days', () => {
    expect(doubts({ heightCm: 76 }, { heightCm: 76 })).toEqual(['unchanged'])
    expect(doubts({ heightCm: 76 }, { heightCm: 76 }, '2025-06-01', addDays(OCTOBER, -20))).toEqual([])
    expect(doubts({ heightCm: 92 }, { heightCm: 92 }, '2023-06-01')).toEqual([])
    expect(doubts({ heightCm: 92 }, { heightCm: 92 }, '2023-06-01', addDays(OCTOBER, -80))).toEqual(['unchanged'])
  })

  it('more than five centimetres longer in a month leapt', () => {
    expect(doubts({ heightCm: 72 }, { heightCm: 77 })).toEqual([])
    expect(doubts({ heightCm: 72 }, { heightCm: 78 })).toEqual(['leapt'])
  })

  it('more than fifteen percent heavier or lighter than last month has another weight', () => {
    expect(doubts({ weightKg: 10 }, { weightKg: 8.5 })).toEqual([])
    expect(doubts({ weightKg: 10 }, { weightKg: 8.4 })).toEqual(['other-weight'])
    expect(doubts({ weightKg: 10 }, { weightKg: 8.4 }, '2025-06-01', addDays(OCTOBER, -46))).toEqual([])
  })

  it('that is not plausible by WHO is flagged with its z', () => {
    // Domain spec §5.3: a boy of 1461 days, 25.0 kg and 103 cm, BB/TB 5.12.
    const boy = person('bima', addDays(OCTOBER, -1461), [
      visit(OCTOBER, { weightKg: 25, heightCm: 103, posture: 'berdiri' }),
    ])
    expect(doubtsAbout(boy, OCTOBER, tables)).toMatchObject([
      { doubt: 'flag', of: 'weightForHeight', value: 25, z: 5.12 },
      { doubt: 'flag', of: 'bmiForAge' },
    ])
  })
})

describe('a whole session', () => {
  const grown = (offKg: number) => (i: number) =>
    person(`anak-${i}`, addDays(SEPTEMBER, -300 - i * 20), [
      visit(SEPTEMBER, { weightKg: medianKg(300 + i * 20) }),
      visit(OCTOBER, { weightKg: medianKg(332 + i * 20) + offKg }),
    ])
  const session = (count: number, offKg: number) =>
    sessionShift(
      Array.from({ length: count }, (_, i) => grown(offKg)(i)),
      OCTOBER,
      OCTOBER,
      tables,
    ).weight

  it('of children who grew as children grow is not shifted', () => {
    const { median, isShifted } = session(12, 0)
    expect(median).toBeCloseTo(0, 6)
    expect(isShifted).toBe(false)
  })

  it('three hundred grams off on every child is the scale; a little less is not said', () => {
    expect(session(8, -0.3)).toMatchObject({ isShifted: true, children: 8, sameSide: 8 })
    expect(session(8, -0.29).isShifted).toBe(false)
    expect(session(8, 0.4).isShifted).toBe(true)
  })

  it('of seven children says nothing', () => {
    expect(session(7, -1)).toEqual({ children: 7, median: undefined, sameSide: 0, isShifted: false })
  })

  it('in which a few children lost much is not shifted', () => {
    const people = [...Array.from({ length: 9 }, (_, i) => grown(0)(i)), ...[9, 10, 11].map(grown(-2))]
    expect(sessionShift(people, OCTOBER, OCTOBER, tables).weight.isShifted).toBe(false)
  })
})

describe('the quality of a month', () => {
  it('counts its own weighings, and reads digits over three months', () => {
    const people = [
      person('a', '2025-06-01', [visit('2026-07-31', { weightKg: 7 }), visit('2026-08-01', { weightKg: 8 })]),
      person('b', '2025-06-01', [visit(OCTOBER, { weightKg: 9, heightCm: 75 }), visit('2026-11-02', { weightKg: 9 })]),
      person('grown', '1990-06-01', [visit(OCTOBER, { weightKg: 61 })]),
    ]
    const quality = qualityOf({ people, days: [day(OCTOBER)] }, '2026-10', tables)
    expect([quality.weighed, quality.measured, quality.weightDigits.count]).toEqual([1, 1, 2])
    expect(quality.sessions.map(({ openDay }) => openDay)).toEqual([OCTOBER])
  })

  it('leaves out what was copied from a book', () => {
    const copied = person('a', '2025-06-01', [visit(OCTOBER, { weightKg: 9, copiedFrom: 'buku-kia' })])
    expect(qualityOf({ people: [copied], days: [day(OCTOBER)] }, '2026-10', tables).weighed).toBe(0)
  })
})

function medianKg(days: number): number {
  return tables.who2006.weightForAge.row('L', days)!.m
}

function visit(on: string, shown: VisitFields): ServedVisit {
  return { openDay: on, on, shown, weightId: undefined, from: '', until: '' }
}

function day(date: string): ServedDay {
  return { record: date, date, place: undefined, groups: [], isClosed: false, kader: [], nakes: [] }
}

function person(record: string, birth: string, visits: readonly ServedVisit[]): ServedPerson {
  return {
    record,
    records: [record],
    name: record,
    sex: 'L',
    birth,
    shown: {},
    family: undefined,
    phone: undefined,
    visits: [...visits].sort((a, b) => (a.on < b.on ? -1 : 1)),
    homeVisits: [],
    pregnancies: [],
    newborn: [],
    doses: [],
    referrals: [],
    pmt: [],
    care: {},
  } as unknown as ServedPerson
}
