import type { CalendarMonth } from '../../domain/calendar.ts'
import type { Area, PosyanduTally, TallyQuestion } from '../../replica/area/area.ts'

/**
 * Figures of these months, asked for again when they change. Must be made while a component starts. What was asked for
 * before stays until the answer is there, so that the screen does not jump.
 */
export class Tallies {
  all: readonly PosyanduTally[] | undefined = $state.raw()

  constructor(area: Area, months: () => readonly CalendarMonth[], question: () => TallyQuestion) {
    $effect(() => {
      const [asked, what] = [months(), question()]
      let isOver = false
      let isAsking = false
      let isStale = false
      const read = async (): Promise<void> => {
        isStale = true
        if (isAsking) return
        isAsking = true
        try {
          while (isStale && !isOver) {
            isStale = false
            const all = await area.tallies(asked, what)
            if (!isOver) this.all = all
          }
        } finally {
          isAsking = false
        }
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
