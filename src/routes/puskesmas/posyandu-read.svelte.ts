import type { CalendarMonth } from '../../domain/calendar.ts'
import type { Area } from '../../replica/area/area.ts'

/** Something of a posyandu's month, read again when its records change. Must be made while a component starts. */
export class PosyanduRead<Found> {
  /** Undefined until it was read. */
  current: Found | undefined = $state.raw()

  constructor(
    area: Area,
    posyandu: () => string | undefined,
    month: () => CalendarMonth,
    find: (area: Area, posyandu: string, month: CalendarMonth) => Promise<Found>,
  ) {
    $effect(() => {
      const [of, when] = [posyandu(), month()]
      this.current = undefined
      if (of === undefined) return
      let isOver = false
      let newest = 0
      const read = async (): Promise<void> => {
        const turn = ++newest
        const found = await find(area, of, when)
        // A slower answer to an earlier question must not stand over a newer one.
        if (!isOver && turn === newest) this.current = found
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
