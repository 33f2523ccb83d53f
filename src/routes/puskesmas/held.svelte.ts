import type { CalendarMonth } from '../../domain/calendar.ts'
import type { Area } from '../../replica/area/area.ts'

/** Whether a month of a posyandu is in the tables: before that they say nothing about it. Must be made while a component starts. */
export class Held {
  state: 'coming' | 'here' | 'failed' = $state('coming')

  constructor(area: Pick<Area, 'hold'>, posyandu: () => string, month: () => CalendarMonth) {
    $effect(() => {
      let isOver = false
      const become = (state: 'here' | 'failed'): void => {
        if (!isOver) this.state = state
      }
      this.state = 'coming'
      area.hold(posyandu(), [month()]).then(
        () => become('here'),
        (error: unknown) => {
          console.error(error)
          become('failed')
        },
      )
      return () => {
        isOver = true
      }
    })
  }
}
