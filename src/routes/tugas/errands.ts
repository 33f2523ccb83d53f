/** Tasks as somebody goes to them: one line a person with all there is to do, by how soon, then by RT. Pure. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import { PRIORITIES, type Cause, type Priority, type Task, type TaskKind } from '../../domain/tasks/task.ts'

export interface Errand {
  readonly person: string
  readonly rt: string | undefined
  /** Of the most urgent of what is to be done. */
  readonly priority: Priority
  /** The earliest of those. */
  readonly due: CalendarDate | undefined
  readonly because: readonly Cause[]
  readonly kinds: readonly TaskKind[]
}

/** In the order of the tasks. `kind`: only what is of this kind. */
export function errandsOf(tasks: readonly Task[], kind: TaskKind | 'all' = 'all'): readonly Errand[] {
  const asked = kind === 'all' ? tasks : tasks.filter((task) => task.kind === kind)
  return [...groupBy(asked, ({ person }) => person).values()].map((group): Errand => {
    const [first] = group
    return {
      person: first.person,
      rt: first.rt,
      priority: first.priority,
      due: group
        .filter(({ priority }) => priority === first.priority)
        .flatMap(({ due }) => due ?? [])
        .sort()
        .at(0),
      because: group.flatMap(({ because }) => because),
      kinds: [...new Set(group.map((task) => task.kind))],
    }
  })
}

export interface ErrandGroup {
  readonly priority: Priority
  readonly count: number
  readonly byRt: readonly { readonly rt: string | undefined; readonly errands: readonly Errand[] }[]
}

/** The first so many errands under their headings; the counts are of all. */
export function errandGroups(errands: readonly Errand[], limit: number): readonly ErrandGroup[] {
  const shown = errands.slice(0, limit)
  return PRIORITIES.flatMap((priority): readonly ErrandGroup[] => {
    const here = shown.filter((errand) => errand.priority === priority)
    if (here.length === 0) return []
    const count = errands.filter((errand) => errand.priority === priority).length
    return [
      { priority, count, byRt: [...groupBy(here, ({ rt }) => rt)].map(([rt, group]) => ({ rt, errands: group })) },
    ]
  })
}

/** Where somebody can do something about it. */
export function placeOf({ person, kinds }: Errand): string {
  if (kinds.length > 1) return `/warga/${person}`
  switch (kinds[0]) {
    case 'kipi':
      return `/warga/${person}/imunisasi#kipi`
    case 'imunisasi':
      return `/warga/${person}/imunisasi`
    case 'hamil':
    case 'nifas':
      return `/warga/${person}/hamil`
    case 'rumah':
      return `/rumah/${person}`
    case 'nik':
      return `/warga/${person}/perbaiki`
    default:
      return `/warga/${person}`
  }
}
