/** What every journal must do, whatever stands behind it. */
import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import {
  Moved,
  QUARANTINE,
  WAITING,
  type Journal,
  type Quarantined,
  type Row,
  type WaitingEntry,
} from '../../server/journal/journal.ts'

export interface JournalHarness {
  /** Opens what was there before; each call closes what the last one opened. */
  open(): Promise<Journal>
  /** Fills the disk in the middle of appends, then makes room again. */
  runFullDisk(): Promise<FullDiskReport>
  dispose(): Promise<void>
}

export interface FullDiskReport {
  /** How many appends, one entry each, were acknowledged before the disk was full. */
  readonly acknowledged: number
  /** How many were refused afterwards, the process alive. */
  readonly refused: number
  /** What is there when the journal is opened again. */
  readonly held: number
  /** Whether it takes entries again once there is room. */
  readonly worksAgain: boolean
}

const AT = 1_770_000_000_000

export function row(document: string, client: number, clock: number, text = `${document} ${client} ${clock}`): Row {
  return { document, client, clock, text, by: `device-${client}`, n: clock + 1, counter: clock + 1 }
}

/** Rows that continue these clients, in the order given: a client may be named often. */
export function rowsInTurn(document: string, clients: readonly number[], lengths = new Map<number, number>()): Row[] {
  return clients.map((client) => {
    const clock = lengths.get(client) ?? 0
    lengths.set(client, clock + 1)
    return row(document, client, clock)
  })
}

