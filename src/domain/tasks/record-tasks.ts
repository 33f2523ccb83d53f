/** What is to be done because of a referral, a complaint, an open day somebody missed, or a record with a hole. */
import { addDays, type CalendarDate } from '../calendar.ts'
import { referralTask } from '../follow-up/referral.ts'
import { callOn, kipiTask } from '../immunization/kipi.ts'
import { isExpectedChild, isServed } from '../open-day.ts'
import { maternalOn } from '../pregnancy/pregnancy.ts'
import { TBC_REASONS } from './card-tasks.ts'
import { within } from './finding.ts'
import type { CauseCode, Task, TaskPerson, TaskSettings } from './task.ts'

const REFERRAL: Readonly<Record<'missed' | 'unanswered' | 'control', CauseCode>> = {
  missed: 'rujukan-tidak-datang',
  unanswered: 'rujukan-belum-dijawab',
  control: 'rujukan-kontrol',
}

/** A family that did not arrive, an answer or a control that is overdue (§10). */
export function referralTasks(
  { referrals, record, rt }: TaskPerson,
  today: CalendarDate,
  { answerDays }: TaskSettings,
): readonly Task[] {
  return referrals.flatMap((referral): readonly Task[] => {
    const task = referralTask(referral, today, answerDays)
    if (task === 'waiting' || task === 'answered') return []
    const isTbc = task !== 'control' && referral.reasons.some((code) => TBC_REASONS.includes(code))
    return [
      {
        kind: isTbc ? 'tbc' : 'rujukan',
        person: record,
        rt,
        priority: referral.tier,
        due:
          task === 'control' && referral.controlOn
            ? referral.controlOn
            : addDays(referral.madeOn, answerDays[referral.tier]),
        because: [{ code: REFERRAL[task], on: referral.madeOn }],
      },
    ]
  })
}

/** A serious complaint is told at once, any other is asked after the next day (R6.6). */
export function kipiTasks({ kipi, record, rt }: TaskPerson, today: CalendarDate): readonly Task[] {
  return kipi.flatMap((each): readonly Task[] => {
    const task = kipiTask(each, today)
    if (task === undefined) return []
    const due = task === 'call' ? callOn(each) : each.onset
    return [
      {
        kind: 'kipi',
        person: record,
        rt,
        priority: task === 'report' ? 'segera' : '24-jam',
        due: due ?? today,
        because: [{ code: task === 'report' ? 'kipi-berat' : 'kipi-telepon', on: each.onset }],
      },
    ]
  })
}

/**
 * Who did not come to the last open day that served them. Children are expected every month (§2); of the others those
 * who came at least once in thirteen months, on a day that names their group: who never came is a matter of coverage,
 * and a list of the whole village is of no use to anybody.
 */
export function absenceTasks(person: TaskPerson, { openDays }: TaskSettings): readonly Task[] {
  const { birthDate: birth, visits, pregnancies = [], record, rt } = person
  const isKnown = visits.length > 0 || pregnancies.length > 0
  // Most of a village: grown, and never here.
  if (birth === undefined || (!isKnown && !openDays.some(({ date }) => isExpectedChild(birth, date)))) return []
  const day = openDays.find(({ date, groups }) => birth <= date && isExpected(person, birth, date, groups))
  if (!day || visits.some(({ on }) => on >= day.date)) return []
  const because = [{ code: 'tidak-datang', on: day.date }] as const
  return [{ kind: 'tidak-datang', person: record, rt, ...within('bulan-ini', day.date), because }]
}

/** Handed over by the puskesmas from its PWS (§9.3): done when they came, or were met at home, on that day or later. */
export function askedTasks({ asked, visits, homeVisits = [], record, rt }: TaskPerson): readonly Task[] {
  if (!asked) return []
  const isSeen =
    visits.some(({ on }) => on >= asked.on) || homeVisits.some((each) => !each.notHome && each.on >= asked.on)
  if (isSeen) return []
  const because = [{ code: 'diminta', on: asked.on, number: asked.why }] as const
  return [{ kind: 'diminta', person: record, rt, ...within('bulan-ini', asked.on), because }]
}

function isExpected(
  { visits, pregnancies = [] }: TaskPerson,
  birth: CalendarDate,
  date: CalendarDate,
  groups: readonly string[],
): boolean {
  if (isExpectedChild(birth, date)) return isServed(birth, date, groups)
  if (groups.includes('bumil') && maternalOn(pregnancies, date)?.state === 'hamil') return true
  // Such a day serves every adult of the family, and expects none of the others.
  const named = groups.filter((group) => group !== 'bumil')
  return named.length > 0 && visits.length > 0 && isServed(birth, date, named)
}

/** What is missing or doubtful in the record itself. */
export function recordTasks({ hasNik, doubts, record, rt }: TaskPerson): readonly Task[] {
  const about = { person: record, rt, priority: 'catatan' } as const
  return [
    ...(hasNik ? [] : [{ ...about, kind: 'nik', because: [{ code: 'nik' }] } as const]),
    ...(doubts > 0 ? [{ ...about, kind: 'ragu', because: [{ code: 'ragu', number: String(doubts) }] } as const] : []),
  ]
}
