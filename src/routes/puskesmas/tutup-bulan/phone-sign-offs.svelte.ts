import type { CalendarMonth } from '../../../domain/calendar.ts'
import type { Area, PosyanduTally } from '../../../replica/area/area.ts'
import type { ServedSignOff } from '../../../reports/month/served.ts'

interface Known {
  /** What the month was made of when this was read. */
  readonly made: string | undefined
  readonly signOffs: readonly ServedSignOff[]
}

/**
 * What bidan and ketua signed on their own phones in a month: it stands in the register of each posyandu, which are read
 * one after the other, and again only when something of the month came in. Must be made while a component starts.
 */
export class PhoneSignOffs {
  all: readonly ServedSignOff[] = $state.raw([])
  /** By month and posyandu. */
  #known: Readonly<Record<string, Known>> = {}

  constructor(area: Pick<Area, 'register'>, month: () => CalendarMonth, tallies: () => readonly PosyanduTally[]) {
    $effect(() => {
      const of = month()
      const counted = tallies().filter((each) => each.month === of && each.tally !== undefined)
      let isOver = false
      const read = async (): Promise<void> => {
        for (const { posyandu, made } of counted) {
          const key = `${of} ${posyandu}`
          // Where tables are counted nothing says what of: there they are read each time.
          if (made !== undefined && this.#known[key]?.made === made) continue
          const { signOffs = [] } = await area.register(posyandu)
          if (isOver) return
          this.#known = { ...this.#known, [key]: { made, signOffs } }
          this.all = Object.values(this.#known).flatMap((known) => known.signOffs)
        }
      }
      void read()
      return () => (isOver = true)
    })
  }
}
