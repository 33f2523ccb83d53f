import { expect, test } from 'vitest'
import { dosesToWrite, FORGOTTEN, readDose, standing, typedOf, withTyped } from './history.ts'

const days = { birthDate: '2025-03-10', today: '2026-11-22' }
const book = { proof: 'buku-kia', place: '' } as const
const stands = standing([
  { record: 'a', shown: { 'had.bcg.1': { date: '2025-04-01', proof: 'buku-kia' }, note: 'x' } },
  { record: 'b', shown: { 'had.mr.1': { proof: 'pengakuan' }, 'had.rv.1': { proof: 'asik', outcome: 'refused' } } },
])

test('what stands is typed already, a forgotten date as a question mark, a refusal not at all', () => {
  expect(typedOf(stands)).toEqual({ 'bcg.1': '01/04/2025', 'mr.1': '?' })
  expect(stands['mr.1']?.record).toBe('b')
})

test('only what changed is written, with where it was copied from', () => {
  const typed = { ...typedOf(stands), 'opv.1': '2/4/25', 'opv.2': '?' }
  expect(dosesToWrite(typed, stands, { proof: 'kohort', place: ' Pustu ' }, days)).toEqual({
    'opv.1': { date: '2025-04-02', proof: 'kohort', place: 'Pustu' },
    'opv.2': { proof: 'kohort', place: 'Pustu' },
  })
  expect(dosesToWrite(typedOf(stands), stands, book, days)).toEqual({})
})

test('what was emptied is taken back', () => {
  expect(dosesToWrite({ 'bcg.1': '', 'mr.1': '05/12/2025' }, stands, book, days)).toEqual({
    'bcg.1': null,
    'mr.1': { date: '2025-12-05', proof: 'buku-kia' },
  })
})

test('what nobody touched is not taken back, also when it came while the form was open', () => {
  expect(dosesToWrite({}, stands, book, days)).toEqual({})
  const typed = withTyped({}, {}, 'opv.1', '02/04/2025')
  expect(Object.keys(dosesToWrite(typed, stands, book, days))).toEqual(['opv.1'])
})

test('what is as it stood before is as if it was never typed', () => {
  const emptied = withTyped({}, stands, 'bcg.1', '')
  expect(emptied).toEqual({ 'bcg.1': '' })
  expect(withTyped(emptied, stands, 'bcg.1', '01/04/2025')).toEqual({})
  // Typed and erased where nothing stood: a dose that comes from another phone now stays.
  const erased = withTyped(withTyped({}, {}, 'bcg.1', FORGOTTEN), {}, 'bcg.1', '')
  expect(dosesToWrite(erased, stands, book, days)).toEqual({})
})

test('a day before birth, after today or that does not exist is a problem and changes nothing', () => {
  for (const text of ['09/03/2025', '23/11/2026', '31/02/2026', '12/']) {
    expect(readDose(text, days.birthDate, days.today)).toEqual({ problem: true })
    expect(dosesToWrite({ ...typedOf(stands), 'bcg.1': text }, stands, book, days)).toEqual({})
  }
  expect(readDose('10/03/2025', days.birthDate, days.today)).toEqual({ date: '2025-03-10' })
  expect(readDose(' ', days.birthDate, days.today)).toBeUndefined()
})
