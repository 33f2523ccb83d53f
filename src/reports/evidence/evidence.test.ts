import { describe, expect, it } from 'vitest'
import { CARD_REASONS } from '../../domain/cards/reasons.ts'
import { exampleVisit, examplePerson } from '../forms/example-person-month.ts'
import type { ServedPerson, ServedReferral, ServedVisit } from '../month/served.ts'
import { followUp } from '../../ui/words/id/follow-up.ts'
import { followedUp, resultsOf } from './followed-up.ts'
import { ABOUT, PROGRAMMES } from './programmes.ts'
import { minutesIn, waitingOf } from './waiting.ts'

describe('the programmes', () => {
  it('name only reasons that somebody can be referred for, each in one programme', () => {
    const all = PROGRAMMES.flatMap((programme) => ABOUT[programme].reasons)
    const known: readonly string[] = [...Object.keys(CARD_REASONS), ...Object.keys(followUp.reason)]
    expect(all.filter((code) => !known.includes(code))).toEqual([])
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('who was followed up', () => {
  const referral = (
    madeOn: string,
    reasons: readonly string[],
    more: Partial<ServedReferral> = {},
  ): ServedReferral => ({
    openDay: madeOn,
    madeOn,
    status: 'dibuat',
    tier: '7-hari',
    reasons,
    shown: {},
    ...more,
  })
  const rafa = examplePerson({
    name: 'Rafa',
    referrals: [
      referral('2026-10-12', ['bgm', 'tbc-gejala'], { status: 'selesai', shown: { answer: 'Timbang lagi' } }),
      referral('2026-09-30', ['bgm']),
    ],
    pmt: [
      { record: 'p', reason: 'wasting', startedOn: '2026-10-01', days: 56 } as unknown as ServedPerson['pmt'][number],
    ],
  })
  const melati = { name: 'Melati', people: [rafa] }

  it('are those of that month and that programme, with what came back', () => {
    const found = followedUp(melati, '2026-10', 'stunting')
    expect(found.map(({ what, on }) => [what, on])).toEqual([
      ['pmt', '2026-10-01'],
      ['referral', '2026-10-12'],
    ])
    expect(found[1]).toMatchObject({ reasons: ['bgm'], answer: 'Timbang lagi', posyandu: 'Melati' })
    expect(resultsOf(found)).toEqual({ referred: 1, answered: 1, finished: 1, fed: 1 })
  })

  it('of TBC are referred for TBC alone, without the feeding', () => {
    expect(followedUp(melati, '2026-10', 'tbc')).toMatchObject([{ what: 'referral', reasons: ['tbc-gejala'] }])
    expect(followedUp(melati, '2026-11', 'tbc')).toEqual([])
  })
})

describe('the time at the posyandu', () => {
  const at = (on: string, from: string, until: string): ServedVisit => ({ ...exampleVisit(on, {}), from, until })
  const day = '2026-10-12'
  const minutesOf = (...visits: readonly ServedVisit[]) => minutesIn({ people: [examplePerson({ visits })] }, '2026-10')

  it('runs from the first to the last thing written', () => {
    expect(minutesOf(at(day, `${day}T08:00:00+07:00`, `${day}T08:42:00+07:00`))).toEqual({ minutes: [42], of: 1 })
  })

  it('is not told by one entry, by what was written on another day, nor over four hours', () => {
    const noon = `${day}T12:00:00+07:00`
    expect(
      minutesOf(
        at(day, noon, noon),
        at(day, '2026-10-13T20:00:00+07:00', '2026-10-13T20:30:00+07:00'),
        at(day, `${day}T08:00:00+07:00`, `${day}T12:01:00+07:00`),
      ),
    ).toEqual({ minutes: [], of: 3 })
    expect(minutesOf(at(day, `${day}T08:00:00+07:00`, noon)).minutes).toEqual([240])
  })

  it('leaves out other months, and what was done at another posyandu', () => {
    const away = { ...at(day, `${day}T08:00:00+07:00`, `${day}T08:42:00+07:00`), elsewhere: 'anggrek' }
    expect(minutesOf(away, at('2026-09-12', '2026-09-12T08:00:00+07:00', '2026-09-12T08:10:00+07:00')).of).toBe(0)
  })

  it('is the middle of them, and what nine of ten did not pass', () => {
    expect(waitingOf([50, 10, 20, 30, 40, 60, 70, 80, 90, 100], 12)).toEqual({
      visits: 10,
      of: 12,
      median: 50,
      ninth: 90,
    })
    expect(waitingOf([], 3)).toEqual({ visits: 0, of: 3, median: undefined, ninth: undefined })
  })
})
