import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../log/entry.ts'
import type { FieldState } from '../log/fold.ts'
import { entryId } from '../log/id.ts'
import { fieldsAsStored, fieldStates } from './field-states.ts'

const anyId = fc.integer({ min: 1, max: 20 }).map((counter) => entryId(counter, 'SitiSitiSitiSiti'))
/** As an entry carries it: an entry is JSON, which knows no minus zero. */
const anyValue = fc.json().map((json) => JSON.parse(json) as Json)
const anyHead = fc.record({
  id: anyId,
  value: anyValue,
  who: fc.constantFrom('bu-siti', 'import/bu-siti'),
  at: fc.constantFrom('2026-11-10T09:00:00+07:00', '2026-11-10T09:00:00+08:00', ''),
})
const anyField: fc.Arbitrary<FieldState> = fc.record({
  heads: fc.array(anyHead, { maxLength: 3 }),
  replaced: fc.array(anyId, { maxLength: 3 }),
})
const anyName = fc.constantFrom('weightKg', 'constructor', 'ask.tbc-batuk', 'name', 'doubt.weightKg')

describe('the fields of a row as they are kept', () => {
  it('are read back as they were: every head, with who and when, and what it replaced', () => {
    fc.assert(
      fc.property(fc.dictionary(anyName, anyField, { noNullPrototype: true }), (fields) => {
        expect(fieldStates({ state: fieldsAsStored(fields) })).toEqual(fields)
      }),
    )
  })

  it('name whoever wrote many fields at once a single time', () => {
    const id = entryId(1, 'SitiSitiSitiSiti')
    const said = (value: Json): FieldState => ({
      heads: [{ id, value, who: 'bu-siti', at: '2026-11-10T09:00:00+07:00' }],
      replaced: [],
    })
    const text = fieldsAsStored({ weightKg: said(8.4), heightCm: said(70), posture: said('terlentang') })
    expect(text.split(id)).toHaveLength(2)
  })
})
