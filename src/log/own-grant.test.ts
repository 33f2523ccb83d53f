import { describe, expect, it } from 'vitest'
import { Directory } from './directory.ts'
import type { Entry } from './entry.ts'
import { entryId } from './id.ts'
import { kader } from '../../tests/doors.ts'

const phone = 'p'.repeat(16)
const office = 'o'.repeat(16)

const entry = (counter: number, by: string, set: Entry['set'], over: string[] = []): Entry => ({
  v: 1,
  id: entryId(counter, by),
  in: 'directory/sukamaju',
  kind: 'grant',
  record: phone,
  set,
  over,
  who: by,
  by,
  n: counter,
  at: '2026-11-10T08:00:00+07:00',
})

const offered = { role: kader.role, scopes: kader.scopes, invitation: 'undangan' }
const own = entry(2, phone, offered)
const moved = entry(5, office, { scopes: ['posyandu/mawar'] }, [own.id])

function directory(...taken: Entry[]): Directory {
  const found = new Directory([{ id: 'undangan', publicKey: 'x', ...kader }])
  found.take({ ...entry(1, phone, { invitation: 'undangan' }), kind: 'device' })
  for (const each of taken) found.take(each)
  return found
}

describe('what a phone writes down of its own invitation', () => {
  it('stands once it has joined, and however often and late the same entry comes', () => {
    for (const before of [[], [own], [own, moved], [moved]])
      expect(directory(...before).whyNot(own), `${before.length} before`).toBeUndefined()
  })

  it('cannot take back what the puskesmas has said since', () => {
    expect(directory(own, moved).whyNot(entry(9, phone, offered))).toBe('not-allowed')
    expect(directory(moved).whyNot(entry(9, phone, offered, [moved.id]))).toBe('not-allowed')
  })

  it('is not more than was offered', () => {
    expect(directory().whyNot(entry(2, phone, { ...offered, role: 'bidan' }))).toBe('not-allowed')
  })
})
