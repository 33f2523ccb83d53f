import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../calendar.ts'
import { DEFAULT_CARD_SETTINGS } from '../cards/field.ts'
import { DEFAULT_FOLLOW_UP } from '../follow-up/reasons.ts'
import { ANSWER_WITHIN_DAYS } from '../follow-up/referral.ts'
import { KMS_LINES } from '../growth/cut-offs.ts'
import { loadGrowthTables } from '../growth/load-tables.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS } from '../immunization/settings.ts'
import { examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import { KeptTasks } from './kept-tasks.ts'
import type { TaskPerson, TaskSettings } from './task.ts'
import { tasksFor } from './tasks-for.ts'

const today = '2026-11-20'
const settings: TaskSettings = {
  cards: DEFAULT_CARD_SETTINGS,
  followUp: DEFAULT_FOLLOW_UP,
  immunization: DEFAULT_IMMUNIZATION_SETTINGS,
  answerDays: ANSWER_WITHIN_DAYS,
  kms: KMS_LINES,
  tables: await loadGrowthTables(),
  openDays: [],
}

const person = fc.record({
  record: fc.constantFrom('a', 'b', 'c'),
  birthDate: fc.constantFrom('1960-01-01', '1998-01-01', '2026-11-10'),
  sex: fc.constant('P' as const),
  rt: fc.constantFrom('1', undefined),
  hasNik: fc.boolean(),
  isElsewhere: fc.boolean(),
  visits: fc.constantFrom([], [{ openDay: 'x', on: '2026-11-10', values: { 'measure.gds': 250 }, isWeightSure: true }]),
  referrals: fc.constant([]),
  kipi: fc.constant([]),
  doubts: fc.nat({ max: 1 }),
  pregnancies: fc
    .option(fc.integer({ min: 0, max: 330 }))
    .map((days) => (days === null ? [] : [examplePregnancy({ lmp: addDays(today, -days) })])),
}) satisfies fc.Arbitrary<TaskPerson>
const state = fc.record({
  people: fc.uniqueArray(person, { selector: ({ record }) => record }),
  on: fc.constantFrom(today, '2026-12-20'),
  tbc: fc.constantFrom(1, 2),
})

test('whatever was asked before, the list is the one that is worked out at once', () => {
  fc.assert(
    fc.property(fc.array(state, { minLength: 1, maxLength: 6 }), (states) => {
      const kept = new KeptTasks()
      for (const { people, on, tbc } of states) {
        const now = { ...settings, cards: { ...settings.cards, tbcSignsToRefer: tbc } }
        expect(kept.update(people, on, now)).toEqual(tasksFor(people, on, now))
      }
    }),
  )
})

test('who did not change is not worked out again', () => {
  const kept = new KeptTasks()
  const of = (record: string, hasNik: boolean): TaskPerson => ({
    record,
    birthDate: '1990-01-01',
    sex: 'P',
    rt: '1',
    hasNik,
    isElsewhere: false,
    visits: [],
    referrals: [],
    kipi: [],
    doubts: 0,
  })
  const [before] = kept.update([of('a', false), of('b', true)], today, settings)
  const after = kept.update([of('a', false), of('b', false)], today, settings)
  expect(after.map((task) => task.person)).toEqual(['a', 'b'])
  expect(after[0]).toBe(before)
})
