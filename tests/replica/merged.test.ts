import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { directoryOf, registryOf } from '../../src/log/document-name.ts'
import { posyanduScope } from '../../src/log/role.ts'
import { entriesOf } from '../../src/replica/audit-reader.ts'
import { correctPerson, registerPerson } from '../../src/replica/intentions/registry.ts'
import { mergePosyandu } from '../../src/replica/intentions/places.ts'
import { PUSKESMAS } from '../doors.ts'
import { TestRelay, until, type TestPhone } from './phones.ts'

/** Mawar becomes a part of Melati. Siti worked at Mawar, Ani at Melati. */
let relay: TestRelay
let siti: TestPhone
let ani: TestPhone
let rafa: string

const appendOf = ({ phone }: TestPhone) => phone.append.bind(phone)
const kaderOf = (posyandu: string) => ({ role: 'kader' as const, scopes: [posyanduScope(posyandu)] })
const partOf = (whole: string | null) => ({
  document: directoryOf(PUSKESMAS),
  kind: 'posyandu',
  record: 'mawar',
  set: { partOf: whole },
  who: 'puskesmas',
})
const nameOf = ({ store }: TestPhone, person: string): unknown =>
  store.rows('person').find(({ record }) => record === person)?.shown.name

beforeEach(async () => {
  relay = await TestRelay.start()
  await relay.puskesmas.writes([{ ...partOf(null), set: { name: 'Mawar' } }])
  siti = await relay.phone('siti', kaderOf('mawar'))
  ani = await relay.phone('ani', kaderOf('melati'))
  rafa = (await registerPerson(appendOf(siti), 'mawar', { name: 'Rafa' })).person
  await siti.phone.hold()
  await until('Mawar is on the relay', () => siti.store.rows('outbox').every(({ state }) => state === 1))
})

afterEach(async () => {
  await Promise.all([siti, ani].map(({ phone }) => phone.release()))
  await relay.end()
})

describe('two posyandu that become one', () => {
  it('are read and written together on the phones of both, and nothing is copied', async () => {
    await ani.phone.hold()
    expect(nameOf(ani, rafa)).toBeUndefined()
    await relay.puskesmas.writes([partOf('melati')])
    await until('Ani reads who was registered at Mawar', () => nameOf(ani, rafa) === 'Rafa')
    await correctPerson(appendOf(ani), 'melati', rafa, { name: 'Rafa Pratama' })
    await until('Siti reads what Ani wrote at Melati', () => nameOf(siti, rafa) === 'Rafa Pratama')
    const [row] = ani.store.rows('person')
    expect(row).toMatchObject({ document: registryOf('mawar'), conflicts: [] })
    expect(siti.store.rows('person')).toEqual(ani.store.rows('person'))
    const written = await entriesOf(ani.phone.ports, [{ kind: 'person', record: rafa }])
    expect(written.map(({ in: document }) => document)).toEqual([registryOf('mawar'), registryOf('melati')])
  })

  it('can be separated again: then each hears only of its own, and what was written stays', async () => {
    await relay.puskesmas.writes([partOf('melati')])
    await ani.phone.hold()
    await until('Ani reads Mawar', () => nameOf(ani, rafa) === 'Rafa')
    await relay.puskesmas.writes([partOf(null)])
    await until('Ani has heard it', () => ani.store.rows('posyandu').some(({ shown }) => shown.name === 'Mawar' && !shown.partOf)) // prettier-ignore
    await correctPerson(appendOf(siti), 'mawar', rafa, { name: 'Rafa Putra' })
    await until('it is sent', () => siti.store.rows('outbox').every(({ state }) => state === 1))
    await ani.phone.append([
      { document: registryOf('mawar'), kind: 'person', record: rafa, set: { note: 'x' } },
      { document: registryOf('melati'), kind: 'person', record: 'lain', set: { name: 'Lain' } },
    ])
    await until('Ani may write only at Melati', () => ani.store.rows('outbox').some(({ state }) => state === 2))
    expect(nameOf(ani, rafa)).toBe('Rafa')
  })

  it('are for the puskesmas to join: a kader’s word is not taken', async () => {
    await mergePosyandu(appendOf(siti), PUSKESMAS, 'mawar', 'melati')
    await until('the relay has said no', () => siti.store.rows('outbox').some(({ state }) => state === 2))
  })
})
