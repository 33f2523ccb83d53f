import { expect, test } from 'vitest'
import type { SaveResult, Write } from '../write.ts'
import { appendWithReason, closeOpenDay } from './closing.ts'

const CLOSED = '2026-11-abc'
const visit = (openDay: string, set: Write['set']): Write => ({
  document: 'visits/melati/2026-11',
  kind: 'visit',
  record: `a/${openDay}`,
  set,
})

function guarded(reason: string | undefined) {
  const asked: string[] = []
  const written: Write[] = []
  const append = appendWithReason(
    (openDay) => Promise.resolve(openDay === CLOSED),
    (writes) => {
      written.push(...writes)
      return Promise.resolve<SaveResult>({ ok: true, saved: [] })
    },
    (openDay) => {
      asked.push(openDay)
      return Promise.resolve(reason)
    },
  )
  return { append, asked, written }
}

test('a visit of an open day is written as it is, and nobody is asked', async () => {
  const { append, asked, written } = guarded('x')
  await append([visit('2026-11-def', { weightKg: 8 })])
  expect([asked, written.map(({ set }) => set)]).toEqual([[], [{ weightKg: 8 }]])
})

test('a visit of a closed day is written with the reason in the same entry, asked once for all', async () => {
  const { append, asked, written } = guarded('salah ketik')
  await append([visit(CLOSED, { weightKg: 8 }), visit(CLOSED, { came: true })])
  expect(asked).toEqual([CLOSED])
  for (const { set } of written) expect(Object.values(set)).toContain('salah ketik')
})

test('without a reason nothing is written, and it is said why', async () => {
  const { append, written } = guarded(undefined)
  expect(await append([visit(CLOSED, { weightKg: 8 })])).toEqual({ ok: false, reason: 'no-reason' })
  expect(written).toEqual([])
})

test('an undo, the bidan’s tick, what was typed into SIGIZI and other records need no reason', async () => {
  const { append, asked } = guarded('x')
  await append([
    visit(CLOSED, { weightKg: 8, 'reason.a': null }),
    visit(CLOSED, { 'reported.1t': true }),
    visit(CLOSED, { 'entered.sigizi': { by: 'u', on: '2026-11-12', weightKg: 8 } }),
    { document: 'registry/melati', kind: 'person', record: 'a', set: { name: 'Rafa' } },
  ])
  expect(asked).toEqual([])
})

test('a closing is a field of its own: two phones that close the same day do not disagree', async () => {
  const written: Write[] = []
  const append = (writes: readonly Write[]): Promise<SaveResult> => {
    written.push(...writes)
    return Promise.resolve({ ok: true, saved: [] })
  }
  await closeOpenDay(append, 'melati', CLOSED, ['1'], 'a_1')
  await closeOpenDay(append, 'melati', CLOSED, ['2'], 'b')
  expect(written.map(({ set }) => set)).toEqual([
    { closed: true, 'closing.a-1': ['1'] },
    { closed: true, 'closing.b': ['2'] },
  ])
})
