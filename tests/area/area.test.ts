import { describe, expect, test } from 'vitest'
import type { CalendarDate, CalendarMonth } from '../../src/domain/calendar.ts'
import { growthTables } from '../../src/domain/growth/tables.ts'
import { who2006 } from '../../src/domain/growth/tables/who-2006.ts'
import { who2007 } from '../../src/domain/growth/tables/who-2007.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { readEntry } from '../../src/log/entry.ts'
import { Counter } from '../../src/replica/area/counter.ts'
import { Folder, type ReadTexts } from '../../src/replica/area/folder.ts'
import { PULL_PROGRESS } from '../../src/replica/area/held-documents.ts'
import { TalliesInMemory, type KeptTally } from '../../src/replica/area/kept-tallies.ts'
import { answer } from '../../src/replica/area/tally-question.ts'
import { packTally, unpackTally } from '../../src/replica/area/tally-bytes.ts'
import { PULLED, type Tables } from '../../src/replica/database.ts'
import { memoryDatabase } from '../../src/replica/memory-database.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { project } from '../../src/replica/projection.ts'
import type { LocalDatabase } from '../../src/replica/tables.ts'
import { FORMS } from '../../src/reports/forms/all.ts'
import { countMonth } from '../../src/reports/month/count.ts'
import type { ServedPosyandu } from '../../src/reports/month/served.ts'
import { sumOf } from '../../src/reports/month/tally.ts'
import { JournalArea } from '../../scripts/rekap/journal-area.ts'
import { Village } from './village.ts'

const PUSKESMAS = 'sukamaju'
const MONTHS: readonly CalendarMonth[] = ['2026-03', '2026-04', '2026-05', '2026-06']
const TODAY: CalendarDate = '2026-07-10'
const tables = growthTables(who2006, who2007)

/** An office computer without a browser: documents on a disk, marks in its tables, and a worker that counts. */
class Office {
  readonly store = new MemoryStore()
  readonly kept = new CountedPuts()
  readonly #disk = new Map<string, string[]>()
  readonly reads: string[] = []
  now = 0
  readonly counter: Counter

  constructor() {
    const store = this.store
    const db = new Proxy({} as LocalDatabase, {
      get: (_, table) => memoryDatabase(store)[table as keyof LocalDatabase],
    })
    const readTexts: ReadTexts = (document, past) => {
      this.reads.push(document)
      const texts = this.#disk.get(document) ?? []
      return Promise.resolve({ texts: texts.slice(past.get(1) ?? 0), clocks: new Map([[1, texts.length]]) })
    }
    this.counter = new Counter({
      db,
      folder: new Folder(readTexts, db),
      kept: this.kept,
      today: () => TODAY,
      now: () => (this.now += 100_000),
      tables,
      breathe: () => Promise.resolve(),
      onCounted: () => undefined,
      onError: (error) => {
        throw error
      },
    })
  }

  async opens(...villages: readonly Village[]): Promise<void> {
    const self = { key: 'self', device: 'komputer-puskesm', role: 'puskesmas', scopes: ['area'], posyandu: '' }
    await this.store.transaction((tx) => tx.put('self', [self as unknown as Tables['self']]))
    await this.lacks()
    for (const village of villages) {
      const entries = village.texts(directoryOf(PUSKESMAS)).flatMap((text) => readEntry(text) ?? [])
      await this.store.transaction((tx) => project(tx, directoryOf(PUSKESMAS), entries))
      for (const document of village.documents())
        if (!document.startsWith('directory')) await this.pulls(village, document)
    }
  }

  async pulls(village: Village, document: string): Promise<void> {
    this.#disk.set(document, [...village.texts(document)])
    await this.marks(document, village.texts(document).length)
  }

  /** What the relay named and has not told yet. */
  async lacks(...lacking: readonly string[]): Promise<void> {
    const value = { documents: 9, held: 9 - lacking.length, bytes: 0, state: 'pulling', lacking }
    await this.store.transaction((tx) => tx.put('meta', [{ key: PULL_PROGRESS, value }]))
    this.counter.forget()
  }

  async forgetsPull(): Promise<void> {
    await this.store.transaction((tx) => tx.delete('meta', [PULL_PROGRESS]))
    this.counter.forget()
  }

  async marks(document: string, held: number): Promise<void> {
    await this.store.transaction((tx) => tx.put('meta', [{ key: PULLED + document, value: [[1, held]] }]))
    this.counter.forget()
  }

  async sumOf(name: string, month: CalendarMonth, posyandu: string): Promise<number | undefined> {
    const found = await this.counter.tallies([month], {})
    const tally = found.find((each) => each.posyandu === posyandu)?.tally
    return tally && sumOf(tally, name)
  }
}

class CountedPuts extends TalliesInMemory {
  puts: string[] = []

  override put(tallies: readonly KeptTally[]): Promise<void> {
    this.puts.push(...tallies.map(({ posyandu, month }) => `${posyandu} ${month}`))
    return super.put(tallies)
  }
}

function aVillage(name: string, more: Readonly<Record<string, string>> = {}): Village {
  const village = new Village(name, 'desa')
  village.directory(PUSKESMAS, more)
  village.grow(40, MONTHS)
  return village
}

