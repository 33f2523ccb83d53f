/** A relay's data moved while phones are out in the field, and what happens when that is cut off or done wrong. */
import { cp, mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { open } from 'lmdb'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import type { MovableJournal } from '../../server/journal/journal.ts'
import { callOff, move, restore } from '../../server/moving/move.ts'
import { startRelay } from '../../server/start-relay.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { Doors, PUSKESMAS } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from '../replica/phones.ts'
import { Command, type Running } from './command.ts'
import { elsewheres, type Elsewhere } from './elsewhere.ts'
import { rowsOf } from './entries.ts'
import { textsIn } from './texts-in.ts'

const quietly = (): void => undefined

let folder: string
let command: Command

const run = (...args: string[]): Running => command.run(args)

beforeAll(async () => {
  command = await Command.bundle('server/move-main.ts')
})

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'move-'))
})

afterEach(() => rm(folder, { recursive: true, force: true }))

describe.each(elsewheres)('from a folder to $name and back', ({ make }) => {
  let relay: TestRelay
  let siti: TestPhone
  let elsewhere: Elsewhere

  beforeEach(async () => {
    elsewhere = await make(join(folder, 'lain'))
    relay = await TestRelay.start()
    siti = await relay.phone('siti')
    await siti.phone.hold()
  })

  afterEach(async () => {
    await siti.phone.release()
    await relay.end()
    await elsewhere.end()
  })

  async function weigh(person: string, weightKg: number): Promise<void> {
    const place = { posyandu: relay.posyandu, openDay: '2026-11-abcdef', person }
    const { ok } = await recordMeasurements(siti.phone.append.bind(siti.phone), place, { weightKg })
    expect(ok).toBe(true)
  }

  const acknowledged = (): string[] =>
    siti.store.rows('outbox').flatMap(({ state, text }) => (state === 1 ? [text] : []))

  async function atRest(): Promise<void> {
    await siti.retry()
    await until('all is sent', () => unsentOf(siti) === 0)
    await relay.stop()
  }

  test('phones go on meanwhile, send only what is new, and nothing that they sent is lost', async () => {
    const { id } = relay.running.journal
    for (let i = 0; i < 5; i++) await weigh(`anak-${i}`, 5 + i)
    await atRest()
    const sent = acknowledged()
    await weigh('bayi', 4)
    expect(unsentOf(siti)).toBe(1)

    const there = run('--from', relay.dataDir, '--to', elsewhere.where)
    await weigh('balita', 9)
    expect(await there.ended).toEqual({ code: 0, said: expect.stringMatching(/^Selesai: \d+ catatan/) as string })
    await expect(relay.start()).rejects.toThrow(/sudah dipindahkan ke/)

    await elsewhere.start(relay)
    expect(relay.running.journal.id).toBe(id)
    expect(unsentOf(siti)).toBe(2)
    await atRest()
    const sentThere = acknowledged()
    expect(sentThere).toEqual(expect.arrayContaining(sent))
    expect(sentThere.length).toBe(sent.length + 2)
    expect(await textsIn(elsewhere.where)).toEqual(expect.arrayContaining(sentThere))

    await weigh('lansia', 55)
    const back = await run('--from', elsewhere.where, '--to', relay.dataDir).ended
    expect(back).toEqual({ code: 0, said: expect.stringContaining('; 2 di antaranya baru ditulis') as string })
    await expect(elsewhere.start(relay)).rejects.toThrow(/sudah dipindahkan ke/)
    await relay.start()
    expect(relay.running.journal.id).toBe(id)
    await atRest()
    expect(await textsIn(relay.dataDir)).toEqual(expect.arrayContaining(acknowledged()))
    expect(acknowledged().length).toBe(sent.length + 3)
  })
})

