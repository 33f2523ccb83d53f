import type { CalendarDate } from '../calendar.ts'
import { chronicTasks, dependenceTasks, tbcTasks } from './card-tasks.ts'
import { doseTasks, growthTasks } from './child-tasks.ts'
import { homeTasks } from './home-tasks.ts'
import { maternalTasks, newbornTasks } from './maternal-tasks.ts'
import { absenceTasks, askedTasks, kipiTasks, recordTasks, referralTasks } from './record-tasks.ts'
import { PRIORITIES, type Task, type TaskPerson, type TaskSettings } from './task.ts'

/**
 * From the records and today's date to what somebody should do, the most urgent first, then by RT (domain spec §9.3,
 * "useful derived lists"). A task is gone when its cause is: there is nothing to tick.
 */
export function tasksFor(people: readonly TaskPerson[], today: CalendarDate, settings: TaskSettings): readonly Task[] {
  return inOrder(people.flatMap((person) => tasksOf(person, today, settings)))
}

/** The order of `tasksFor`, for tasks that were made in parts. */
export function inOrder(tasks: readonly Task[]): readonly Task[] {
  return [...tasks].sort(
    (a, b) =>
      PRIORITIES.indexOf(a.priority) - PRIORITIES.indexOf(b.priority) ||
      compareRt(a.rt, b.rt) ||
      compare(a.due ?? '', b.due ?? '') ||
      compare(a.person, b.person),
  )
}

/** Of one person, in no order. */
export function tasksOf(person: TaskPerson, today: CalendarDate, settings: TaskSettings): readonly Task[] {
  if (person.referrals.some(({ status }) => status === 'meninggal')) return []
  const begun = [...kipiTasks(person, today), ...referralTasks(person, today, settings)]
  if (person.isElsewhere) return begun
  return [
    ...begun,
    ...homeTasks(person, today),
    ...maternalTasks(person, today, settings),
    ...newbornTasks(person, today),
    ...tbcTasks(person, settings),
    ...chronicTasks(person, today, settings),
    ...dependenceTasks(person, settings),
    ...growthTasks(person, today, settings),
    ...doseTasks(person, today, settings),
    ...askedTasks(person),
    ...absenceTasks(person, settings),
    ...recordTasks(person),
  ]
}

/** "2" before "10", and who has none after everybody else. */
function compareRt(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0
  if (a === undefined || b === undefined) return a === undefined ? 1 : -1
  return Number(a) - Number(b) || compare(a, b)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
