import { untrack } from 'svelte'
import type { CalendarDate } from '../../domain/calendar.ts'
import { loadGrowthTables } from '../../domain/growth/load-tables.ts'
import { isExpectedChild } from '../../domain/open-day.ts'
import type { Task, TaskPerson, TaskSettings } from '../../domain/tasks/task.ts'
import { doseTasks } from '../../domain/tasks/child-tasks.ts'
import { KeptTasks } from '../../domain/tasks/kept-tasks.ts'
import { inOrder } from '../../domain/tasks/tasks-for.ts'
import { afterPaint } from '../../replica/after-paint.ts'
import { Live } from '../../replica/live.svelte.ts'
import { loadDoses, loadTaskRecords } from '../../replica/queries/task-records.ts'
import type { KnownPerson } from '../../replica/queries/people.ts'
import type { LocalDatabase, StoredDatabase } from '../../replica/tables.ts'
import { lastKnown } from '../last-known.ts'
import type { People } from '../people.svelte.ts'

/** Children at a time: the screen can be used, and left, in between. */
const SLICE = 20

interface WorkedOut {
  readonly people: readonly TaskPerson[]
  readonly settings: TaskSettings
  readonly tasks: readonly Task[]
}

/**
 * What somebody should do, kept up to date; must be made while a component starts. Late doses need a child's whole past:
 * they are read once, in slices, when everything else is on the screen, and join it together: no row moves twice.
 */
export class ToDo {
  readonly #today
  readonly #kept = new KeptTasks()
  readonly #live
  readonly #worked = lastKnown(() => this.#live?.current)
  #late: readonly Task[] = $state.raw([])
  /** False until the doses of all children are read. */
  isWhole = $state(false)
  hasFailed = $state(false)

  constructor(db: StoredDatabase, people: Pick<People, 'all'>, today: CalendarDate) {
    this.#today = today
    this.#live = $derived.by(() => {
      const { all } = people
      return all && new Live(db, (db) => this.#workOut(db, all))
    })
    const isReady = $derived(this.#live?.current !== undefined)
    $effect(() => {
      const worked = isReady ? untrack(() => this.#live?.current) : undefined
      if (!worked) return
      let isOver = false
      afterPaint(() => {
        if (!isOver) this.#readDoses(db, worked, () => isOver).catch(() => (this.hasFailed = true))
      })
      return () => (isOver = true)
    })
  }

  /** Undefined until they are worked out; the most urgent first. */
  readonly tasks = $derived.by(() => {
    const worked = this.#worked()
    return worked && inOrder([...worked.tasks, ...this.#late])
  })

  async #workOut(db: LocalDatabase, all: readonly KnownPerson[]): Promise<WorkedOut | undefined> {
    try {
      const [{ people, settings }, tables] = await Promise.all([
        loadTaskRecords(db, all, this.#today),
        loadGrowthTables(),
      ])
      const whole = { ...settings, tables }
      return { people, settings: whole, tasks: this.#kept.update(people, this.#today, whole) }
    } catch (error) {
      console.error(error)
      this.hasFailed = true
      return undefined
    }
  }

  async #readDoses(db: LocalDatabase, { people, settings }: WorkedOut, isOver: () => boolean): Promise<void> {
    const children = people.filter(
      ({ birthDate, isElsewhere, referrals }) =>
        !isElsewhere &&
        isExpectedChild(birthDate, this.#today) &&
        !referrals.some(({ status }) => status === 'meninggal'),
    )
    this.isWhole = false
    const found: Task[] = []
    for (let start = 0; start < children.length && !isOver(); start += SLICE) {
      const slice = children.slice(start, start + SLICE)
      const doses = await loadDoses(
        db,
        slice.map(({ record }) => record),
      )
      for (const child of slice)
        found.push(...doseTasks({ ...child, doses: doses.get(child.record) ?? [] }, this.#today, settings))
      await new Promise((resolve) => setTimeout(resolve))
    }
    // Else begun again meanwhile, with whoever was registered since.
    if (isOver()) return
    this.#late = found
    this.isWhole = true
  }
}