async function wholeRecords(village: Village): Promise<ServedPosyandu> {
  const area = await JournalArea.read(village)
  return area.records(area.posyandu.find(({ parts }) => parts.includes(village.posyandu))!)
}

/** The same by folding the village whole. */
async function wholeCount(village: Village, month: CalendarMonth, name: string): Promise<number> {
  const served = await wholeRecords(village)
  return sumOf(countMonth(served, month, { tables, today: TODAY, forms: FORMS }), name)
}

describe('an office that holds documents and no tables of them', () => {
  test('counts every month of every posyandu, as folding it all at once does', async () => {
    const office = new Office()
    const villages = [aVillage('melati'), aVillage('mawar')]
    await office.opens(...villages)
    await office.counter.count()
    for (const village of villages) {
      for (const month of MONTHS) {
        for (const name of ['skdn.s', 'skdn.d', 'skdn.n', 'ilp-anak.13']) {
          expect(await office.sumOf(name, month, village.posyandu)).toBe(await wholeCount(village, month, name))
        }
      }
    }
    expect(await office.sumOf('skdn.d', '2026-05', 'melati')).toBeGreaterThan(0)
  })

  test('counts this month of every posyandu before an earlier one of any', async () => {
    const office = new Office()
    await office.opens(aVillage('melati'), aVillage('mawar'), aVillage('anggrek'))
    await office.counter.count()
    const months = office.kept.puts.map((each) => each.split(' ')[1])
    expect(months.slice(0, 3)).toEqual(['2026-07', '2026-07', '2026-07'])
    expect(months.slice(3)).not.toContain('2026-07')
    expect(months).toHaveLength(3 * 13)
  })

  test('a month of which nothing is here has no figures, which is not 0', async () => {
    const office = new Office()
    await office.opens(aVillage('melati'))
    await office.counter.count()
    const [tally] = await office.counter.tallies(['2026-02'], {})
    expect(tally).toMatchObject({
      posyandu: 'melati',
      month: '2026-02',
      tally: undefined,
      openDays: 0,
      isCurrent: true,
    })
  })

  test('gives every record of a posyandu away, and of nobody else', async () => {
    const office = new Office()
    await office.opens(aVillage('melati'), aVillage('mawar'))
    const sheets = await office.counter.everything('melati')
    const records = await office.counter.records('melati')
    const people = sheets.find(({ name }) => name === 'person')!
    expect(people.rows.length - 1).toBeGreaterThanOrEqual(records.people.length)
    expect(records.people.length).toBeGreaterThan(0)
    const documents = sheets.flatMap(({ rows: [head = [], ...rows] }) =>
      rows.map((row) => row[head.indexOf('dokumen')]),
    )
    expect([...new Set(documents.map((document) => String(document).split('/')[1]))]).toEqual(['melati'])
    await expect(office.counter.everything('tidak-ada')).rejects.toThrow('expected a posyandu')
  })

  test('nothing is counted twice, and after something came only the posyandu it came for', async () => {
    const office = new Office()
    const [melati, mawar] = [aVillage('melati'), aVillage('mawar')]
    await office.opens(melati, mawar)
    await office.counter.count()
    expect(new Set(office.kept.puts).size).toBe(office.kept.puts.length)
    office.kept.puts = []
    await office.counter.count()
    expect(office.kept.puts).toEqual([])

    const visits = visitsOf('mawar', '2026-06')
    const before = await office.sumOf('skdn.s', '2026-06', 'mawar')
    mawar.write(registryOf('mawar'), 'person', 'bayi-baru', { name: 'Bayi', sex: 'P', birthDate: '2026-05-02' })
    await office.pulls(mawar, registryOf('mawar'))
    await office.pulls(mawar, visits)
    expect((await office.counter.tallies(['2026-06'], {})).map(({ isCurrent }) => isCurrent)).toEqual([false, true])
    await office.counter.count()
    expect(await office.sumOf('skdn.s', '2026-06', 'mawar')).toBe((before ?? 0) + 1)
    expect(office.kept.puts.every((each) => each.startsWith('mawar'))).toBe(true)
    expect(office.kept.puts[0]).toBe('mawar 2026-07')
    expect((await office.counter.tallies(['2026-06'], {})).every(({ isCurrent }) => isCurrent)).toBe(true)
  })

  test('of a posyandu that is in memory only what came since is read', async () => {
    const office = new Office()
    const melati = aVillage('melati')
    await office.opens(melati)
    await office.counter.count()
    office.reads.length = 0
    melati.write(registryOf('melati'), 'person', 'bayi-baru', { name: 'Bayi', sex: 'P', birthDate: '2026-05-02' })
    await office.pulls(melati, registryOf('melati'))
    await office.counter.count()
    expect(office.reads).toEqual([registryOf('melati')])
  })

  test('of what nothing came for since, nothing is folded again: neither for its other months nor for a list of names', async () => {
    const office = new Office()
    const [melati, mawar] = [aVillage('melati'), aVillage('mawar')]
    await office.opens(melati, mawar, aVillage('anggrek'), aVillage('kenanga'))
    await office.counter.count()
    expect(new Set(office.reads).size).toBe(office.reads.length)
    office.reads.length = 0
    for (const name of ['anggrek', 'kenanga', 'mawar', 'melati']) await office.counter.records(name)
    expect(office.reads).toEqual([])
    expect(await office.counter.records('melati')).toEqual(await wholeRecords(melati))

    mawar.write(registryOf('mawar'), 'person', 'bayi-baru', { name: 'Bayi', sex: 'P', birthDate: '2026-05-02' })
    await office.pulls(mawar, registryOf('mawar'))
    expect((await office.counter.records('mawar')).people.some(({ record }) => record === 'bayi-baru')).toBe(true)
    expect(new Set(office.reads.map((document) => document.split('/')[1]))).toEqual(new Set(['mawar']))
  })

  test('while the disk is behind its mark, what was counted is not said to be current, and is counted again', async () => {
    const office = new Office()
    const melati = aVillage('melati')
    await office.opens(melati)
    const registry = registryOf('melati')
    melati.write(registry, 'person', 'bayi-baru', { name: 'Bayi', sex: 'P', birthDate: '2026-05-02' })
    await office.marks(registry, melati.texts(registry).length)
    await office.counter.count()
    expect((await office.counter.tallies(['2026-06'], {}))[0]!.isCurrent).toBe(false)
    await office.pulls(melati, registry)
    await office.counter.count()
    expect((await office.counter.tallies(['2026-06'], {}))[0]!.isCurrent).toBe(true)
    expect(await office.sumOf('skdn.s', '2026-06', 'melati')).toBe(await wholeCount(melati, '2026-06', 'skdn.s'))
  })

  test('before all that the relay named of a posyandu is here, nothing of it is known to be current', async () => {
    const office = new Office()
    await office.opens(aVillage('melati'), aVillage('mawar'))
    await office.counter.count()
    const areCurrent = async (): Promise<unknown> =>
      (await office.counter.tallies(['2026-02'], {})).map(({ posyandu, isCurrent }) => [posyandu, isCurrent])
    await office.lacks('mawar')
    expect(await areCurrent()).toEqual([
      ['mawar', false],
      ['melati', true],
    ])
    await office.lacks()
    expect(await areCurrent()).toEqual([
      ['mawar', true],
      ['melati', true],
    ])
  })

  test('before the relay has named its documents no figure is known, nor that there is none', async () => {
    const office = new Office()
    await office.opens(aVillage('melati'))
    await office.forgetsPull()
    expect((await office.counter.tallies(['2026-02'], {}))[0]).toMatchObject({ tally: undefined, isCurrent: false })
  })

  test('what waits in the outbox here counts already', async () => {
    const office = new Office()
    const melati = aVillage('melati')
    await office.opens(melati)
    await office.counter.count()
    const before = (await office.sumOf('skdn.s', '2026-06', 'melati')) ?? 0
    const registry = registryOf('melati')
    melati.write(registry, 'person', 'bayi-baru', { name: 'Bayi', sex: 'L', birthDate: '2026-05-02' })
    const text = melati.texts(registry).at(-1)!
    const row = { id: readEntry(text)!.id, document: registry, n: 1, text, state: 0 as const }
    await office.store.transaction((tx) => tx.put('outbox', [row]))
    office.counter.forget()
    await office.counter.count()
    expect(await office.sumOf('skdn.s', '2026-06', 'melati')).toBe(before + 1)
  })

  test('posyandu that became one are one, under the name they go by now', async () => {
    const office = new Office()
    const [melati, mawar] = [aVillage('melati'), aVillage('mawar', { partOf: 'melati' })]
    const apart = (await wholeCount(melati, '2026-06', 'skdn.s')) + (await wholeCount(mawar, '2026-06', 'skdn.s'))
    await office.opens(melati, mawar)
    await office.counter.count()
    const found = await office.counter.tallies(['2026-06'], { names: ['skdn.s'], isSummed: true })
    expect(found.map(({ posyandu }) => posyandu)).toEqual(['melati'])
    expect(found[0]!.tally).toHaveLength(1)
    // A day of the one serves the people of the other too, and whoever is near a border of age may be reckoned elsewhere.
    expect(Math.abs(found[0]!.tally![0]!.counts['skdn.s']! - apart)).toBeLessThanOrEqual(3)
    expect((await office.counter.records('mawar')).people.length).toBeGreaterThan(60)
  })
})

test('a tally is read back from its bytes as it was', async () => {
  const area = await JournalArea.read(aVillage('melati'))
  const served = await area.records(area.posyandu[0]!)
  const tally = countMonth(served, '2026-05', { tables, today: TODAY, forms: FORMS })
  const names = ['skdn.s', 'ilp-anak.13', 'skdn.nothing']
  for (const question of [{}, { names }, { isSummed: true }, { names, isSummed: true }])
    expect(unpackTally(packTally(tally), question)).toEqual(answer(tally, question))
  expect(unpackTally(packTally(tally), {})).toEqual(tally)
  expect(packTally(tally).length).toBeLessThan(JSON.stringify(tally).length / 2)
})
