import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { addDays, completedMonths, monthOf } from '../../domain/calendar.ts'
import { BANDS } from '../day.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { breachesIn, sumOf, tallyOf } from '../month/tally.ts'
import { childGroupOf, isKnown } from './child.ts'
import { anyChildMonth } from '../../../tests/any-child-month.ts'
import { columnsOf, exampleMonth, exampleSeen, exampleVisit } from './example-person-month.ts'
import { SKDN } from './skdn.ts'

/** Weighed in October with 7.1 kg, and as it is said in November, at 14 months: 200 g are the least gain. */
const weighed = (weightKg: number, more = {}): PersonMonth =>
  exampleSeen({ weightKg, ...more }, { visits: [exampleVisit('2026-10-10', { weightKg: 7.1 })] })
const skdn = (at: PersonMonth) => columnsOf(SKDN, at)

describe('SKDN of a month', () => {
  it('names a gain of the least grams N, and one of less T', () => {
    expect(skdn(weighed(7.3))).toMatchObject({ s: 1, came: 1, d: 1, n: 1 })
    expect(skdn(weighed(7.29))).toMatchObject({ s: 1, came: 1, d: 1, t: 1 })
  })

  it('knows who was not weighed last month, and who never was', () => {
    const october = exampleVisit('2026-10-10', { came: true, notWeighed: 'rewel' })
    const september = exampleVisit('2026-09-10', { weightKg: 7 })
    expect(skdn(exampleSeen({ weightKg: 9 }, { visits: [september, october] }))).toMatchObject({ d: 1, o: 1 })
    expect(skdn(exampleSeen({ weightKg: 9 }, { visits: [october] }))).toMatchObject({ d: 1, b: 1 })
  })

  it('counts two months of T in a row as 2T, and in T', () => {
    const visits = [
      exampleVisit('2026-09-10', { weightKg: 7.2 }),
      exampleVisit('2026-10-10', { weightKg: 7.1 }),
      exampleVisit('2026-11-10', { weightKg: 7 }),
    ]
    expect(skdn(exampleMonth({ visits }))).toMatchObject({ t: 1, t2: 1 })
    expect(skdn(exampleMonth({ visits: visits.slice(1) }))).not.toHaveProperty('t2')
  })

  it('has a child who came and was not put on the scale, and one who stayed away', () => {
    expect(skdn(exampleSeen({ came: true, notWeighed: 'rewel' }))).toMatchObject({ s: 1, came: 1, notWeighed: 1 })
    expect(skdn(exampleSeen({ came: true, weightKg: 8, copiedFrom: 'buku-kia' }))).toMatchObject({ notWeighed: 1 })
    expect(skdn(exampleMonth({}))).toEqual({ s: 1, kUnknown: 1, absent: 1 })
  })

  it('counts the last of two weighings of one month, sweeping among them', () => {
    const visits = [
      exampleVisit('2026-10-10', { weightKg: 7.1 }),
      exampleVisit('2026-11-10', { weightKg: 7.1 }),
      exampleVisit('2026-11-24', { weightKg: 7.4 }),
    ]
    expect(skdn(exampleMonth({ visits }))).toMatchObject({ came: 1, d: 1, n: 1 })
  })

  it.each([
    [undefined, 'kUnknown'],
    ['ada', 'k'],
    ['pengganti', 'k'],
    ['hilang', 'kNone'],
    ['tidak-ada', 'kNone'],
  ] as const)('reads the book that is %s as %s', (kia, column) => {
    expect(skdn(exampleMonth({ shown: kia ? { kia } : {} }))).toEqual({ s: 1, absent: 1, [column]: 1 })
  })

  it('is about 0 to 59 months, with apras beside it', () => {
    expect(skdn(exampleSeen({ weightKg: 17 }, { birth: '2021-11-11' }))).toMatchObject({ s: 1, d: 1, b: 1 })
    expect(skdn(exampleSeen({ weightKg: 17 }, { birth: '2021-11-10' }))).toEqual({ apras: 1, aprasCame: 1, aprasD: 1 })
    expect(skdn(exampleSeen({ weightKg: 17 }, { birth: '2020-10-10' }))).toEqual({})
  })

  it('draws the red line at -3 and the orange one at +1, where the puskesmas has not moved them', () => {
    // A boy of 1096 days: -3 SD are 10.0 kg, +1 SD 16.2 kg (WHO 2006, domain spec §5.3).
    const at = (weightKg: number) => skdn(exampleSeen({ weightKg }, { birth: addDays('2026-11-10', -1096) }))
    expect(at(9.9)).toHaveProperty('bgm')
    expect(at(10.1)).not.toHaveProperty('bgm')
    expect(at(16.1)).not.toHaveProperty('go')
    expect(at(16.4)).toHaveProperty('go')
  })

  it('keeps guests apart, and whoever is not complete', () => {
    expect(skdn(exampleSeen({ weightKg: 8 }, { shown: { guestFrom: 'Mawar' } }))).toEqual({ guests: 1, guestsD: 1 })
    expect(skdn(exampleSeen({ weightKg: 8 }, { sex: undefined }))).toEqual({ incomplete: 1 })
    expect(skdn(exampleSeen({ weightKg: 8 }, { birth: undefined }))).toEqual({ incomplete: 1 })
    expect(skdn(exampleMonth({ birth: undefined }))).toEqual({})
  })

  it('has who left or died in the course of the month, and not who did before', () => {
    const left = (livingSince: string) => skdn(exampleMonth({ shown: { living: 'pindah', livingSince } }))
    expect(left('2026-12-01')).toMatchObject({ s: 1 })
    expect(left('2026-11-30')).toEqual({})
    const seen = (living: 'pindah' | 'meninggal', livingSince: string) =>
      skdn(exampleSeen({ weightKg: 8 }, { shown: { living, livingSince } }))
    expect(seen('pindah', '2026-11-30')).toMatchObject({ s: 1, d: 1 })
    expect(seen('pindah', '2026-10-31')).toEqual({ guests: 1, guestsD: 1 })
    expect(skdn(exampleMonth({ shown: { living: 'meninggal', livingSince: '2026-11-01' } }))).toMatchObject({ s: 1 })
    expect(skdn(exampleMonth({ shown: { living: 'meninggal', livingSince: '2026-10-31' } }))).toEqual({})
    expect(skdn(exampleSeen({ weightKg: 8 }, { shown: { living: 'pindah' } }))).toEqual({ guests: 1, guestsD: 1 })
  })

  it('counts who moved once a month: where they came from if they were seen there, otherwise where they went', () => {
    const came = { weightKg: 8 }
    fc.assert(
      fc.property(
        fc.constantFrom('2026-09-20', '2026-10-20', '2026-11-01', '2026-11-10', '2026-11-30', '2026-12-05'),
        fc.subarray(['2026-09-10', '2026-10-10', '2026-11-10', '2026-12-10']),
        (movedOn, days) => {
          const there = days.filter((day) => day <= movedOn)
          const here = days.filter((day) => day > movedOn)
          const left = { living: 'pindah', livingSince: movedOn } as const
          for (const month of ['2026-09', '2026-10', '2026-11', '2026-12']) {
            const at = [
              exampleMonth({ shown: left, visits: there.map((day) => exampleVisit(day, came)) }, month),
              exampleMonth(
                {
                  movedIn: movedOn,
                  visits: [
                    ...there.map((day) => exampleVisit(day, came, 'Melati')),
                    ...here.map((day) => exampleVisit(day, came)),
                  ],
                },
                month,
              ),
            ]
            const sum = (code: string) => at.reduce((all, each) => all + (skdn(each)[code] ?? 0), 0)
            expect(sum('s')).toBe(1)
            expect(sum('d')).toBe(days.some((day) => monthOf(day) === month) ? 1 : 0)
          }
        },
      ),
    )
  })

  it('has somebody who came back again where they lived meanwhile', () => {
    const visits = [exampleVisit('2026-11-10', { weightKg: 8 })]
    expect(skdn(exampleMonth({ movedIn: '2027-02-01', visits }))).toMatchObject({ s: 1, d: 1 })
  })

  it('has a child who was born after the open day of the month', () => {
    expect(skdn(exampleMonth({ birth: '2026-11-30' }))).toMatchObject({ s: 1, absent: 1 })
    expect(skdn(exampleMonth({ birth: '2026-12-01' }))).toEqual({})
  })

  it('leaves a visit to the posyandu it was at', () => {
    const visits = [exampleVisit('2026-11-05', { weightKg: 8 }, 'Melati')]
    expect(skdn(exampleMonth({ visits }))).toEqual({ s: 1, kUnknown: 1, absent: 1 })
  })
})

test('every sum holds in every cell, over any month', () => {
  fc.assert(
    fc.property(fc.array(anyChildMonth, { maxLength: 40, size: 'max' }), (people) => {
      const tally = tallyOf(people, [SKDN])
      expect(breachesIn(tally, SKDN)).toEqual([])
      // What the cells hold is what there is to count: counted here once more, without them.
      const own = people.filter(
        (at) =>
          at.isSasaran && isKnown(at) && completedMonths(at.person.birth!, at.on) <= 59 && at.person.birth! <= at.on,
      )
      expect(sumOf(tally, 'skdn.s')).toBe(own.length)
      expect(sumOf(tally, 'skdn.d')).toBe(own.filter(({ weighed }) => weighed).length)
      expect(sumOf(tally, 'skdn.guests')).toBe(
        people.filter((at) => !at.isSasaran && at.came && childGroupOf(at) !== undefined).length,
      )
      const inBands = BANDS.flatMap(({ code }) => ['L', 'P'].map((sex) => ({ code, sex })))
      expect(
        inBands
          .map(({ code, sex }) => sumOf(tally, 'skdn.s', (cell) => cell.band === code && cell.sex === sex))
          .reduce((a, b) => a + b),
      ).toBe(own.length)
    }),
  )
})