describe('from one folder to another', () => {
  let old: string
  let fresh: string

  beforeEach(async () => {
    old = join(folder, 'lama')
    fresh = join(folder, 'baru')
    await new Doors().openIn(old)
  })

  async function fill(where: string, work: (journal: MovableJournal) => Promise<void>, id = 'lama'): Promise<void> {
    await mkdir(where, { recursive: true })
    const journal = await LmdbJournal.open(join(where, 'journal'), () => id)
    await work(journal)
    await journal.close()
  }

  const some = (journal: MovableJournal, count = 10): Promise<unknown> =>
    Promise.all([
      journal.append(rowsOf(registryOf('melati'), 1, count), 0),
      journal.append(rowsOf(visitsOf('melati', '2026-11'), 2, count), 0),
      journal.append(rowsOf(directoryOf(PUSKESMAS), 3, count), 0),
    ])

  async function starts(dataDir: string): Promise<boolean> {
    const started = await startRelay({ dataDir, port: 0, onError: quietly }).catch(quietly)
    await started?.close()
    return started !== undefined
  }

  test('killed at any moment, never do both places take entries, and the same command ends what was begun', async () => {
    await fill(old, async (journal) => {
      for (let i = 0; i < 240; i++) {
        const document = visitsOf(`posyandu-${i}`, '2026-11')
        for (const client of [1, 2]) await journal.append(rowsOf(document, client, 60), 0)
      }
    })
    const before = await textsIn(old)
    const kept = (): Promise<number> =>
      stat(join(fresh, 'journal', 'data.mdb')).then(
        ({ size }) => size,
        () => 0,
      )
    const began: number[] = []
    for (const more of [100_000, 900_000, 900_000, 900_000]) {
      const had = await kept()
      const moving = run('--from', old, '--to', fresh)
      let isOver = false
      void moving.ended.then(() => (isOver = true))
      await until('so much has arrived', async () => isOver || (await kept()) >= had + more)
      moving.kill()
      const { said } = await moving.ended
      expect(said).not.toContain('Selesai')
      began.push((await textsIn(fresh)).length)
      expect([await starts(old), await starts(fresh)], `with ${began.at(-1)} entries`).toEqual([false, false])
    }
    // It went on where it was cut off.
    expect(began).toEqual([...began].sort((a, b) => a - b))
    expect(began.at(-1)).toBeGreaterThan(began[0]!)
    const { code, said } = await run('--from', old, '--to', fresh).ended
    expect([code, said]).toEqual([0, expect.stringMatching(/Selesai: 28\.800 catatan/)])
    expect([await starts(old), await starts(fresh)]).toEqual([false, true])
    expect(await textsIn(fresh)).toEqual(before)
  })

  test('a move that was cut off can be called off, and one that ended cannot', async () => {
    await fill(old, async (journal) => {
      await some(journal)
      await journal.setHalt({ why: 'leaving', place: fresh })
    })
    await expect(startRelay({ dataDir: old, port: 0 })).rejects.toThrow(/belum selesai.*--batal/)
    const { code, said } = await run('--batal', old).ended
    expect([code, said]).toEqual([0, expect.stringContaining('dapat berjalan lagi')])
    expect(await starts(old)).toBe(true)
    await move(old, fresh, quietly)
    await expect(callOff(old)).rejects.toThrow('sudah dipindahkan')
    await expect(callOff(fresh)).rejects.toThrow('tidak sedang dipindahkan')
    expect([await starts(old), await starts(fresh)]).toEqual([false, true])
  })

  test('when nobody knows whether the new place was opened, the old one stays closed', async () => {
    await fill(old, async (journal) => void (await some(journal)))
    const loseTheAnswer = (): void => {
      const asking = vi.spyOn(LmdbJournal.prototype, 'setHalt').mockImplementation(async function (
        this: LmdbJournal,
        halt,
      ) {
        asking.mockRestore()
        await this.setHalt(halt)
        if (halt === undefined) throw new Error('the connection was lost')
        loseTheAnswer()
      })
    }
    loseTheAnswer()
    await expect(move(old, fresh, quietly)).rejects.toThrow('Ulangi perintah yang sama')
    expect([await starts(old), await starts(fresh)]).toEqual([false, true])
    await expect(move(old, fresh, quietly)).rejects.toThrow('sudah dipindahkan')
  })

  test('what is held beside the entries comes along', async () => {
    const held = { document: registryOf('melati'), client: 9, clock: 0, sender: 'device-9', receivedAt: 5 }
    const waiting = { ...held, reason: 'revoked', author: 'device-9', n: 1, text: 'x'.repeat(86) + 'menunggu' }
    const refused = { ...held, clock: 1, reason: 'malformed' }
    const unsent = { melati: { count: 3 } } as never
    await fill(old, async (journal) => {
      await some(journal)
      await journal.keepWaiting([waiting])
      await journal.quarantine([refused])
      await journal.heardFrom(new Map([['device-1', 1_234]]))
      await journal.keepUnsent(new Map([['device-1', unsent]]))
    })
    await move(old, fresh, quietly)
    await fill(fresh, async (journal) => {
      expect(await journal.quarantined()).toEqual([refused, waiting])
      expect(await journal.waitingOf('device-9')).toEqual([waiting])
      expect(await journal.contacts()).toEqual(new Map([['device-1', 1_234]]))
      expect(await journal.unsent()).toEqual(new Map([['device-1', unsent]]))
      expect(journal.greatestCounter).toBe(10)
      expect(await journal.received(registryOf('melati'), 1, 0, 2)).toEqual([1_795_000_000_000, 1_795_000_000_001])
    })
    // Let in meanwhile: it does not wait any more when the entries come back.
    await fill(fresh, (journal) => journal.release([waiting]))
    await move(fresh, old, quietly)
    await fill(old, async (journal) => expect(await journal.waitingAuthors()).toEqual([]))
  })

  test('an entry that is damaged where it lies stops the move, and the old place is as it was', async () => {
    await fill(old, async (journal) => void (await some(journal)))
    const root = open({ path: join(old, 'journal'), maxDbs: 8 })
    const rows = root.openDB<readonly [number, string], [string, number, number]>({ name: 'rows' })
    await rows.put([registryOf('melati'), 1, 4], [0, 'rusak'])
    await root.close()
    await expect(move(old, fresh, quietly)).rejects.toThrow(/tidak ada yang berubah/)
    expect([await starts(old), await starts(fresh)]).toEqual([true, false])
  })

  test('what arrives is compared with what left: another text, a missing one and one too many are all seen', async () => {
    const document = registryOf('melati')
    await fill(old, (journal) => journal.append(rowsOf(document, 1, 10), 0).then(quietly))
    const others: Readonly<Record<string, (journal: MovableJournal) => Promise<unknown>>> = {
      'another text': (journal) => journal.append([{ ...rowsOf(document, 1, 1)[0]!, text: 'lain' }], 0),
      'another moment': (journal) => journal.append([{ ...rowsOf(document, 1, 1)[0]!, receivedAt: 1 }], 0),
      'one too many': (journal) => journal.append(rowsOf(document, 1, 11), 0),
      'another author': (journal) => journal.append(rowsOf(document, 2, 1), 0),
      'another document': (journal) => journal.append(rowsOf(registryOf('mawar'), 2, 1), 0),
    }
    for (const [name, write] of Object.entries(others)) {
      await fill(fresh, (journal) => write(journal).then(quietly))
      await expect(move(old, fresh, quietly), name).rejects.toThrow(/expected/)
      expect([await starts(old), await starts(fresh)], name).toEqual([true, false])
      await rm(fresh, { recursive: true })
    }
  })

  test('it goes where nothing else is, from where a relay was and none is running', async () => {
    await fill(old, async (journal) => void (await some(journal)))
    await fill(fresh, async (journal) => void (await some(journal)), 'lain')
    await expect(move(old, fresh, quietly)).rejects.toThrow('sudah ada data server lain')
    await expect(move(old, old, quietly)).rejects.toThrow(/dipakai|sama/)
    await expect(move(join(folder, 'kosong'), fresh, quietly)).rejects.toThrow('tidak ada data server')
    const relay = await startRelay({ dataDir: old, port: 0 })
    await expect(move(old, join(folder, 'tujuan'), quietly)).rejects.toThrow('sedang dipakai server')
    await relay.close()
    await move(old, join(folder, 'tujuan'), quietly)
    await expect(move(old, join(folder, 'tempat-ketiga'), quietly)).rejects.toThrow('sudah dipindahkan')
    for (const args of [[], ['--from', old], ['--to'], ['--ke', old], ['--from', old, '--to', '--cadangan']]) {
      const { code, said } = await run(...args).ended
      expect([code, said]).toEqual([1, expect.stringContaining('--from ASAL')])
    }
  })

  test('a backup is restored without being touched, as often as it is needed', async () => {
    await fill(old, async (journal) => void (await some(journal)))
    const copy = join(folder, 'cadangan')
    await cp(old, copy, { recursive: true })
    for (const name of ['satu', 'dua']) {
      const { code } = await run('--from', copy, '--to', join(folder, name), '--cadangan').ended
      expect([code, await starts(join(folder, name))]).toEqual([0, true])
      expect(await textsIn(join(folder, name))).toEqual(await textsIn(old))
    }
    await move(old, fresh, quietly)
    await expect(restore(old, join(folder, 'tiga'), quietly)).rejects.toThrow('bukan cadangan')
  })

  test('no relay makes settings of its own where entries are only arriving', async () => {
    await fill(fresh, (journal) => journal.setHalt({ why: 'arriving', place: old }))
    await expect(startRelay({ dataDir: fresh, port: 0 })).rejects.toThrow('belum selesai')
    await writeFile(join(fresh, 'relay.json'), '', { flag: 'wx' })
  })
})
