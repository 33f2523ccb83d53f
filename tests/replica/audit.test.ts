/** Looking back on a phone: who wrote when, one person's batch taken back, what left the app. */
import { beforeEach, describe, expect, it } from 'vitest'
import { registryOf } from '../../src/log/document-name.ts'
import { entriesOf, planBatchUndo, readSittings } from '../../src/replica/audit-reader.ts'
import { consentSaid, recordConsent } from '../../src/replica/intentions/consent.ts'
import { logExport } from '../../src/replica/intentions/export-log.ts'
import { correctPerson, registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { undo } from '../../src/replica/intentions/settle.ts'
import { undoBatch } from '../../src/replica/intentions/undo-batch.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import type { Append } from '../../src/replica/write.ts'
import { Doors, POSYANDU } from '../doors.ts'

const silent = (): void => undefined

class NoSocket {
  readonly readyState = 3
  readonly close = silent
}

let now: string
let made: ReturnType<typeof memoryPhone>
let append: Append
let rafa: string
let openDay: string

beforeEach(async () => {
  now = '2026-11-10T08:00:00'
  made = memoryPhone({
    relay: 'ws://nowhere/',
    socket: NoSocket as unknown as typeof WebSocket,
    clock: () => new Date(now),
    events: { onLink: silent, onSent: silent, onError: silent },
  })
  append = (writes) => made.phone.append(writes)
  await made.phone.join(new Doors().next(), 'HP posyandu')
  await made.phone.chooseUser('siti')
  rafa = (await registerPerson(append, POSYANDU, { name: 'Rafa', phone: '0811' }, { household: { rt: '02' } })).person
  openDay = (await startOpenDay(append, POSYANDU, { date: '2026-11-10', groups: [] })).openDay
  // Two hours later a colleague takes the phone, and mixes up children.
  now = '2026-11-10T10:00:00'
  await made.phone.chooseUser('budi')
  await correctPerson(append, POSYANDU, rafa, { name: 'Rifa', phone: '0899' })
  await recordMeasurements(append, { posyandu: POSYANDU, openDay, person: rafa }, { weightKg: 19 })
  // Whoever saw it first corrects the name.
  now = '2026-11-10T13:00:00'
  await made.phone.chooseUser('siti')
  await correctPerson(append, POSYANDU, rafa, { name: 'Raffa' })
})

const person = () => made.store.rows('person')[0]!.shown
const weight = () => made.store.rows('visit')[0]!.shown.weightKg
const budis = async () => (await readSittings(made.phone.ports)).find(({ who }) => who === 'budi')!

describe('what one person wrote', () => {
  it('is told by who, which phone and when', async () => {
    const found = await readSittings(made.phone.ports)
    expect(found.map(({ who, entries, records }) => ({ who, entries, records }))).toEqual([
      { who: 'siti', entries: 1, records: { person: 1 } },
      { who: 'budi', entries: 2, records: { person: 1, visit: 1 } },
      { who: 'siti', entries: 3, records: { family: 1, person: 1, 'open-day': 1 } },
    ])
    expect(new Set(found.map(({ by }) => by))).toEqual(new Set([made.store.rows('self')[0]!.device]))
  })

  it('is taken back but for what was changed since, and that is taken back, too', async () => {
    const plan = await planBatchUndo(made.phone.ports, await budis())
    expect(plan).toMatchObject([
      { kind: 'person', record: rafa, fields: ['phone'], kept: ['name'] },
      { kind: 'visit', fields: ['came', 'weightKg'], kept: [] },
    ])
    const result = await undoBatch(append, plan)
    expect(result.ok && result.saved).toHaveLength(2)
    expect(person()).toMatchObject({ name: 'Raffa', phone: '0811' })
    expect(weight()).toBeUndefined()
    expect(await planBatchUndo(made.phone.ports, await budis())).toMatchObject([{ fields: [], kept: ['name', 'phone'] }, { fields: [], kept: ['came', 'weightKg'] }]) // prettier-ignore
    if (result.ok) await undo(append, result.saved)
    expect(person()).toMatchObject({ name: 'Raffa', phone: '0899' })
    expect(weight()).toBe(19)
  })

  it('is not what came while somebody was looking at it', async () => {
    const plan = await planBatchUndo(made.phone.ports, await budis())
    await correctPerson(append, POSYANDU, rafa, { phone: '0877' })
    await undoBatch(append, plan)
    expect(made.store.rows('person')[0]!.conflicts).toEqual(['phone'])
  })

  it('stays in the history, with what replaced it', async () => {
    const entries = await entriesOf(made.phone.ports, [{ kind: 'person', record: rafa }])
    expect(entries.map(({ who, set }) => [who, set.name])).toEqual([
      ['siti', 'Rafa'],
      ['budi', 'Rifa'],
      ['siti', 'Raffa'],
    ])
  })
})

it('what left the app is in the log under its number, and is nobody’s work to take back', async () => {
  await logExport(append, registryOf(POSYANDU), 'K3F7-92QX', {
    what: 'kertas',
    title: 'Daftar hadir',
    people: 12,
    nik: false,
  })
  expect(made.store.rows('exported').map(({ record, shown }) => [record, shown.people])).toEqual([['K3F7-92QX', 12]])
  expect((await readSittings(made.phone.ports))[0]).toMatchObject({ who: 'siti', entries: 1, records: { person: 1 } })
})

describe('what a family says to its data being kept', () => {
  it('stands in the family, and what it said before in its history', async () => {
    const family = String(person().family)
    const said = (agreed: boolean) =>
      recordConsent(append, POSYANDU, { family, person: rafa }, consentSaid(agreed, 'siti', '2026-11-10'))
    await said(false)
    await said(true)
    expect(made.store.rows('family')[0]!.shown.consent).toEqual({ version: 1, agreed: true, at: '2026-11-10', by: 'siti' }) // prettier-ignore
    const entries = await entriesOf(made.phone.ports, [{ kind: 'family', record: family }])
    expect(entries).toHaveLength(3)
  })

  it('gives a family to somebody who had none', async () => {
    const { person: bima } = await registerPerson(append, POSYANDU, { name: 'Bima' })
    await recordConsent(append, POSYANDU, { family: undefined, person: bima }, consentSaid(true, 'siti', '2026-11-10'))
    const row = made.store.rows('person').find(({ record }) => record === bima)!
    const home = made.store.rows('family').find(({ record }) => record === row.shown.family)
    expect(home?.shown.consent).toMatchObject({ agreed: true })
  })
})
