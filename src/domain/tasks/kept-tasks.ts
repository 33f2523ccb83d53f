import type { CalendarDate } from '../calendar.ts'
import type { Task, TaskPerson, TaskSettings } from './task.ts'
import { inOrder, tasksOf } from './tasks-for.ts'

/**
 * `tasksFor`, time after time: worked out anew only for those whose records changed since the last time, and for everybody
 * on another day or with other settings. The same people give the same list, whatever was asked before.
 */
export class KeptTasks {
  #for = ''
  #kept = new Map<string, { readonly of: string; readonly tasks: readonly Task[] }>()

  update(people: readonly TaskPerson[], today: CalendarDate, settings: TaskSettings): readonly Task[] {
    // The growth tables are of the app and never change.
    const now = JSON.stringify([today, { ...settings, tables: undefined }])
    const before = now === this.#for ? this.#kept : new Map<string, never>()
    this.#for = now
    this.#kept = new Map(
      people.map((person) => {
        const of = JSON.stringify(person)
        const last = before.get(person.record)
        return [person.record, last?.of === of ? last : { of, tasks: tasksOf(person, today, settings) }]
      }),
    )
    return inOrder([...this.#kept.values()].flatMap(({ tasks }) => tasks))
  }
}
