/** Whom a programme followed up in a month, and what came of it: referrals, and recovery feeding for stunting. Pure. */
import { monthOf, type CalendarDate, type CalendarMonth } from '../../domain/calendar.ts'
import type { PmtReason } from '../../domain/follow-up/pmt.ts'
import type { ReferralStatus } from '../../domain/follow-up/referral.ts'
import type { ServedPerson, ServedPosyandu } from '../month/served.ts'
import { ABOUT, type Programme } from './programmes.ts'

export type FollowedUp = {
  readonly posyandu: string
  readonly person: ServedPerson
  readonly on: CalendarDate
} & (
  | {
      readonly what: 'referral'
      /** Those of the programme. */
      readonly reasons: readonly string[]
      readonly status: ReferralStatus
      /** What the kader was told to do. */
      readonly answer: string | undefined
      readonly answeredOn: CalendarDate | undefined
    }
  | {
      readonly what: 'pmt'
      readonly reason: PmtReason
      readonly days: number
      readonly endedOn: CalendarDate | undefined
    }
)

/** Oldest first. */
export function followedUp(
  { name, people }: Pick<ServedPosyandu, 'name' | 'people'>,
  month: CalendarMonth,
  programme: Programme,
): readonly FollowedUp[] {
  const codes = ABOUT[programme].reasons
  const found = people.flatMap((person): readonly FollowedUp[] => [
    ...person.referrals.flatMap(({ madeOn, reasons, status, shown }): readonly FollowedUp[] => {
      const own = reasons.filter((code) => codes.includes(code))
      if (monthOf(madeOn) !== month || own.length === 0) return []
      const { answer, answeredOn } = shown
      return [
        {
          posyandu: name,
          person,
          on: madeOn,
          what: 'referral',
          reasons: own,
          status,
          answer: answer ?? undefined,
          answeredOn: answeredOn ?? undefined,
        },
      ]
    }),
    ...(programme === 'stunting' ? person.pmt : []).flatMap(
      ({ startedOn, reason, days, endedOn }): readonly FollowedUp[] =>
        monthOf(startedOn) === month
          ? [{ posyandu: name, person, on: startedOn, what: 'pmt', reason, days, endedOn }]
          : [],
    ),
  ])
  return found.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

export interface Results {
  readonly referred: number
  readonly answered: number
  readonly finished: number
  readonly fed: number
}

export function resultsOf(all: readonly FollowedUp[]): Results {
  const referrals = all.flatMap((each) => (each.what === 'referral' ? [each] : []))
  return {
    referred: referrals.length,
    answered: referrals.filter(({ answer }) => answer !== undefined).length,
    finished: referrals.filter(({ status }) => status === 'selesai').length,
    fed: all.length - referrals.length,
  }
}
