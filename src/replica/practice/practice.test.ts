import 'fake-indexeddb/auto'
import { Doors } from '../../../tests/doors.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { completedMonths, daysBetween, monthOf, previousMonth } from '../../domain/calendar.ts'
import { weighingStatus } from '../../domain/weighing/status.ts'
import { misfits } from '../../log/record-type.ts'
import { recordTypes } from '../../log/records/all.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import { OpenDatabase, TABLES } from '../database.ts'
import { IdbStore } from '../idb-store.ts'
import { Phone } from '../phone.ts'
import { practiceWrites } from './posyandu.ts'
import { startPractice } from './start.ts'

const TODAY = '2026-11-10'

/** A phone that fails the test when anything wants a document or a socket. */
function aPhone(name: string): { phone: Phone; database: OpenDatabase; errors: unknown[] } {
  const database = new OpenDatabase(name)
  const errors: unknown[] = []
  const never = (what: string) => (): never => {
    throw new Error(`expected practice never to ${what}`)
  }
  const phone = new Phone(
    {
      store: new IdbStore(database),
      clock: () => new Date(2026, 10, 10, 9),
      persist: never('keep a document'),
      connect: never('connect'),
      afterwards: (work) => work(),
      readBack: () => Promise.resolve(new Y.Doc()),
      openDays: () => Promise.resolve([]),
    },
    { onLink: never('have a link'), onSent: never('send'), onError: (error) => errors.push(error) },
  )
  return { phone, database, errors }
}

async function contentOf(database: OpenDatabase): Promise<string> {
  const db = await database.get()
  const tables = await Promise.all(TABLES.map(async (name) => [name, await db.getAll(name)]))
  return JSON.stringify(tables)
}

describe('the practice posyandu', () => {
  test('is made, kept as it was left, and made again when somebody wants to begin again', async () => {
    const { phone, database, errors } = aPhone('lima-langkah-latihan')
    await startPractice(phone, database, { today: TODAY, afresh: false })
    const db = await database.get()
    expect([await db.count('person'), await db.count('openDay'), await db.count('user')]).toEqual([30, 3, 3])

    await phone.append([
      { document: 'registry/latihan', kind: 'person', record: 'baru', set: { name: 'Latihan Baru' } },
    ])
    await startPractice(phone, database, { today: TODAY, afresh: false })
    expect(await db.count('person')).toBe(31)
    expect(await phone.history('person', 'baru')).toHaveLength(1)

    await startPractice(phone, database, { today: TODAY, afresh: true })
    expect(await db.count('person')).toBe(30)
    expect(errors).toEqual([])
  })

  test('leaves the real posyandu’s tables as they are, to the last byte', async () => {
    const real = aPhone('lima-langkah')
    await real.phone.join(new Doors().next(), 'HP Bu Ani')
    await real.phone.chooseUser('ani')
    await real.phone.append([{ document: 'registry/melati', kind: 'person', record: 'rafa', set: { name: 'Rafa' } }])
    const before = await contentOf(real.database)
    const practice = aPhone('lima-langkah-latihan')
    await startPractice(practice.phone, practice.database, { today: TODAY, afresh: true })
    expect(await contentOf(real.database)).toBe(before)
  })

  test('cannot be made in a database that is not its own', async () => {
    const { phone, database } = aPhone('lima-langkah')
    await expect(startPractice(phone, database, { today: TODAY, afresh: true })).rejects.toThrow('found lima-langkah')
  })

  test('shares no name of a database, a lock or a channel with the real one', () => {
    const folder = join(import.meta.dirname, '..')
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
      /(?<!\.test)\.ts$/.test(file),
    )
    const naming = files.filter((file) => /['"`]lima-langkah/.test(readFileSync(join(folder, file), 'utf8')))
    expect(naming).toEqual(['practice/mode.ts'])
  })
})

describe('what is invented', () => {
  const writes = practiceWrites(TODAY)
  const of = (kind: string) => writes.filter((write) => write.kind === kind)
  const people = of('person').map(({ record, set }) => ({ record, ...(set as PersonFields) }))

  test('fits its record types, on whatever day somebody practises', () => {
    for (const day of ['2026-01-01', '2026-03-31', '2028-02-29', TODAY]) {
      const wrong = practiceWrites(day).flatMap(({ kind, set }) => misfits(recordTypes[kind]!, set))
      expect([day, wrong]).toEqual([day, []])
    }
  })

  test('is obviously invented, and covers 0 to 71 months', () => {
    for (const { name, motherName } of people) {
      expect(name).toMatch(/^Latihan /)
      expect(motherName).toMatch(/^Contoh /)
    }
    const ages = people.map(({ birthDate }) => completedMonths(birthDate ?? '', TODAY))
    expect([Math.min(...ages) <= 2, Math.max(...ages) >= 66, Math.max(...ages) <= 71]).toEqual([true, true, true])
  })

  test('has no brothers and sisters born too close together, but for one pair of twins', () => {
    const together = people.flatMap((a) =>
      people.filter((b) => a.record < b.record && a.family === b.family).map((b) => [a, b]),
    )
    const apart = together.map(([a, b]) => Math.abs(daysBetween(a?.birthDate ?? '', b?.birthDate ?? '')))
    expect(apart.filter((days) => days === 0)).toHaveLength(1)
    expect(apart.filter((days) => days > 0 && days < 300)).toEqual([])
  })

  test('shows N, T and B last month, and nobody gains or loses what no child does', () => {
    const month = previousMonth(monthOf(TODAY))
    const codes = people.flatMap(({ record, sex, birthDate: birth }) => {
      const weighings = of('visit').flatMap(({ record: visit, set }) => {
        const { weightKg } = set as VisitFields
        const [person, openDay] = visit.split('/')
        const on = `${openDay?.slice(0, 7)}-12`
        return person === record && typeof weightKg === 'number' && monthOf(on) <= month
          ? [{ id: visit, on, weightKg }]
          : []
      })
      const status = sex && birth ? weighingStatus({ sex, birth, weighings }, month) : undefined
      if (status && 'gainGrams' in status) expect(Math.abs(status.gainGrams)).toBeLessThan(2000)
      return status ? [status.code] : []
    })
    for (const code of ['N', 'T', 'B'] as const) expect(codes).toContain(code)
    expect(codes.filter((code) => code === 'N').length).toBeGreaterThan(12)
  })
})
