import { expect, test } from 'vitest'
import type { PersonFields } from '../../log/records/person.ts'
import type { Append, Write } from '../write.ts'
import { correctIdentity } from './identity.ts'

async function written(family: string | undefined, person: PersonFields, household: object): Promise<readonly Write[]> {
  let found: readonly Write[] = []
  const append: Append = (writes) => {
    found = writes
    return Promise.resolve({ ok: true, saved: [] })
  }
  await correctIdentity(append, 'melati', { person: 'a', family }, { person, household }, ['1'])
  return found
}

test('a person and the household are corrected together', async () => {
  const writes = await written('f', { birthOrder: 2 }, { address: 'Jl. Melati 3' })
  expect(writes.map(({ kind, record, set }) => [kind, record, set])).toEqual([
    ['family', 'f', { address: 'Jl. Melati 3' }],
    ['person', 'a', { birthOrder: 2 }],
  ])
})

test('who has no household gets one when something is known of it', async () => {
  const [family, person] = await written(undefined, {}, { rt: '02' })
  expect(family).toMatchObject({ kind: 'family', set: { rt: '02' } })
  expect(person).toMatchObject({ kind: 'person', record: 'a', set: { family: family!.record } })
})

test('with nothing known of it nobody gets a household', async () => {
  expect(await written(undefined, { birthOrder: 2 }, {})).toHaveLength(1)
})
