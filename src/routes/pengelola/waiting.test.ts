import { expect, test } from 'vitest'
import { entryToJson, SIGNATURE_LENGTH, type Entry } from '../../log/entry.ts'
import { entryId } from '../../log/id.ts'
import type { RefusedEntry } from '../../protocol.ts'
import { waitingOf } from './waiting.ts'

const SARI = 'sari-sari-sari-s'
const VISITS = 'visits/melati/2026-11'

function refused(n: number, more: Partial<Entry> = {}, about: Partial<RefusedEntry> = {}): RefusedEntry {
  const entry: Entry = {
    v: 1,
    id: entryId(n, SARI),
    in: VISITS,
    kind: 'visit',
    record: 'rafa/2026-11-abc',
    set: { weightKg: 9.4 },
    over: [],
    who: 'sari',
    by: SARI,
    n,
    at: '2026-11-22T09:00:00+07:00',
    ...more,
  }
  return {
    id: entry.id,
    device: SARI,
    document: entry.in,
    reason: 'revoked',
    receivedAt: `2026-11-22T02:0${n % 10}:00Z`,
    text: 'x'.repeat(SIGNATURE_LENGTH) + entryToJson(entry),
    ...about,
  }
}

const nothing = () => ({})

test('what a phone sent after it was revoked waits together, and a yes covers the newest of each document', () => {
  const registry = {
    id: entryId(9, SARI),
    in: 'registry/melati',
    kind: 'person',
    record: 'rafa',
    set: { name: 'Rafa' },
  }
  const { groups, others } = waitingOf([refused(7), refused(6), refused(3, registry)], nothing)
  expect(others).toEqual([])
  expect(groups).toEqual([
    {
      device: SARI,
      reasons: ['revoked'],
      count: 3,
      since: '2026-11-22T02:03:00Z',
      kinds: new Map([
        ['visit', 2],
        ['person', 1],
      ]),
      posyandu: ['melati'],
      upTo: { [VISITS]: 7, 'registry/melati': 3 },
    },
  ])
})

test('what was accepted before stays accepted, and no longer waits', () => {
  const accepted = { [VISITS]: 6, 'visits/melati/2026-10': 4 }
  const { groups } = waitingOf([refused(6), refused(7)], () => accepted)
  expect(groups[0]).toMatchObject({ count: 1, upTo: { [VISITS]: 7, 'visits/melati/2026-10': 4 } })
  expect(waitingOf([refused(6)], () => accepted).groups).toEqual([])
})

test('an entry that came twice waits once, and whoever brought it, it is its author whose it is', () => {
  const { groups } = waitingOf([refused(7), refused(7, {}, { device: 'ratna-ratna-ratn' })], nothing)
  expect(groups.map(({ device, count }) => [device, count])).toEqual([[SARI, 1]])
})

test('no yes lets anything into the directory', () => {
  const forged = { in: 'directory/sukamaju', kind: 'grant', record: SARI, set: { role: 'puskesmas' } }
  const { groups, others } = waitingOf([refused(2, forged, { reason: 'not-allowed' })], nothing)
  expect(groups).toEqual([])
  expect(others).toEqual([{ device: SARI, reason: 'not-allowed', count: 1 }])
})

test('what is broken or forged is shown and cannot be accepted', () => {
  const { groups, others } = waitingOf(
    [
      refused(1, {}, { reason: 'bad-signature' }),
      refused(2, {}, { reason: 'bad-signature' }),
      refused(3, {}, { text: 'not an entry' }),
    ],
    nothing,
  )
  expect(groups).toEqual([])
  expect(others.map(({ reason, count }) => [reason, count])).toEqual([
    ['bad-signature', 2],
    ['revoked', 1],
  ])
})
