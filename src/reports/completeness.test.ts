import { describe, expect, test } from 'vitest'
import type { Entry } from '../log/entry.ts'
import { entryId } from '../log/id.ts'
import { completenessOf, HeldCount, type DeviceSaid } from './completeness.ts'

const SARI = 'sariAAAAAAAAAAAA'
const DEWI = 'dewiAAAAAAAAAAAA'

function entry(by: string, n: number, more: Partial<Entry> = {}): Entry {
  return {
    v: 1,
    id: entryId(n, by),
    in: 'visits/melati/2026-11',
    kind: 'visit',
    record: 'rafa/2026-11-a',
    set: { weightKg: 9 },
    over: [],
    who: 'sari',
    by,
    n,
    at: `2026-11-10T0${n}:00:00+07:00`,
    ...more,
  }
}

function heldOf(...entries: readonly Entry[]) {
  const count = new HeldCount()
  for (const each of entries) count.take(each)
  return count.result('melati')
}

describe('what is here', () => {
  test('is counted once, however often it is read, and in any order', () => {
    const [one, two] = [entry(SARI, 1), entry(SARI, 2)]
    expect(heldOf(two, one, two)).toEqual(heldOf(one, two))
    expect(heldOf(one, two).devices).toEqual([
      { device: SARI, entries: 2, missing: 0, newestAt: '2026-11-10T02:00:00+07:00' },
    ])
  })

  test('lacks what a device counted in between', () => {
    expect(heldOf(entry(SARI, 1), entry(SARI, 4)).devices).toMatchObject([{ entries: 2, missing: 2 }])
  })

  test('counts each document by itself: every one begins at 1', () => {
    const registry = entry(SARI, 1, { id: entryId(9, SARI), in: 'registry/melati' })
    expect(heldOf(entry(SARI, 1), entry(SARI, 2), registry).devices).toMatchObject([{ entries: 3, missing: 0 }])
  })

  test('lacks what another entry replaced, and what a closing named', () => {
    const over = entry(SARI, 1, { over: [entryId(7, DEWI)] })
    expect(heldOf(over).devices).toMatchObject([{ device: DEWI, entries: 0, missing: 1 }, { device: SARI }])
    const closing = entry(SARI, 1, { kind: 'open-day', set: { 'closing.a': [entryId(7, DEWI)] } })
    expect(heldOf(closing).devices).toMatchObject([{ device: DEWI, missing: 1 }, { device: SARI }])
  })

  test('a hole that somebody names is one entry, not two', () => {
    const all = [entry(DEWI, 1), entry(DEWI, 3), entry(SARI, 1, { over: [entryId(2, DEWI)] })]
    expect(heldOf(...all).devices).toMatchObject([
      { device: DEWI, missing: 1 },
      { device: SARI, missing: 0 },
    ])
  })
})

describe('lengkap sampai', () => {
  const said = (device: string, more: Partial<DeviceSaid> = {}): DeviceSaid => ({
    device,
    name: device,
    lastSeenAt: '2026-11-10T05:04:00.000Z',
    unsent: { count: 0 },
    ...more,
  })

  test('is when the device was last heard that was heard first', () => {
    const dewi = said(DEWI, { lastSeenAt: '2026-10-09T03:22:00.000Z' })
    const { until, behind } = completenessOf(undefined, [said(SARI), dewi])
    expect([until, behind]).toEqual(['2026-10-09T03:22:00.000Z', []])
  })

  test('is when the oldest unsent entry was written, in whatever zone', () => {
    const dewi = said(DEWI, { unsent: { count: 3, since: '2026-11-10T08:00:00+07:00' } })
    expect(completenessOf(undefined, [said(SARI), dewi])).toMatchObject({
      until: '2026-11-10T08:00:00+07:00',
      behind: [{ device: DEWI, unsent: 3 }],
      unsent: 3,
    })
  })

  test('is not known while a device has never said anything and nothing of it is here', () => {
    const silent = said(DEWI, { lastSeenAt: undefined, unsent: undefined })
    expect(completenessOf(undefined, [said(SARI), silent]).until).toBeUndefined()
    expect(completenessOf(undefined, []).until).toBeUndefined()
  })

  test('of an older app is its newest entry that is here', () => {
    const older = said(SARI, { unsent: undefined })
    expect(completenessOf(heldOf(entry(SARI, 2)), [older]).until).toBe('2026-11-10T02:00:00+07:00')
  })

  test('counts what is missing of a phone that is used no more', () => {
    const { behind, until } = completenessOf(heldOf(entry(DEWI, 3)), [said(SARI)])
    expect(behind).toMatchObject([{ device: DEWI, missing: 2 }])
    expect(until).toBe('2026-11-10T05:04:00.000Z')
  })
})
