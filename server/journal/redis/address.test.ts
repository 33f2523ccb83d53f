import { describe, expect, it } from 'vitest'
import { StartError } from '../../start-error.ts'
import { readAddress } from './address.ts'

describe('the address of an engine', () => {
  it('says where it is, how to come in, and whose keys are meant', () => {
    const found = readAddress('rediss://relay:a%40b@mesin.example.id:6380/3?name=curup')
    expect(found).toMatchObject({
      kind: 'one',
      nodes: [{ host: 'mesin.example.id', port: 6380 }],
      db: 3,
      name: 'curup',
    })
    expect(found).toMatchObject({ username: 'relay', password: 'a@b', isTls: true })
  })

  it('names several sentinels, and what they call the master', () => {
    const { kind, nodes, master } = readAddress('redis+sentinel://satu,dua:26380/utama')
    expect({ kind, nodes, master }).toEqual({
      kind: 'sentinel',
      nodes: [
        { host: 'satu', port: 26_379 },
        { host: 'dua', port: 26_380 },
      ],
      master: 'utama',
    })
  })

  it.each([
    'mesin:6379',
    'redis://satu,dua',
    'redis://relay:a@b@mesin:6379', // an @ in a password stands as %40
    'redis://mesin:6379/langkah', // a database has a number
  ])('is refused without being repeated: %s', (text) => {
    expect(() => readAddress(text)).toThrow(StartError)
    expect(() => readAddress(text)).not.toThrow(text)
  })
})
