import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import { readEntry, type Entry } from '../../src/log/entry.ts'
import { recordOfMoved } from '../../src/log/transfer.ts'
import { posyanduScope } from '../../src/log/role.ts'
import { entriesOf } from '../../src/replica/audit-reader.ts'
import { fieldStates } from '../../src/replica/field-states.ts'
import { OpenDatabase } from '../../src/replica/database.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { recordHomeDanger } from '../../src/replica/intentions/home-visit.ts'
import { reportKipi } from '../../src/replica/intentions/immunization.ts'
import { startPmt } from '../../src/replica/intentions/pmt.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { undo } from '../../src/replica/intentions/settle.ts'
import { checkIn, recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { project } from '../../src/replica/projection.ts'
import { loadHomeVisits } from '../../src/replica/queries/home-visits.ts'
import { loadOpenKipi } from '../../src/replica/queries/kipi.ts'
import { loadPeople } from '../../src/replica/queries/people.ts'
import { loadPmt } from '../../src/replica/queries/pmt.ts'
import { loadReferrals } from '../../src/replica/queries/referrals.ts'
import { loadTasks } from '../../src/replica/queries/tasks.ts'
import { localDatabase } from '../../src/replica/tables.ts'
import { PUSKESMAS } from '../doors.ts'
import { TestRelay, until, type TestPhone } from './phones.ts'

/** Siti is a kader of Mawar, where Rafa lived; Ani one of Melati, where he lives now. */
let relay: TestRelay
let siti: TestPhone
let ani: TestPhone
let rafa: string
let day: string

const silent = (): void => undefined
const appendOf = ({ phone }: TestPhone) => phone.append.bind(phone)
const kaderOf = (posyandu: string) => ({ role: 'kader' as const, scopes: [posyanduScope(posyandu)] })
const namedMawar = {
  document: directoryOf(PUSKESMAS),
  kind: 'posyandu',
  record: 'mawar',
  set: { name: 'Mawar' },
  who: 'puskesmas',
}

beforeEach(async () => {
  relay = await TestRelay.start()
  await relay.puskesmas.writes([namedMawar])
  siti = await relay.phone('siti', kaderOf('mawar'))
  ani = await relay.phone('ani', kaderOf('melati'))
  ;({ day, rafa } = await livesAtMawar(siti))
})

afterEach(async () => {
  await Promise.all([siti, ani].map(({ phone }) => phone.release()))
  await relay.end()
})

async function livesAtMawar(phone: TestPhone): Promise<{ day: string; rafa: string }> {
  const append = appendOf(phone)
  const { openDay } = await startOpenDay(append, 'mawar', { date: '2026-10-08', groups: ['balita'] })
  const fields = { name: 'Rafa', sex: 'L' as const, birthDate: '2025-09-05', motherName: 'Lina' }
  const { person } = await registerPerson(append, 'mawar', fields, { household: { rt: '02', kk: '1700000000000001' } })
  await checkIn(append, [{ posyandu: 'mawar', openDay, person }], 1)
  await recordMeasurements(append, { posyandu: 'mawar', openDay, person }, { weightKg: 8.1, heightCm: 72 })
  await recordMeasurements(append, { posyandu: 'mawar', openDay, person }, { weightKg: 8.3 })
  return { day: openDay, rafa: person }
}

async function fileOf(phone: TestPhone): Promise<{ bytes: Uint8Array; code: string | undefined }> {
  const file = await new Desk(phone.phone).handOver({ what: 'person', people: [rafa] }, 'file')
  if (!file.ok) throw new Error(file.reason)
  return { bytes: file.bytes, code: file.code }
}

async function take(phone: TestPhone, { bytes, code }: { bytes: Uint8Array; code: string | undefined }) {
  const desk = new Desk(phone.phone)
  const read = await desk.read([{ name: 'rafa.langkah', bytes }], silent, code)
  if (!read.ok) throw new Error(read.reason)
  expect(await desk.take(read.ticket, silent)).toMatchObject({ ok: true })
  return read.arrivals
}

const here = (): string => recordOfMoved(rafa, 'melati')
const visitOf = ({ store }: TestPhone) => store.rows('visit').find(({ record }) => record === `${here()}/${day}`)
const shownTables = ({ store }: TestPhone) =>
  (['person', 'family', 'visit', 'transfer'] as const).map((table) =>
    Object.fromEntries(store.rows(table).map((row) => [row.record, fieldStates(row)])),
  )

describe('somebody who moves to another posyandu with a file', () => {
  it('asks for its code, says whom it brings, and is read on there', async () => {
    const file = await fileOf(siti)
    expect(file.code).toBeDefined()
    const closed = await new Desk(ani.phone).read([{ name: 'x', bytes: file.bytes }], silent)
    expect(closed).toMatchObject({ ok: false, reason: 'code-needed' })
    expect(await take(ani, file)).toMatchObject([
      { person: here(), name: 'Rafa', from: 'Mawar', visits: 1, last: '2026-10-08', refused: 0, isFromOutside: false },
    ])
    expect(visitOf(ani)).toMatchObject({
      document: visitsOf('melati', '2026-10'),
      person: here(),
      shown: { came: true, weightKg: 8.3, heightCm: 72 },
      conflicts: [],
    })
    const [person] = ani.store.rows('person')
    expect(person).toMatchObject({ record: here(), shown: { name: 'Rafa', motherName: 'Lina', living: 'menetap' } })
    expect(ani.store.rows('family')[0]!.shown).toEqual({ kk: '1700000000000001' })
    expect(ani.store.rows('transfer')[0]!.shown).toMatchObject({ from: 'Mawar', days: { [day]: '2026-10-08' } })
  })

  it('changes nothing when it is taken twice, and brings only what is new when it comes again later', async () => {
    await take(ani, await fileOf(siti))
    const before = ani.store.rows('outbox').length
    await take(ani, await fileOf(siti))
    expect(ani.store.rows('outbox').length).toBe(before)
    await recordMeasurements(appendOf(siti), { posyandu: 'mawar', openDay: day, person: rafa }, { headCm: 45 })
    await take(ani, await fileOf(siti))
    expect(visitOf(ani)!.shown).toMatchObject({ weightKg: 8.3, headCm: 45 })
    expect(ani.store.rows('transfer')).toHaveLength(2)
  })

  it('is one person when two phones take the file apart, and keeps what was corrected at the new place', async () => {
    const dewi = await relay.phone('dewi', kaderOf('melati'))
    const file = await fileOf(siti)
    await take(ani, file)
    await take(dewi, file)
    const name = { document: registryOf('melati'), kind: 'person', record: here(), set: { name: 'Rafa Pratama' } }
    await ani.phone.append([name])
    const place = { posyandu: 'melati', openDay: day, person: here() }
    await recordMeasurements(appendOf(ani), place, { weightKg: 8.2 })
    for (const { phone } of [ani, dewi]) await phone.hold()
    await until(
      'both have what the other wrote',
      () => shownTables(dewi)[2]![`${here()}/${day}`]?.weightKg?.heads[0]?.value === 8.2,
    )
    await take(ani, file)
    expect(ani.store.rows('person')).toHaveLength(1)
    expect(ani.store.rows('person')[0]!.shown.name).toBe('Rafa Pratama')
    expect(visitOf(ani)).toMatchObject({ shown: { weightKg: 8.2 }, conflicts: [] })
    await until('both show the same', () => JSON.stringify(shownTables(dewi)) === JSON.stringify(shownTables(ani)))
    await dewi.phone.release()
  })

  it('shows who wrote what before, in the history of the visit', async () => {
    await take(ani, await fileOf(siti))
    const written = await entriesOf(ani.phone.ports, [{ kind: 'visit', record: `${here()}/${day}` }])
    expect(written.map(({ who, set }) => [who, set.weightKg])).toEqual([
      ['siti', undefined],
      ['siti', 8.1],
      ['siti', 8.3],
    ])
  })

  it('comes from a puskesmas that nobody here knows, and says so', async () => {
    const elsewhere = await TestRelay.start()
    await elsewhere.puskesmas.writes([namedMawar])
    const rina = await elsewhere.phone('rina', kaderOf('mawar'))
    ;({ day, rafa } = await livesAtMawar(rina))
    expect(await take(ani, await fileOf(rina))).toMatchObject([{ name: 'Rafa', isFromOutside: true, refused: 0 }])
    expect(visitOf(ani)!.shown).toMatchObject({ weightKg: 8.3 })
    await rina.phone.release()
    await elsewhere.end()
  })

  it('is carried by as many entries as a long history needs, each of them one that the relay takes', async () => {
    const append = appendOf(siti)
    for (let month = 1; month <= 9; month++) {
      const date = `2026-0${month}-08`
      const { openDay } = await startOpenDay(append, 'mawar', { date, groups: ['balita'] })
      const place = { posyandu: 'mawar', openDay, person: rafa }
      for (let i = 0; i < 20; i++) await recordMeasurements(append, place, { weightKg: 7 + i / 10 })
    }
    await take(ani, await fileOf(siti))
    expect(ani.store.rows('transfer').length).toBeGreaterThan(1)
    await ani.phone.hold()
    await until('the relay has all of it', () => ani.store.rows('outbox').every(({ state }) => state === 1))
    expect(ani.store.rows('visit').filter(({ record }) => record.startsWith(`${here()}/`))).toHaveLength(10)
  })
})

describe('a family that moves with one file', () => {
  it('is one family at the new place, with the mother as the mother', async () => {
    const append = appendOf(siti)
    const { family } = siti.store.rows('person')[0]!.shown as { family: string }
    const { person: mother } = await registerPerson(append, 'mawar', { name: 'Lina', sex: 'P', family })
    const { person: naura } = await registerPerson(append, 'mawar', { name: 'Naura', mother, family })
    const file = await new Desk(siti.phone).handOver({ what: 'person', people: [rafa, mother, naura] }, 'file')
    if (!file.ok) throw new Error(file.reason)
    const arrived = await take(ani, { bytes: file.bytes, code: file.code })
    expect(arrived.map(({ name }) => name).sort()).toEqual(['Lina', 'Naura', 'Rafa'])
    const people = ani.store.rows('person').map(({ shown }) => shown)
    expect(new Set(people.map((one) => one.family))).toEqual(new Set([recordOfMoved(family, 'melati')]))
    expect(people.find(({ name }) => name === 'Naura')!.mother).toBe(recordOfMoved(mother, 'melati'))
    expect(ani.store.rows('family')).toHaveLength(1)
  })
})

describe('a move that is taken back', () => {
  it('leaves nothing to do and nothing to count, and can be made again', async () => {
    const append = appendOf(siti)
    const home = { posyandu: 'mawar', about: rafa, on: '2026-10-20' }
    const urgent = { tier: 'segera', status: 'dibuat' } as const
    const referred = { reasons: ['bahaya'], trigger: 'kejang', destination: 'pustu', ...urgent }
    await recordHomeDanger(append, home, { why: 'rutin' }, referred)
    await reportKipi(append, 'mawar', day, { person: rafa, serious: true })
    await startPmt(append, 'mawar', {
      person: rafa,
      reason: 'wasting',
      startedOn: '2026-10-09',
      days: 56,
      kind: 'lokal',
    })
    const two = { document: visitsOf('mawar', '2026-10'), kind: 'visit', record: `${rafa}/${day}`, seen: [] }
    await siti.phone.append([
      { ...two, set: { armCm: 14 } },
      { ...two, set: { armCm: 12 } },
    ])
    const file = await fileOf(siti)
    const desk = new Desk(ani.phone)
    const read = await desk.read([{ name: 'x', bytes: file.bytes }], silent, file.code)
    const taken = read.ok ? await desk.take(read.ticket, silent) : undefined
    if (!taken?.ok || !taken.saved) throw new Error('expected Rafa to be taken in')
    expect(await asked(ani)).toEqual({ kipi: 1, pmt: 1, referrals: 1, homes: 1, people: 1, conflicts: 1 })
    expect(await undo(appendOf(ani), taken.saved)).toMatchObject({ ok: true })
    expect(await asked(ani)).toEqual({ kipi: 0, pmt: 0, referrals: 0, homes: 0, people: 0, conflicts: 0 })
    await take(ani, file)
    expect(await asked(ani)).toEqual({ kipi: 1, pmt: 1, referrals: 1, homes: 1, people: 1, conflicts: 1 })
  })
})

let databases = 0

/** How much of each its screens show. */
async function asked({ store }: TestPhone) {
  const database = new OpenDatabase(`pindah-${++databases}`)
  const onDisk = new IdbStore(database)
  for (const entry of store.rows('outbox').flatMap(({ text }) => readEntry(text) ?? [])) {
    await onDisk.transaction((tx) => project(tx, entry.in, [entry]))
  }
  const db = localDatabase(database)
  return {
    kipi: (await loadOpenKipi(db)).length,
    pmt: (await loadPmt(db)).length,
    referrals: (await loadReferrals(db)).length,
    homes: (await loadHomeVisits(db)).length,
    people: (await loadPeople(db)).length,
    conflicts: (await loadTasks(db)).conflicts.length,
  }
}

describe('somebody who moves within the area', () => {
  it('is moved by a phone that may write both, with all that was written about them', async () => {
    const bidan = await relay.phone('bidan', { role: 'bidan', scopes: ['area'] })
    await siti.phone.hold()
    await until('the relay has it', () => siti.store.rows('outbox').every(({ state }) => state === 1))
    await bidan.phone.choosePosyandu('mawar')
    await bidan.phone.hold()
    await until('the bidan has it', () => bidan.store.rows('visit').some(({ shown }) => shown.weightKg === 8.3))
    const move = { from: 'mawar', to: 'melati', people: [rafa], on: '2026-11-10' }
    const writes = await new Desk(bidan.phone).moveWithin(move)
    const moved = { document: registryOf('mawar'), kind: 'person', record: rafa, set: { living: 'pindah' } }
    expect(await bidan.phone.append([...writes, moved])).toMatchObject({ ok: true })
    await ani.phone.hold()
    await until('it is read at Melati', () => visitOf(ani)?.shown.weightKg === 8.3)
    expect(
      bidan.store
        .rows('visit')
        .map(({ record }) => record)
        .sort(),
    ).toEqual([`${here()}/${day}`, `${rafa}/${day}`].sort())
    expect(await new Desk(bidan.phone).moveWithin(move)).toEqual([])
    await bidan.phone.release()
  })
})

describe('what a phone shows of people who moved here', () => {
  it('depends on the entries alone: any order, any number of times, before or after what was written here', async () => {
    await take(ani, await fileOf(siti))
    const place = { posyandu: 'melati', openDay: day, person: here() }
    await recordMeasurements(appendOf(ani), place, { weightKg: 8.2 })
    await recordMeasurements(appendOf(siti), { posyandu: 'mawar', openDay: day, person: rafa }, { weightKg: 8.5 })
    await take(ani, await fileOf(siti))
    const written = ani.store.rows('outbox').flatMap(({ text }) => readEntry(text) ?? [])
    const expected = await projected(written)
    expect(expected).toContain('8.2')
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { minLength: written.length * 2, maxLength: written.length * 2 }),
        async (luck) => {
          const shuffled = [...written, ...written]
            .map((entry, i) => [luck[i]!, entry] as const)
            .sort(([a], [b]) => a - b)
            .map(([, entry]) => entry)
          expect(await projected(shuffled)).toBe(expected)
        },
      ),
      { numRuns: 40 },
    )
  })
})

/** One after the other into an empty phone: everything its tables then hold. */
async function projected(entries: readonly Entry[]): Promise<string> {
  const store = new MemoryStore()
  for (const entry of entries) await store.transaction((tx) => project(tx, entry.in, [entry]))
  const rows = (['person', 'family', 'visit', 'transfer'] as const).flatMap((table) =>
    store.rows(table).map((row) => ({
      record: row.record,
      document: row.document,
      shown: sorted(row.shown),
      conflicts: row.conflicts,
      state: sorted(fieldStates(row)),
    })),
  )
  return JSON.stringify(rows.sort((a, b) => (a.record < b.record ? -1 : 1)))
}

function sorted(fields: object): unknown {
  return Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
}
