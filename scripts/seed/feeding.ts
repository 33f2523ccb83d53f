/** Recovery feeding (PMT): begun for who is too light or does not gain, weighed and decided each week. */
import { addDays, completedMonths, type CalendarDate } from '../../src/domain/calendar.ts'
import { PMT_DAYS, PMT_MONTHS, weeksOf } from '../../src/domain/follow-up/pmt.ts'
import type { Json } from '../../src/log/entry.ts'
import type { Child } from './children.ts'
import { rounded, type Luck } from './luck.ts'
import type { Notebook } from './notebook.ts'

/** Of those who need it: what there is to give is not enough for all. */
const BEGUN_SHARE = 0.12
const GAINS_SHARE = 0.7

interface Course {
  readonly record: string
  readonly startedOn: CalendarDate
  readonly days: number
  /** Weeks that were written. */
  weeks: number
  weightKg: number
}

export class Feeding {
  readonly #luck: Luck
  readonly #notebook: Notebook
  readonly #courses = new Map<Child, Course>()
  readonly #share: number

  constructor(luck: Luck, notebook: Notebook) {
    this.#luck = luck
    this.#notebook = notebook
    this.#share = BEGUN_SHARE * luck.pick([0.3, 1, 1, 2])
  }

  /** Until this open day, and what begins after it. `children`: who is here. */
  month(children: readonly Child[], openDay: CalendarDate): void {
    for (const child of children) {
      const course = this.#courses.get(child)
      if (course) this.#goOn(child, course, openDay)
      else this.#mayBegin(child, addDays(openDay, this.#luck.int(2, 6)))
    }
  }

  #mayBegin(child: Child, startedOn: CalendarDate): void {
    const months = completedMonths(child.person.birthDate, startedOn)
    const reason = months >= PMT_MONTHS.from && months < PMT_MONTHS.to ? child.feedingReason : undefined
    if (!reason || !this.#luck.is(this.#share)) return
    const days = PMT_DAYS[reason]
    const record = this.#luck.id()
    this.#courses.set(child, { record, startedOn, days, weeks: 0, weightKg: child.weightKg })
    const paid = { kind: 'lokal', funding: this.#luck.is(0.7) ? 'dak-nf' : 'dana-desa', followsGuideline: true }
    const set = { person: child.person.record, reason, startedOn, days, ...paid }
    this.#notebook.write('first', startedOn, 9, 'pmt', record, set)
  }

  #goOn(child: Child, course: Course, until: CalendarDate): void {
    const last = weeksOf({ ...course, eaten: {}, weekly: {}, decisions: {} })
    while (course.weeks < last && addDays(course.startedOn, (course.weeks + 1) * 7) < until) {
      this.#week(course, last)
    }
    if (course.weeks === last) this.#courses.delete(child)
  }

  #week(course: Course, last: number): void {
    const luck = this.#luck
    const week = ++course.weeks
    const first = addDays(course.startedOn, (week - 1) * 7)
    const eaten = Array.from({ length: 7 }, (_, i): [string, Json] => [
      `eaten.${addDays(first, i)}`,
      luck.is(0.75) ? 'habis' : luck.is(0.8) ? 'sebagian' : 'tidak',
    ])
    const gains = luck.is(GAINS_SHARE)
    course.weightKg = rounded(course.weightKg + (gains ? luck.int(1, 2) * 0.05 : 0), 0.05)
    const on = addDays(first, 6)
    const decision = gains ? (week === last ? 'selesai' : 'lanjut') : week === last ? 'rujuk' : 'lanjut'
    this.#notebook.write('first', on, 10, 'pmt', course.record, {
      ...Object.fromEntries(eaten),
      [`weekly.${week}`]: { on, weightKg: course.weightKg, health: luck.is(0.9) ? 'sehat' : 'sakit' },
      [`decision.${week}`]: decision,
      ...(week === last && { endedOn: on }),
    })
  }
}