export function journalContract(name: string, makeHarness: () => Promise<JournalHarness>): void {
  describe(`a journal in ${name}`, () => {
    let harness: JournalHarness
    let journal: Journal

    beforeEach(async () => {
      harness = await makeHarness()
      journal = await harness.open()
    })

    afterEach(() => harness.dispose())

    test('holds what was appended, also after it was closed and opened again', async () => {
      await journal.append([row('a', 7, 0), row('a', 7, 1), row('a', 3, 0)], AT)
      await journal.append([row('b', 7, 0)], AT)
      for (const reopen of [() => Promise.resolve(journal), () => harness.open()]) {
        const opened = await reopen()
        expect(await opened.read('a', 7, 0, 10)).toEqual(['a 7 0', 'a 7 1'])
        expect(await opened.read('a', 3, 0, 10)).toEqual(['a 3 0'])
        expect(await opened.read('b', 7, 0, 10)).toEqual(['b 7 0'])
        expect((await opened.standing('a')).authors).toEqual(
          new Map([
            [3, { length: 1, n: 1, by: 'device-3' }],
            [7, { length: 2, n: 2, by: 'device-7' }],
          ]),
        )
        expect((await opened.documents()).sort()).toEqual(['a', 'b'])
        expect(opened.greatestCounter).toBe(2)
      }
    })

    test('keeps its id for as long as it lives', async () => {
      const { id } = journal
      expect(id).not.toBe('')
      expect((await harness.open()).id).toBe(id)
    })

    test('knows nothing of documents and clients that nobody wrote to', async () => {
      expect(await journal.documents()).toEqual([])
      expect((await journal.standing('a')).authors).toEqual(new Map())
      expect(await journal.read('a', 1, 0, 10)).toEqual([])
    })

    test('tells documents apart whose names begin alike, and client ids of any size', async () => {
      const greatest = Number.MAX_SAFE_INTEGER
      const rows = [row('visits/a', 0, 0), row('visits/a/b', greatest, 0), row('visits/a ', 2 ** 31, 0)]
      for (const each of rows) await journal.append([each], AT)
      expect([...(await journal.standing('visits/a')).authors.keys()]).toEqual([0])
      expect([...(await journal.standing('visits/a/b')).authors.keys()]).toEqual([greatest])
      expect([...(await journal.standing('visits/a ')).authors.keys()]).toEqual([2 ** 31])
      expect((await journal.documents()).sort()).toEqual(['visits/a', 'visits/a ', 'visits/a/b'])
    })

    test('reads from any clock to any clock', async () => {
      await journal.append(rowsInTurn('a', Array<number>(300).fill(5)), AT)
      await journal.compact('a')
      await journal.append(rowsInTurn('a', Array<number>(20).fill(5), new Map([[5, 300]])), AT)
      await fc.assert(
        fc.asyncProperty(fc.nat(330), fc.nat(330), async (from, to) => {
          const expected = Array.from({ length: 320 }, (_, clock) => `a 5 ${clock}`).slice(from, Math.max(from, to))
          expect(await journal.read('a', 5, from, to)).toEqual(expected)
        }),
      )
    })

    test('takes nothing of an append in which a row does not continue its client', async () => {
      await journal.append([row('a', 1, 0)], AT)
      await expect(journal.append([row('a', 2, 0), row('a', 1, 2)], AT)).rejects.toThrow('to go on at 1, found 2')
      await expect(journal.append([row('a', 2, 0), row('a', 1, 0)], AT)).rejects.toThrow('to go on at 1, found 0')
      expect([...(await (await harness.open()).standing('a')).authors.keys()]).toEqual([1])
    })

    test('takes no append of several documents', async () => {
      await expect(journal.append([row('a', 1, 0), row('b', 1, 0)], AT)).rejects.toThrow('of one document')
      expect(await journal.documents()).toEqual([])
    })

    test('an append that expects another head than the document’s writes nothing', async () => {
      const { head: empty } = await journal.standing('a')
      const first = await journal.append([row('a', 1, 0)], AT, empty)
      await expect(journal.append([row('a', 2, 0)], AT, empty)).rejects.toThrow(Moved)
      const second = await journal.append([row('a', 2, 0)], AT, first)
      expect(new Set([empty, first, second]).size).toBe(3)
      expect(await journal.standing('a')).toMatchObject({ head: second })
      expect([...(await journal.standing('a')).authors.keys()].sort()).toEqual([1, 2])
      const { head: other } = await journal.standing('b')
      await journal.append([row('b', 1, 0)], AT, other) // another document does not move this one
      await journal.append([row('a', 1, 1)], AT, second)
    })

    test('of appends that expect the same head exactly one is taken', async () => {
      const { head } = await journal.standing('a')
      const appends = Array.from({ length: 10 }, (_, client) => journal.append([row('a', client, 0)], AT, head))
      const outcomes = await Promise.allSettled(appends)
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(Moved)
      expect((await journal.standing('a')).authors.size).toBe(1)
    })

    test('tells what was appended after a head, in its order, or that it does not know any more', async () => {
      const appended = rowsInTurn('a', [4, 9, 4, 4, 9, 1, 4])
      const heads = [(await journal.standing('a')).head]
      for (const each of appended) heads.push(await journal.append([each], AT))
      for (const [i, head] of heads.entries()) {
        const news = await journal.since('a', head)
        expect(news ?? { rows: appended.slice(i), head: heads.at(-1) }).toEqual({
          rows: appended.slice(i),
          head: heads.at(-1),
        })
      }
      expect(await journal.since('a', heads.at(-1)!)).toEqual({ rows: [], head: heads.at(-1) })
    })

    test('the head and the authors it tells of are of one moment', async () => {
      const appends = Array.from({ length: 20 }, (_, client) => journal.append([row('a', client, 0)], AT))
      const { head, authors } = await journal.standing('a')
      const heads = await Promise.all(appends)
      expect(heads.indexOf(head)).toBe(authors.size - 1)
    })

    test('can say whether it can write', async () => {
      await journal.probe()
      await journal.append([row('a', 1, 0)], AT)
      await journal.probe()
      expect((await (await harness.open()).standing('a')).authors.get(1)?.length).toBe(1)
    })

    test('remembers the greatest counter of appends that were on their way together', async () => {
      const appends = [9, 4, 12, 6].map((counter, i) => journal.append([{ ...row('a', i, 0), counter }], AT))
      await Promise.all(appends)
      expect(journal.greatestCounter).toBe(12)
      expect((await harness.open()).greatestCounter).toBe(12)
    })

    test('refuses what does not fit on a full disk, loses nothing it acknowledged, and goes on when there is room', async () => {
      const { acknowledged, refused, held, worksAgain } = await harness.runFullDisk()
      expect(acknowledged).toBeGreaterThan(5)
      expect(refused).toBeGreaterThan(2)
      expect(held).toBe(acknowledged)
      expect(worksAgain).toBe(true)
    })

    test('loses nothing in compaction: clients in any order, often in one append, compacted again and again', async () => {
      const turns = fc.array(fc.array(fc.constantFrom(1, 2, 70_000, 4_294_967_295), { minLength: 1, maxLength: 200 }), {
        minLength: 1,
        maxLength: 6,
      })
      let count = 0
      await fc.assert(
        fc.asyncProperty(turns, async (appends) => {
          const document = `compacted/${count++}`
          const lengths = new Map<number, number>()
          for (const clients of appends) {
            await journal.append(rowsInTurn(document, clients, lengths), AT)
            await journal.compact(document)
          }
          journal = await harness.open()
          for (const [client, length] of lengths) {
            const expected = Array.from({ length }, (_, clock) => `${document} ${client} ${clock}`)
            expect(await journal.read(document, client, 0, length + 5)).toEqual(expected)
            expect((await journal.standing(document)).authors.get(client)?.length).toBe(length)
          }
        }),
        { numRuns: 20 },
      )
    })

    test('loses nothing that is appended while it compacts', async () => {
      const lengths = new Map<number, number>()
      await journal.append(rowsInTurn('a', Array<number>(200).fill(1), lengths), AT)
      await Promise.all([
        journal.compact('a'),
        journal.append(rowsInTurn('a', Array<number>(50).fill(1), lengths), AT),
        journal.compact('a'),
      ])
      await journal.compact('a')
      expect(await journal.read('a', 1, 0, 999)).toEqual(Array.from({ length: 250 }, (_, clock) => `a 1 ${clock}`))
    })

    test('keeps entries as long as they may be', async () => {
      const long = 'x'.repeat(65_536)
      await journal.append([row('a', 1, 0, long), row('a', 1, 1, 'é – 🙂'), row('a', 1, 2, long)], AT)
      await journal.compact('a')
      expect(await journal.read('a', 1, 0, 3)).toEqual([long, 'é – 🙂', long])
    })

    test('keeps what was refused, with its text and its sender, but not without bound', async () => {
      const refused = (sender: string, clock: number): Quarantined => {
        return { document: 'a', client: 1, clock, reason: 'bad-signature', sender, text: `${clock}`, receivedAt: AT }
      }
      await journal.quarantine([refused('dewi', 0)])
      const many = Array.from({ length: QUARANTINE.perSender + 30 }, (_, clock) => refused('siti', clock))
      for (const one of [...many, ...many.slice(-5)]) await journal.quarantine([one])
      journal = await harness.open()
      const kept = await journal.quarantined()
      expect(kept).toContainEqual(refused('dewi', 0))
      const clocks = kept.filter(({ sender }) => sender === 'siti').map(({ clock }) => clock)
      expect(clocks.sort((a, b) => a - b)).toEqual(many.slice(30).map(({ clock }) => clock))
      await journal.quarantine([refused('dewi', 1)])
      expect(await journal.quarantined()).toHaveLength(QUARANTINE.perSender + 2)
    })

    const waits = (author: string, n: number, text = `${'s'.repeat(86)}${author} ${n}`): WaitingEntry => {
      const where = { document: 'a', client: 1, clock: n, reason: 'revoked', receivedAt: AT }
      return { ...where, sender: 'carrier', author, n, text: `${author}-${n}`.padEnd(86, '-') + text }
    }

    test('keeps what waits, once, in the order of its author’s counts, until it is released', async () => {
      await journal.keepWaiting([waits('siti', 11), waits('siti', 2), waits('dewi', 1)])
      await journal.keepWaiting([waits('siti', 2), waits('siti', 2)])
      journal = await harness.open()
      expect((await journal.waitingAuthors()).sort()).toEqual(['dewi', 'siti'])
      expect(await journal.waitingOf('siti')).toEqual([waits('siti', 2), waits('siti', 11)])
      expect(await journal.quarantined()).toHaveLength(3)
      await journal.release([waits('siti', 2), waits('siti', 11), waits('siti', 99)])
      journal = await harness.open()
      expect(await journal.waitingAuthors()).toEqual(['dewi'])
      expect(await journal.quarantined()).toEqual([waits('dewi', 1)])
    })

    test('has room for a month of a device’s work, and keeps what came first', async () => {
      const many = Array.from({ length: WAITING.perAuthor + 20 }, (_, i) => waits('siti', i + 1, ''))
      await journal.keepWaiting(many)
      await journal.keepWaiting([waits('dewi', 1)])
      journal = await harness.open()
      expect(await journal.waitingOf('siti')).toEqual(many.slice(0, WAITING.perAuthor))
      expect(await journal.waitingOf('dewi')).toHaveLength(1)
      await journal.release(many.slice(0, 1))
      await journal.keepWaiting(many.slice(-1))
      expect((await journal.waitingOf('siti')).at(-1)).toEqual(many.at(-1))
    })

    test('remembers when each device was last heard', async () => {
      await journal.heardFrom(
        new Map([
          ['siti', AT],
          ['dewi', AT + 1],
        ]),
      )
      await journal.heardFrom(new Map([['siti', AT + 5]]))
      expect(await (await harness.open()).contacts()).toEqual(
        new Map([
          ['siti', AT + 5],
          ['dewi', AT + 1],
        ]),
      )
    })

    test('remembers what each device said it had not sent, the last it said', async () => {
      await journal.keepUnsent(new Map([['siti', { melati: { count: 2, since: '2026-11-09T08:00:00+07:00' } }]]))
      await journal.keepUnsent(
        new Map([
          ['siti', { melati: { count: 1 } }],
          ['dewi', {}],
        ]),
      )
      expect(await (await harness.open()).unsent()).toEqual(
        new Map([
          ['siti', { melati: { count: 1 } }],
          ['dewi', {}],
        ]),
      )
    })
  })
}
