import { expect, it } from 'vitest'
import { isWithin } from '../../log/sittings.ts'
import { batchToQuery, fromField, queryToBatch, toField } from './batch-link.ts'

const batch = { who: 'import/siti', by: 'Siti+iti-iti_iti', from: '2026-11-10T08:00:05+07:00', until: '2026-11-10T11:30:40+07:00' } // prettier-ignore

it('a batch comes back from its address as it was', () => {
  expect(queryToBatch(new URLSearchParams(batchToQuery(batch)))).toEqual(batch)
  expect(queryToBatch(new URLSearchParams('?siapa=x&hp=y'))).toBeUndefined()
})

it('times are told to the minute, and none of the batch falls out at its edges', () => {
  const from = fromField(toField(batch.from), batch.from, 'from')!
  const until = fromField(toField(batch.until), batch.until, 'until')!
  expect([from, until]).toEqual(['2026-11-10T08:00:00+07:00', '2026-11-10T11:30:59+07:00'])
  const isIn = isWithin({ ...batch, from, until })
  for (const at of [batch.from, batch.until]) expect(isIn({ ...batch, at } as never)).toBe(true)
  expect(fromField('', batch.from, 'from')).toBeUndefined()
})
