import { describe, expect, it } from 'vitest'
import { DataKey, newDataKey } from '../../src/replica/seal/data-key.ts'
import { SealedStorage } from '../../src/replica/seal/sealed-storage.ts'

function aStorage(items: Readonly<Record<string, string>> = {}) {
  const map = new Map(Object.entries(items))
  return {
    map,
    get length() {
      return map.size
    },
    key: (i: number) => [...map.keys()][i] ?? null,
    getItem: (name: string) => map.get(name) ?? null,
    setItem: (name: string, text: string) => void map.set(name, text),
    removeItem: (name: string) => void map.delete(name),
  }
}

const DRAFT = 'draf/timbang/day-1/naura'
const contentOf = ({ map }: { readonly map: ReadonlyMap<string, string> }): string => JSON.stringify([...map])

describe('what screens keep beside the tables', () => {
  it('is there at the next start, and nobody reads it where it is kept', () => {
    const storage = aStorage()
    const key = new DataKey(newDataKey())
    new SealedStorage(storage, () => key).setItem(DRAFT, '{"weight":"9,40"}')
    expect(contentOf(storage)).not.toMatch(/naura|9,40/)
    const again = new SealedStorage(storage, () => key)
    expect(again.getItem(DRAFT)).toBe('{"weight":"9,40"}')
    expect(again.names()).toEqual([DRAFT])
    again.removeItem(DRAFT)
    expect([again.getItem(DRAFT), again.names(), storage.length]).toEqual([null, [], 0])
  })

  it('while it is locked nothing of it is shown or removed, and what is typed then is kept once it is unlocked', () => {
    const storage = aStorage()
    let key: DataKey | undefined = new DataKey(newDataKey())
    const unlocked = key
    const kept = new SealedStorage(storage, () => key)
    kept.setItem(DRAFT, 'before')
    key = undefined
    kept.removeItem(DRAFT)
    expect([kept.getItem(DRAFT), kept.names()]).toEqual([null, []])
    kept.setItem('draf/other', 'meanwhile')
    expect(kept.getItem('draf/other')).toBe('meanwhile')
    expect(storage.length).toBe(1)
    key = unlocked
    expect(kept.getItem(DRAFT)).toBe('before')
    expect(new SealedStorage(storage, () => key).getItem('draf/other')).toBe('meanwhile')
  })

  it('does not open with another key, and stays', () => {
    const storage = aStorage()
    const [key, other] = [new DataKey(newDataKey()), new DataKey(newDataKey())]
    new SealedStorage(storage, () => key).setItem(DRAFT, 'typed')
    const before = contentOf(storage)
    const stranger = new SealedStorage(storage, () => other)
    expect([stranger.getItem(DRAFT), stranger.names()]).toEqual([null, []])
    expect(contentOf(storage)).toBe(before)
  })

  it('takes in what an earlier version kept in the open, once there is a key, and nothing else', () => {
    const storage = aStorage({ [DRAFT]: '9,40', bahasa: 'en' })
    const phone: { key?: DataKey } = {}
    const kept = new SealedStorage(storage, () => phone.key)
    const isOurs = (name: string): boolean => name.startsWith('draf/')
    kept.takeIn(isOurs)
    expect(storage.map.get(DRAFT)).toBe('9,40')
    phone.key = new DataKey(newDataKey())
    kept.takeIn(isOurs)
    expect(kept.getItem(DRAFT)).toBe('9,40')
    expect(storage.map.get('bahasa')).toBe('en')
    expect(contentOf(storage)).not.toMatch(/naura|9,40/)
  })
})
