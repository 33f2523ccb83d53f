import type { Area } from '../../replica/area/area.ts'
import { recordsOf } from './records-of.ts'
import type { ServedPosyandu } from '../../reports/month/served.ts'

/** Something of every posyandu's records: one posyandu after the other, so that the screen stays usable. */
export class EachPosyandu<Found> {
  readonly #area: Area
  /** Of those that were read; undefined before the first. */
  found: readonly Found[] | undefined = $state.raw()
  done = $state(0)
  isReading = $state(false)

  constructor(area: Area) {
    this.#area = area
  }

  async start(of: (served: ServedPosyandu) => Found): Promise<void> {
    if (this.isReading) return
    this.isReading = true
    this.done = 0
    try {
      const found: Found[] = []
      for await (const { served } of recordsOf(this.#area, this.#area.posyandu, 'records')) {
        found.push(of(served))
        this.done += 1
        this.found = [...found]
      }
      this.found = found
    } finally {
      this.isReading = false
    }
  }
}
