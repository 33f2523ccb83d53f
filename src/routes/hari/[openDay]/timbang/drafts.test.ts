import { expect, test } from 'vitest'
import { draftName, unsavedOn } from './drafts.ts'

test('the list knows whose numbers were typed and not saved, on this open day only', () => {
  const keys = [`draf/${draftName('day-1', 'naura')}`, `draf/${draftName('day-2', 'rafa')}`, 'draf/daftar']
  expect([...unsavedOn('day-1', keys)]).toEqual(['naura'])
})
