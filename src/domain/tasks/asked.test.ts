import { expect, test } from 'vitest'
import { askedTasks } from './record-tasks.ts'
import type { TaskPerson } from './task.ts'

const asked: TaskPerson = {
  record: 'rafa',
  birthDate: '2024-05-01',
  sex: 'L',
  rt: '2',
  hasNik: true,
  isElsewhere: false,
  visits: [],
  referrals: [],
  kipi: [],
  doubts: 0,
  asked: { on: '2026-11-20', why: 'D/S: belum ditimbang' },
}
const visit = (on: string) => ({ openDay: 'a', on, values: {}, isWeightSure: true })

test('whom the puskesmas asked for is a task with its reason', () => {
  expect(askedTasks(asked)).toMatchObject([
    {
      kind: 'diminta',
      person: 'rafa',
      because: [{ code: 'diminta', on: '2026-11-20', number: 'D/S: belum ditimbang' }],
    },
  ])
})

test('it is gone once they came or were met at home, on that day or later', () => {
  expect(askedTasks({ ...asked, visits: [visit('2026-11-20')] })).toEqual([])
  expect(askedTasks({ ...asked, homeVisits: [{ on: '2026-11-21', notHome: false, outcomes: [] }] })).toEqual([])
  expect(askedTasks({ ...asked, visits: [visit('2026-11-19')] })).toHaveLength(1)
  expect(askedTasks({ ...asked, homeVisits: [{ on: '2026-11-21', notHome: true, outcomes: [] }] })).toHaveLength(1)
})
