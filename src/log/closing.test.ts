import { expect, test } from 'vitest'
import type { Json } from './entry.ts'
import { knownAtClosing, lateChanges, newestOfEachDevice } from './closing.ts'
import type { FieldState } from './fold.ts'
import { entryId } from './id.ts'

const ANI = 'ani-phone-0123456'.slice(0, 16)
const BU = 'budi-phone-012345'.slice(0, 16)
const standing = (id: string, value: Json, replaced: readonly string[] = []): FieldState => ({
  heads: [{ id, value, who: id.slice(9, 12), at: '2026-11-10T10:00:00+07:00' }],
  replaced,
})

test('a closing names the newest entry of each phone, replaced ones too', () => {
  const weight = standing(entryId(5, ANI), 8.1, [entryId(7, BU)])
  expect(newestOfEachDevice([{ weightKg: weight, came: standing(entryId(3, ANI), true) }])).toEqual([
    entryId(5, ANI),
    entryId(7, BU),
  ])
})

test('what the closing knew is not late, whatever the phones’ clocks said', () => {
  const fields = { weightKg: standing(entryId(5, ANI), 8.1) }
  expect(lateChanges(fields, newestOfEachDevice([fields]))).toEqual([])
})

test('a phone that was away brings entries in late, without a reason', () => {
  const fields = { came: standing(entryId(2, BU), true), weightKg: standing(entryId(2, BU), 8.1) }
  expect(lateChanges(fields, [entryId(9, ANI)])).toMatchObject([{ fields: ['came', 'weightKg'], reason: undefined }])
})

test('a change after the closing is shown with its reason, and every reason stays', () => {
  const fields = {
    weightKg: standing(entryId(12, ANI), 8.3, [entryId(10, ANI)]),
    'reason.a': standing(entryId(10, ANI), 'salah ketik'),
    'reason.b': standing(entryId(12, ANI), 'ditimbang lagi'),
  }
  expect(lateChanges(fields, [entryId(9, ANI)])).toMatchObject([
    { fields: [], reason: 'salah ketik' },
    { fields: ['weightKg'], reason: 'ditimbang lagi' },
  ])
})

test('a late change that is undone is said to be undone', () => {
  const undo = entryId(13, ANI)
  const fields = { weightKg: standing(undo, 8.1), 'reason.a': standing(undo, null) }
  expect(lateChanges(fields, [entryId(9, ANI)])).toMatchObject([{ fields: ['weightKg'], isUndo: true }])
})

test('a phone that knew of no visit closes the day all the same: whatever comes is late', () => {
  const known = knownAtClosing({ closed: standing(entryId(4, ANI), true), 'closing.a': standing(entryId(4, ANI), []) })
  const fields = { weightKg: standing(entryId(5, ANI), 8.1), 'reason.a': standing(entryId(5, ANI), 'salah ketik') }
  expect(lateChanges(fields, known!)).toMatchObject([{ fields: ['weightKg'], reason: 'salah ketik' }])
  expect(knownAtClosing({ place: standing(entryId(3, ANI), 'Balai desa') })).toBeUndefined()
})

test('closing again takes in what came between', () => {
  const fields = { weightKg: standing(entryId(12, ANI), 8.3) }
  expect(lateChanges(fields, [entryId(9, ANI), entryId(12, ANI)])).toEqual([])
})

test('what was typed into another system after the closing is no late change', () => {
  const fields = { 'entered.sigizi': standing(entryId(12, ANI), { by: 'u', on: '2026-11-12' }) }
  expect(lateChanges(fields, [entryId(9, ANI)])).toEqual([])
})
