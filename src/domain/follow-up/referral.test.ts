import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { furthestStatus, nextStatuses, REFERRAL_STATUSES, referralTask, type ReferralStatus } from './referral.ts'
import { mostUrgent, TIERS, type Tier } from './reasons.ts'

describe('a referral goes on', () => {
  it('from made to known, sent, arrived and finished', () => {
    const way: ReferralStatus[] = ['dibuat', 'diketahui', 'dikirim', 'datang', 'tindak-lanjut', 'selesai']
    for (const [i, status] of way.slice(1).entries()) expect(nextStatuses(way[i]!)).toContain(status)
  })

  it('and may be answered first thing: the family went at once', () => {
    expect(nextStatuses('dibuat')).toContain('selesai')
  })

  it('from a family that did not arrive or refused, when they go after all', () => {
    expect(nextStatuses('tidak-datang')).toContain('datang')
    expect(nextStatuses('menolak')).toContain('datang')
  })

  it('never from a death or from its end, and never back to its beginning', () => {
    expect(nextStatuses('meninggal')).toEqual([])
    expect(nextStatuses('selesai')).toEqual([])
    for (const status of REFERRAL_STATUSES) expect(nextStatuses(status)).not.toContain('dibuat')
  })

  it('to its end from wherever it is', () => {
    for (const status of REFERRAL_STATUSES.filter((each) => nextStatuses(each).length > 0)) {
      expect(nextStatuses(status)).toContain('selesai')
      expect(nextStatuses(status)).not.toContain(status)
    }
  })
})

describe('moved on by two phones that did not see each other', () => {
  it('an answer is not hidden by "sent"', () => {
    expect(furthestStatus(['dikirim', 'selesai'])).toBe('selesai')
    expect(furthestStatus(['menolak', 'datang'])).toBe('datang')
    expect(furthestStatus([])).toBeUndefined()
  })

  it('is the same in whatever order they are read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...REFERRAL_STATUSES)), (some) => {
        expect(furthestStatus([...some].reverse())).toBe(furthestStatus(some))
      }),
    )
  })
})

describe('what is to be done about it', () => {
  const made = { madeOn: '2026-03-10', status: 'dikirim' } as const

  it.each<[Tier, string, string]>([
    ['segera', '2026-03-10', 'waiting'],
    ['segera', '2026-03-11', 'unanswered'],
    ['24-jam', '2026-03-10', 'waiting'],
    ['24-jam', '2026-03-11', 'unanswered'],
    ['7-hari', '2026-03-16', 'waiting'],
    ['7-hari', '2026-03-17', 'unanswered'],
  ])('%s on %s is %s', (tier, today, task) => {
    expect(referralTask({ ...made, tier }, today)).toBe(task)
  })

  it('the puskesmas may wait longer', () => {
    const longer = { segera: 1, '24-jam': 2, '7-hari': 14 }
    expect(referralTask({ ...made, tier: '7-hari' }, '2026-03-23', longer)).toBe('waiting')
    expect(referralTask({ ...made, tier: '7-hari' }, '2026-03-24', longer)).toBe('unanswered')
  })

  it('who did not arrive is visited, however short ago', () => {
    expect(referralTask({ ...made, tier: '7-hari', status: 'tidak-datang' }, '2026-03-10')).toBe('missed')
  })

  it('a control is due the day after it should have been', () => {
    const control = { ...made, tier: '7-hari', status: 'tindak-lanjut', controlOn: '2026-03-20' } as const
    expect(referralTask(control, '2026-03-20')).toBe('answered')
    expect(referralTask(control, '2026-03-21')).toBe('control')
    expect(referralTask({ ...control, controlOn: undefined }, '2026-05-01')).toBe('answered')
  })

  it('nothing remains of one that is finished, refused or ended by a death', () => {
    for (const status of ['selesai', 'menolak', 'meninggal'] as const)
      expect(referralTask({ ...made, tier: 'segera', status }, '2027-01-01')).toBe('answered')
  })

  it('a later day never makes an unanswered one wait again', () => {
    const dates = fc.integer({ min: 10, max: 29 }).map((date) => `2026-03-${date}`)
    fc.assert(
      fc.property(fc.constantFrom(...TIERS), dates, dates, (tier, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a]
        if (referralTask({ ...made, tier }, early) === 'unanswered')
          expect(referralTask({ ...made, tier }, late)).toBe('unanswered')
      }),
    )
  })
})

it('several reasons go by the most urgent of them', () => {
  expect(mostUrgent(['7-hari', 'segera', '24-jam'])).toBe('segera')
  expect(mostUrgent(['7-hari', '24-jam'])).toBe('24-jam')
  expect(mostUrgent([])).toBeUndefined()
})
