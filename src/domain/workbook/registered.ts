import type { CalendarDate } from '../calendar.ts'
import type { Candidate } from './candidate.ts'
import { childFinder, type FindChild } from './find-child.ts'

/** Somebody the phone has already. */
export interface Registered {
  readonly record: string
  readonly name: string
  readonly nik?: string
  readonly sex?: 'L' | 'P'
  readonly birthDate?: CalendarDate
  readonly motherName?: string
  readonly fatherName?: string
}

const RECORD = 'record:'

/** Looks among those the phone has for a child that the file does not bring: its identity names the record. */
export function withRegistered(find: FindChild, registered: readonly Registered[], today: CalendarDate): FindChild {
  const recordOf = new Map(registered.map((person) => [candidateOf(person), person]))
  const findRegistered = childFinder([...recordOf.keys()], (person) => person, today)
  return (child, on) => {
    const found = find(child, on)
    if (found.is === 'found' || found.doubt.kind !== 'child-unknown') return found
    const known = findRegistered(child, on)
    if (known.is === 'doubtful') return known
    const { record = '', birthDate } = recordOf.get(known.person) ?? {}
    return { is: 'found', person: { identity: RECORD + record, ...(birthDate === undefined ? {} : { birthDate }) } }
  }
}

/** The record that an identity names; undefined for the identity of a row. */
export function recordNamed(identity: string): string | undefined {
  return identity.startsWith(RECORD) ? identity.slice(RECORD.length) : undefined
}

function candidateOf(fields: Registered): Candidate {
  const source = {
    sheet: '',
    number: 0,
    cells: [],
    dateOrder: 'day-first' as const,
    has: () => false,
    cell: () => undefined,
  }
  return { draft: { source, fields, doubts: [] } }
}
