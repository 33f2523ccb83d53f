import { expect, test } from 'vitest'
import type { VisitFields } from '../../../log/records/visit.ts'
import type { VisitRow } from '../../../replica/database.ts'
import { fieldsAsStored } from '../../../replica/field-states.ts'
import type { KnownPerson } from '../../../replica/queries/people.ts'
import { boardColumns } from './board-columns.ts'
import { boardOf } from './queue.ts'

const nobody = { birthDate: '2025-09-05' }
const person = (record: string): KnownPerson => ({ ...nobody, record, name: record }) as KnownPerson
const state = fieldsAsStored({})
const visit = (who: string, shown: VisitFields): VisitRow =>
  ({ person: who, openDay: 'day', shown: { came: true, ...shown }, conflicts: [], state }) as unknown as VisitRow
const columns = (...visits: VisitRow[]) => {
  const { steps, finished } = boardColumns(boardOf(visits, person, 0))
  const names = (people: readonly { readonly person: KnownPerson }[]) => people.map(({ person: { name } }) => name)
  return { ...Object.fromEntries(steps.map(({ step, people }) => [step, names(people)])), done: names(finished) }
}

test('everybody stands at the first step they miss', () => {
  expect(
    columns(
      visit('naura', { number: 1 }),
      visit('rafa', { number: 2, weightKg: 8 }),
      visit('kirana', { number: 3, weightKg: 9, resultRead: true }),
      visit('ilham', { number: 4, resultRead: true, serviced: true, immunized: true }),
    ),
  ).toEqual({ 2: ['naura', 'ilham'], 3: ['rafa'], 4: ['kirana'], 5: [], done: [] })
})

test('a day with the scale only in the app: weighed is next at the results until somebody works there', () => {
  expect(columns(visit('naura', { weightKg: 8 }))).toMatchObject({ 3: ['naura'], done: [] })
})

test('a step on paper holds nobody: who has done the rest is through', () => {
  const through = { weightKg: 8, serviced: true, immunized: true }
  expect(columns(visit('naura', through))).toMatchObject({ 3: [], done: ['naura'] })
})

test('who went home is through, whatever was missing', () => {
  expect(columns(visit('naura', { left: true }))).toMatchObject({ 2: [], done: ['naura'] })
})
