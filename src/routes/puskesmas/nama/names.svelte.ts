import { addDays, type CalendarMonth } from '../../../domain/calendar.ts'
import { loadGrowthTables } from '../../../domain/growth/load-tables.ts'
import type { Area, AreaPosyandu } from '../../../replica/area/area.ts'
import { FORMS } from '../../../reports/forms/all.ts'
import { peopleOfMonth } from '../../../reports/month/count.ts'
import type { Cell } from '../../../reports/month/tally.ts'
import { today } from '../today.ts'
import { recordsOf } from '../records-of.ts'
import { posyanduWith } from '../who-counts.ts'
import { peopleBehind, type Behind, type Number, type Which } from '../../../reports/pws/behind.ts'

export interface Named extends Behind {
  readonly posyandu: AreaPosyandu
}

export interface NamesAsked {
  readonly posyandu: readonly AreaPosyandu[]
  readonly months: readonly CalendarMonth[]
  readonly number: Number
  readonly which: Which
  readonly fits: (cell: Omit<Cell, 'counts'>) => boolean
}

/** The people behind a number, posyandu after posyandu: those that are read already stand there while the others come. */
export class Names {
  people: readonly Named[] = $state.raw([])
  /** Posyandu that are read, of how many. */
  done = $state(0)
  all = $state(0)

  /** Must be made while a component starts. */
  constructor(area: Area, asked: () => NamesAsked | undefined) {
    $effect(() => {
      const question = asked()
      if (!question) return
      let isOver = false
      let turn = 0
      const read = async (): Promise<void> => {
        const mine = ++turn
        const isStale = (): boolean => isOver || mine !== turn
        const tables = await loadGrowthTables()
        const found: Named[] = []
        this.all = question.posyandu.length
        this.done = 0
        const { part, whole } = question.number
        const asked = question.which === 'part' ? part : [...part, ...whole]
        const places = await posyanduWith(area, question.posyandu, question.months, asked, question.fits)
        if (isStale()) return
        this.people = found
        this.all = places.length
        for await (const { place: posyandu, served } of recordsOf(area, places, 'records')) {
          if (isStale()) return
          const months = question.months.map((month) => peopleOfMonth(served, month, { tables, today: today() }))
          const people = peopleBehind(question.number, question.which, months, FORMS, question.fits)
          found.push(...people.map((each) => ({ ...each, posyandu })))
          this.people = [...found]
          this.done++
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

  get isReading(): boolean {
    return this.done < this.all
  }
}

/** Their last visit until the end of the month that they are listed for. */
export function lastVisit({ at }: Behind): string | undefined {
  return at.person.visits.findLast(({ on }) => on < addDays(at.month.last, 1))?.on
}

export function keyOf({ posyandu, at }: Named): string {
  return `${posyandu.posyandu}/${at.person.record}`
}
