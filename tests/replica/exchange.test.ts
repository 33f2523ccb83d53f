import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { visitsOf } from '../../src/log/document-name.ts'
import { visitId } from '../../src/log/record-id.ts'
import { checkIn, recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { startOpenDay } from '../../src/replica/intentions/registry.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

let relay: TestRelay
let siti: TestPhone
let ani: TestPhone

beforeEach(async () => {
  relay = await TestRelay.start()
  siti = await relay.phone('siti')
  ani = await relay.phone('ani')
})

afterEach(async () => {
  await Promise.all([siti.phone.release(), ani.phone.release()])
  await relay.end()
})

const OPEN_DAY = '2026-11-abcdef'
const append = (phone: TestPhone) => phone.phone.append.bind(phone.phone)
const place = (person: string, openDay = OPEN_DAY) => ({ posyandu: relay.posyandu, openDay, person })
const weigh = (phone: TestPhone, person: string, weightKg: number, openDay = OPEN_DAY) =>
  recordMeasurements(append(phone), place(person, openDay), { weightKg })
const visitOf = (phone: TestPhone, person: string, openDay = OPEN_DAY) =>
  phone.store.rows('visit').find(({ record }) => record === visitId(person, openDay))
const weightOf = (phone: TestPhone, person: string, openDay = OPEN_DAY) =>
  visitOf(phone, person, openDay)?.shown.weightKg

describe('two phones at one posyandu', () => {
  it('show each other’s weights, and everything is sent', async () => {
    await Promise.all([siti.phone.hold(), ani.phone.hold()])
    await weigh(siti, 'rafa', 7.9)
    await weigh(ani, 'naura', 8.4)
    await until('both see both', () => weightOf(ani, 'rafa') === 7.9 && weightOf(siti, 'naura') === 8.4)
    await until('all is sent', () => unsentOf(siti) === 0 && unsentOf(ani) === 0)
  })

  it('show an entry in an old month, though nobody had that month open', async () => {
    await Promise.all([siti.phone.hold(), ani.phone.hold()])
    await weigh(siti, 'rafa', 5.1, '2024-03-aaaaaa')
    await until('the old month arrives', () => weightOf(ani, 'rafa', '2024-03-aaaaaa') === 5.1)
  })

  it('merge what they wrote apart, and one child has one visit', async () => {
    await checkIn(append(siti), [place('rafa')])
    await checkIn(append(ani), [place('rafa')])
    await weigh(siti, 'rafa', 8.4)
    await weigh(ani, 'rafa', 7.9)
    await Promise.all([siti.phone.hold(), ani.phone.hold()])
    const bothHeads = (phone: TestPhone) => visitOf(phone, 'rafa')?.conflicts.includes('weightKg') === true
    await until('both see the two weights', () => bothHeads(siti) && bothHeads(ani))
    expect(siti.store.rows('visit')).toHaveLength(1)
    expect(visitOf(siti, 'rafa')).toEqual(visitOf(ani, 'rafa'))
    await weigh(siti, 'rafa', 8)
    await until('weighing again settles it', () => weightOf(ani, 'rafa') === 8 && visitOf(ani, 'rafa')!.open === 0)
  })

  it('go on with the relay stopped, and all is there when it returns', async () => {
    await Promise.all([siti.phone.hold(), ani.phone.hold()])
    await weigh(siti, 'rafa', 7.9)
    await until('it is sent', () => unsentOf(siti) === 0)
    await relay.stop()
    for (let i = 0; i < 20; i++) {
      await weigh(siti, `anak-${i}`, 5 + i / 10)
      await weigh(ani, `bayi-${i}`, 3 + i / 10, '2026-12-bbbbbb')
    }
    expect(unsentOf(siti)).toBe(20)
    expect(weightOf(ani, 'anak-3')).toBeUndefined()
    await relay.start()
    await until('all is sent', () => unsentOf(siti) === 0 && unsentOf(ani) === 0)
    await until('both see all', () => siti.store.rows('visit').length === 41 && ani.store.rows('visit').length === 41)
    expect(
      siti.store
        .rows('visit')
        .map(({ state }) => state)
        .sort(),
    ).toEqual(
      ani.store
        .rows('visit')
        .map(({ state }) => state)
        .sort(),
    )
  })

  it('send more than one message holds after a long time without a relay', async () => {
    await relay.stop()
    const long = 'x'.repeat(450)
    for (let i = 0; i < 30; i++) {
      const places = Array.from({ length: 100 }, (_, j) => place(`anak-${i * 100 + j}`))
      await siti.phone.append(
        places.map(({ posyandu, person }) => ({
          document: visitsOf(posyandu, '2026-11'),
          kind: 'visit',
          record: visitId(person, OPEN_DAY),
          set: { came: true, note: long },
        })),
      )
    }
    await relay.start()
    await Promise.all([siti.phone.hold(), ani.phone.hold()])
    await until('all is sent', () => unsentOf(siti) === 0)
    await until('the other phone has them', () => ani.store.rows('visit').length === 3000)
  })

  it('see the open day that the other opened', async () => {
    await Promise.all([siti.phone.hold(), ani.phone.hold()])
    const { openDay } = await startOpenDay(append(siti), relay.posyandu, {
      date: '2026-11-10',
      groups: ['balita'],
    })
    await until('it is there', () => ani.store.rows('openDay').some(({ record }) => record === openDay))
  })
})

describe('the badge tells the truth', () => {
  it('counts as unsent again what a relay restored from an older copy has lost', async () => {
    const { cp, rm } = await import('node:fs/promises')
    await siti.phone.hold()
    await weigh(siti, 'rafa', 7.9)
    await until('it is sent', () => unsentOf(siti) === 0)
    await relay.stop()
    const copy = `${relay.dataDir}-copy`
    await cp(relay.dataDir, copy, { recursive: true })
    await relay.start()
    await siti.retry()
    await weigh(siti, 'naura', 8.4)
    await until('the second is sent', () => unsentOf(siti) === 0)
    await relay.stop()
    await rm(relay.dataDir, { recursive: true })
    await cp(copy, relay.dataDir, { recursive: true })
    await relay.start()
    const reader = await relay.phone('bidan')
    await reader.phone.hold()
    await siti.retry()
    await until(
      'the other phone gets both',
      () => weightOf(reader, 'naura') === 8.4 && weightOf(reader, 'rafa') === 7.9,
    )
    await until('all is sent again', () => unsentOf(siti) === 0)
    await reader.phone.release()
    await rm(copy, { recursive: true })
  })
})
