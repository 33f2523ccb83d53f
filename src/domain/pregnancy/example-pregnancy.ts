/** A pregnancy made up, for tests. */
import type { Contact, Pregnancy } from './pregnancy.ts'

export function examplePregnancy(fields: Partial<Pregnancy> = {}): Pregnancy {
  return {
    record: 'ibu/1',
    person: 'ibu',
    lmp: '2026-01-10',
    dueDate: undefined,
    gravida: 1,
    spacingYears: undefined,
    weightBeforeKg: undefined,
    heightCm: undefined,
    fetuses: undefined,
    outcome: undefined,
    endedOn: undefined,
    endedAt: undefined,
    breastfeeding: undefined,
    risks: [],
    contacts: [],
    afterBirth: [],
    babies: [],
    ...fields,
  }
}

export function contactOn(on: string, by: Contact['by'] = 'bidan'): Contact {
  return { on, by }
}
