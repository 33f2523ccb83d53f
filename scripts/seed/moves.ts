/** Families that move to the next posyandu of their desa, and what is written there so that their history goes along. */
import type { CalendarDate } from '../../src/domain/calendar.ts'
import { readEntry } from '../../src/log/entry.ts'
import { recordOfMoved } from '../../src/log/transfer.ts'
import { arrivalsIn, arrivalWrites } from '../../src/replica/handover/arrival.ts'
import { historyOf } from '../../src/replica/handover/history.ts'
import type { Write } from '../../src/replica/write.ts'
import type { Row } from '../../server/journal/journal.ts'
import type { Child } from './children.ts'
import type { Family, Person } from './people.ts'

export interface Moved {
  readonly family: Family
  readonly people: readonly Person[]
  readonly children: readonly Child[]
  readonly on: CalendarDate
}

export interface Arriving {
  readonly on: CalendarDate
  readonly family: Family
  readonly children: readonly Child[]
  readonly writes: readonly Write[]
}

/** `rows`: all that was written at the posyandu they come from, which is called `from`. */
export async function arriving(moved: Moved, rows: readonly Row[], from: string, to: string): Promise<Arriving> {
  const { family, people, children, on } = moved
  const brought = rows.flatMap(({ text }) => {
    const entry = readEntry(text)
    return entry && entry.at < on ? [{ entry, text }] : []
  })
  const entries = brought.map(({ entry }) => entry)
  const theirs = new Set(
    historyOf(
      entries,
      people.map(({ record }) => record),
    ),
  )
  const arrivals = arrivalsIn(
    brought.filter(({ entry }) => theirs.has(entry)),
    from,
  )
  const receiving = { posyandu: to, on, written: new Map(), known: new Set<string>() }
  const writes = (await Promise.all(arrivals.map((each) => arrivalWrites(each, receiving)))).flat()
  const here = new Map(people.map((person) => [person, personAt(person, to)]))
  for (const child of children) child.person = here.get(child.person)!
  const own: Family = { ...family, record: recordOfMoved(family.record, to), people: [...here.values()] }
  // A family that several of them live in is written once.
  return {
    on,
    family: own,
    children,
    writes: [...new Map(writes.map((write) => [`${write.kind} ${write.record}`, write])).values()],
  }
}

function personAt(person: Person, posyandu: string): Person {
  const record = recordOfMoved(person.record, posyandu)
  return { ...person, record, family: recordOfMoved(person.family, posyandu) }
}
