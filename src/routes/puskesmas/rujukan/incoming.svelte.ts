import { daysBetween, monthOf, type CalendarDate } from '../../../domain/calendar.ts'
import { TIERS } from '../../../domain/follow-up/reasons.ts'
import { referralTask, type ReferralTask } from '../../../domain/follow-up/referral.ts'
import type { Area, AreaPosyandu } from '../../../replica/area/area.ts'
import type { ServedPerson, ServedReferral } from '../../../reports/month/served.ts'
import { monthsUntil } from '../months.ts'
import { today } from '../today.ts'

/** How far back is looked: referrals that wait longer than a year are for the posyandu's own list. */
export const INCOMING_MONTHS = 12
/** How many of a month wait for an answer. */
export const UNANSWERED = 'layanan.rujukan-tanpa-jawaban'

export interface Incoming {
  readonly posyandu: AreaPosyandu
  readonly person: ServedPerson
  readonly referral: ServedReferral
  readonly task: ReferralTask
  /** Since it was made; until it was answered, where it was. */
  readonly days: number
}

/** Referrals of the whole area: posyandu after posyandu, and again when anything changed. Must be made with a component. */
export class IncomingReferrals {
  all: readonly Incoming[] | undefined = $state.raw()
  done = $state(0)
  of = $state(0)

  constructor(area: Area) {
    $effect(() => {
      const posyandu = area.posyandu
      let isOver = false
      let turn = 0
      const read = async (): Promise<void> => {
        const mine = ++turn
        const now = today()
        const months = monthsUntil(monthOf(now), INCOMING_MONTHS)
        const tallies = await area.tallies(months, { names: ['layanan.rujukan'], isSummed: true })
        const some = tallies.flatMap(({ posyandu, tally }) =>
          tally?.some(({ counts }) => (counts['layanan.rujukan'] ?? 0) > 0) ? [posyandu] : [],
        )
        const asked = posyandu.filter((each) => some.includes(each.posyandu))
        if (isOver || mine !== turn) return
        this.of = asked.length
        this.done = 0
        const found: Incoming[] = []
        for (const each of asked) {
          const { people, settings } = await area.records(each.posyandu)
          if (isOver || mine !== turn) return
          for (const person of people)
            for (const referral of person.referrals)
              if (months.includes(monthOf(referral.madeOn)))
                found.push(incoming(each, person, referral, now, settings.answerDays))
          this.done++
        }
        this.all = found.sort(byUrgency)
      }
      void read()
      const end = area.onChange(() => void read())
      return () => {
        isOver = true
        end()
      }
    })
  }
}

function incoming(
  posyandu: AreaPosyandu,
  person: ServedPerson,
  referral: ServedReferral,
  today: CalendarDate,
  answerDays: Parameters<typeof referralTask>[2],
): Incoming {
  const { controlOn, answeredOn } = referral.shown
  const task = referralTask({ ...referral, controlOn: controlOn ?? undefined }, today, answerDays)
  const until = answeredOn ?? today
  return { posyandu, person, referral, task, days: Math.max(0, daysBetween(referral.madeOn, until)) }
}

/** The most urgent first, then who has waited longest. */
function byUrgency(a: Incoming, b: Incoming): number {
  return TIERS.indexOf(a.referral.tier) - TIERS.indexOf(b.referral.tier) || b.days - a.days
}
