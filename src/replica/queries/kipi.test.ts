import { expect, test } from 'vitest'
import type { KipiRow } from '../database.ts'
import { fieldsAsStored } from '../field-states.ts'
import { readKipi } from './kipi.ts'

test('what two bidan answered apart about a complaint is all read', () => {
  const said = (id: string, value: string) => ({ id, value, who: 'bidan', at: '2026-11-24T09:00:00+07:00' })
  const heads = [said('a', 'Jangan beri MR lagi'), said('b', 'Boleh lanjut')]
  const row = {
    record: 'k',
    person: 'rafa',
    shown: { person: 'rafa', products: ['mr'], answer: 'Boleh lanjut' },
    state: fieldsAsStored({ answer: { heads, replaced: [] } }),
  } as unknown as KipiRow
  expect(readKipi(row).map(({ answer }) => answer)).toEqual(['Jangan beri MR lagi / Boleh lanjut'])
})
