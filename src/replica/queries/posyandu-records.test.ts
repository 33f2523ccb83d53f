import { beforeEach, describe, expect, it } from 'vitest'
import type { Entry, Json } from '../../log/entry.ts'
import { entryId } from '../../log/id.ts'
import type { Self } from '../database.ts'
import { memoryDatabase } from '../memory-database.ts'
import { MemoryStore } from '../memory-store.ts'
import { project } from '../projection.ts'
import { loadPosyanduRecords } from './posyandu-records.ts'

const DEVICE = 'SitiSitiSitiSiti'
const REGISTRY = 'registry/melati'
const MONTH = 'visits/melati/2026-11'
const CONFIDED = 'sensitive/melati/2026-11'

let store: MemoryStore
let counter = 0
beforeEach(() => {
  store = new MemoryStore()
})

async function fold(document: string, kind: string, record: string, set: Record<string, Json>): Promise<void> {
  counter += 1
  const id = entryId(counter, DEVICE)
  const at = '2026-11-10T02:00:00.000Z'
  const entry: Entry = { v: 1, id, in: document, kind, record, set, over: [], who: 'u', by: DEVICE, n: counter, at }
  await store.transaction((tx) => project(tx, document, [entry]))
}

/** As a device of this role, which holds everything. */
async function recordsAs(role: Self['role']) {
  await store.transaction((tx) => tx.put('self', [{ key: 'self', device: DEVICE, role } as Self]))
  await fold(REGISTRY, 'person', 'ibu', { name: 'Siti', sex: 'P', birthDate: '1998-03-01' })
  await fold(REGISTRY, 'open-day', '2026-11-x', { date: '2026-11-10' })
  await fold(REGISTRY, 'pregnancy', 'ibu/1', {
    person: 'ibu',
    lmp: '2026-01-10',
    husband: 'Dedi',
    helper: 'bidan',
    place: 'rs',
  })
  await fold(REGISTRY, 'immunization', 'ibu', { 'had.td.1': { date: '2026-03-07', proof: 'buku-kia' } })
  await fold(MONTH, 'visit', 'ibu/2026-11-x', { came: true, 'screened.srq-20': true, 'dose.td': { outcome: 'given' } })
  await fold(CONFIDED, 'sensitive', 'ibu/2026-11-x', { 'form.srq-20': { version: '2023', answers: { '17': 1 } } })
  await fold(MONTH, 'activity', '2026-11-kelas', {
    on: '2026-11-12',
    kind: 'kelas-ibu-hamil',
    people: 8,
    present: ['ibu', 'lain'],
  })
  return loadPosyanduRecords(memoryDatabase(store), 'melati')
}

describe('the records of a posyandu', () => {
  it('have how a pregnancy went, tetanus doses of the book and of open days, and work with groups', async () => {
    const { people, activities } = await recordsAs('bidan')
    const kelas = { on: '2026-11-12', kind: 'kelas-ibu-hamil', topic: undefined, people: 8 }
    expect(activities).toEqual([kelas])
    expect(people[0]).toMatchObject({
      pregnancies: [{ husband: 'Dedi', helper: 'bidan', place: 'rs' }],
      activities: [kelas],
    })
    expect(people[0]!.tetanus).toEqual([
      { on: '2026-11-10', of: 'td' },
      { on: '2026-03-07', of: 'td' },
    ])
  })

  it('have what a bidan signed on her own phone, and whose phone that was', async () => {
    const signOff = { posyandu: 'melati', month: '2026-11', as: 'bidan', name: 'Bidan Rina', on: '2026-12-01' }
    await fold(MONTH, 'sign-off', 'melati/2026-11/data/bidan/visits', { ...signOff, how: 'sendiri' })
    await fold('recap/sukamaju', 'sign-off', 'melati/2026-11/data/tpg/recap', { ...signOff, as: 'tpg' })
    expect((await recordsAs('puskesmas')).signOffs).toMatchObject([{ device: DEVICE, signOff }])
  })

  it('have what was answered in confidence for whoever may read it, on its open day, and nothing of it for a kader', async () => {
    const { people } = await recordsAs('bidan')
    expect(people[0]!.confided).toEqual([
      { on: '2026-11-10', form: 'srq-20', answers: { version: '2023', answers: { '17': 1 } } },
    ])
    store = new MemoryStore()
    const ofKader = (await recordsAs('kader')).people[0]!
    expect(ofKader).not.toHaveProperty('confided')
    expect(ofKader.visits[0]!.shown['screened.srq-20']).toBe(true)
  })
})
