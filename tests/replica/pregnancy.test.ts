/** A pregnancy on a phone: registered, followed, ended, and every step of it taken back. */
import { beforeEach, describe, expect, it } from 'vitest'
import { maternalOn } from '../../src/domain/pregnancy/pregnancy.ts'
import {
  correctPregnancy,
  endPregnancy,
  feedingWrites,
  recordBirth,
  recordBreastfeeding,
  recordContact,
  recordNewbornContact,
  registerPregnancy,
  type MotherPlace,
} from '../../src/replica/intentions/pregnancy.ts'
import { recordCard } from '../../src/replica/intentions/cards.ts'
import { registerPerson } from '../../src/replica/intentions/registry.ts'
import { undo } from '../../src/replica/intentions/settle.ts'
import type { PregnancyRow } from '../../src/replica/database.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { pregnanciesOf } from '../../src/replica/queries/pregnancies.ts'
import type { Append, SaveResult } from '../../src/replica/write.ts'
import { Doors, POSYANDU } from '../doors.ts'

const silent = (): void => undefined

class NoSocket {
  readonly readyState = 3
  readonly close = silent
}

let made: ReturnType<typeof memoryPhone>
let append: Append
let writes: number
let siti: MotherPlace & { readonly family: string }

beforeEach(async () => {
  made = memoryPhone({
    relay: 'ws://nowhere/',
    socket: NoSocket as unknown as typeof WebSocket,
    clock: () => new Date('2026-11-10T08:00:00'),
    events: { onLink: silent, onSent: silent, onError: silent },
  })
  writes = 0
  append = (entries) => {
    writes += 1
    return made.phone.append(entries)
  }
  await made.phone.join(new Doors().next(), 'HP posyandu')
  await made.phone.chooseUser('ani')
  const { person } = await registerPerson(append, POSYANDU, { name: 'Siti' }, { household: { rt: '02' } })
  const family = made.store.rows('family')[0]!.record
  siti = { posyandu: POSYANDU, person, records: [person], family }
  writes = 0
})

const episodes = () => pregnanciesOf(siti.person, made.store.rows('pregnancy') as unknown as readonly PregnancyRow[])
const people = () => made.store.rows('person').filter(({ shown }) => Object.keys(shown).length > 0)
const herself = () => made.store.rows('person').find(({ record }) => record === siti.person)!.shown

async function takeBack(result: SaveResult): Promise<void> {
  if (!result.ok) throw new Error(`expected to be saved, found ${result.reason}`)
  await undo(append, result.saved)
}

const register = () => registerPregnancy(append, siti, episodes(), { lmp: '2026-02-01', datedBy: 'hpht', gravida: 2 })
const girl = { alive: true, fields: { name: 'By. Ny. Siti 1', sex: 'P' as const, birthWeightG: 2600 } }
const boy = { alive: true, fields: { name: 'By. Ny. Siti 2', sex: 'L' as const, birthWeightG: 2450 } }

describe('a pregnancy', () => {
  it('is registered with what is newly known of her, in one breath, and taken back whole', async () => {
    const { pregnancy, result } = await registerPregnancy(append, siti, [], { lmp: '2026-02-01' }, { phone: '0811' })
    expect(pregnancy).toBe(`${siti.person}/1`)
    expect(episodes()).toMatchObject([{ record: pregnancy, person: siti.person, lmp: '2026-02-01' }])
    expect(herself().phone).toBe('0811')
    expect(writes).toBe(1)
    await takeBack(result)
    expect(episodes()).toEqual([])
    expect(herself().phone).toBeUndefined()
  })

  it('that was taken back leaves its number to the next', async () => {
    await takeBack((await register()).result)
    expect((await register()).pregnancy).toBe(`${siti.person}/1`)
  })

  it('is the second when there was one', async () => {
    const { pregnancy } = await register()
    await endPregnancy(append, siti, pregnancy, 'keguguran', '2026-04-01')
    expect((await register()).pregnancy).toBe(`${siti.person}/2`)
    expect(episodes().map(({ outcome }) => outcome)).toEqual(['keguguran', undefined])
  })

  it('has contacts by date, each corrected and withdrawn', async () => {
    const { pregnancy } = await register()
    await recordContact(append, siti, pregnancy, 'contact', '2026-05-02', { by: 'bidan' })
    await recordContact(append, siti, pregnancy, 'contact', '2026-03-10', { by: 'bidan' })
    await recordContact(append, siti, pregnancy, 'contact', '2026-03-10', { by: 'dokter', usg: true })
    expect(episodes()[0]!.contacts).toMatchObject([{ on: '2026-03-10', by: 'dokter', usg: true }, { on: '2026-05-02' }])
    await recordContact(append, siti, pregnancy, 'contact', '2026-05-02', null)
    expect(episodes()[0]!.contacts).toHaveLength(1)
  })

  it('of a woman with two records is withdrawn in both', async () => {
    const { pregnancy } = await register()
    const other = { ...siti, person: 'other', records: ['other'] }
    const apart = await registerPregnancy(append, other, [], { lmp: '2026-02-03' })
    await recordContact(append, other, apart.pregnancy, 'contact', '2026-03-10', { by: 'bidan' })
    const both = { ...siti, records: [siti.person, 'other'] }
    await correctPregnancy(append, both, pregnancy, { 'contact.2026-03-10': null })
    expect(episodes()[0]!.contacts).toEqual([])
  })
})

describe('the end of a pregnancy', () => {
  it('as a birth of twins writes everything at once: two children of hers, in her family', async () => {
    const { pregnancy } = await register()
    writes = 0
    const { babies, result } = await recordBirth(append, siti, pregnancy, '2026-11-01', [girl, boy])
    expect(writes).toBe(1)
    expect(result.ok && result.saved).toHaveLength(3)
    expect(made.store.rows('person').filter(({ record }) => babies.includes(record))).toHaveLength(2)
    expect(people().find(({ record }) => record === babies[0])!.shown).toEqual({
      ...girl.fields,
      birthDate: '2026-11-01',
      mother: siti.person,
      family: siti.family,
    })
    expect(episodes()[0]!.babies).toEqual(babies.map((person) => ({ person, alive: true })))
    expect(maternalOn(episodes(), '2026-11-10')).toMatchObject({ state: 'nifas', days: 9 })
  })

  it('taken back, she is pregnant and nobody was born', async () => {
    const { pregnancy } = await register()
    const { result } = await recordBirth(append, siti, pregnancy, '2026-11-01', [girl, boy])
    await takeBack(result)
    expect(people()).toHaveLength(1)
    expect(maternalOn(episodes(), '2026-11-10')?.state).toBe('hamil')
  })

  it('written down twice, as two phones do that work apart, is one birth of the same two children', async () => {
    const { pregnancy } = await register()
    const first = await recordBirth(append, siti, pregnancy, '2026-11-01', [girl, boy])
    const again = await recordBirth(append, siti, pregnancy, '2026-11-01', [girl, boy])
    expect(again.babies).toEqual(first.babies)
    expect(new Set(first.babies).size).toBe(2)
    expect(people()).toHaveLength(3)
  })

  it('with a child that did not live writes down no person, and she is in the nifas all the same', async () => {
    const { pregnancy } = await register()
    await recordBirth(append, siti, pregnancy, '2026-11-01', [{ ...girl, alive: false }, boy])
    expect(people()).toHaveLength(2)
    expect(episodes()[0]!.babies).toMatchObject([{ alive: false, person: undefined }, { alive: true }])
    expect(maternalOn(episodes(), '2026-11-10')?.state).toBe('nifas')
  })

  it('as a miscarriage says nothing of where she lives; a move and a death do', async () => {
    const { pregnancy } = await register()
    await endPregnancy(append, siti, pregnancy, 'keguguran', '2026-04-01')
    expect(maternalOn(episodes(), '2026-04-02')).toBeUndefined()
    expect(herself().living).toBeUndefined()
    const moved = await endPregnancy(append, siti, pregnancy, 'pindah', '2026-05-01')
    expect(herself()).toMatchObject({ living: 'pindah', livingSince: '2026-05-01' })
    await takeBack(moved)
    expect(herself().living).toBeUndefined()
    expect(episodes()[0]).toMatchObject({ outcome: 'keguguran', endedOn: '2026-04-01' })
  })
})

it('a contact of newborn twins is written with both, and both or neither', async () => {
  const { pregnancy } = await register()
  const { babies } = await recordBirth(append, siti, pregnancy, '2026-11-01', [girl, boy])
  const result = await recordNewbornContact(append, POSYANDU, babies, '2026-11-02', { by: 'bidan' })
  const contacts = () => people().flatMap(({ shown }) => shown['kn.2026-11-02'] ?? [])
  expect(contacts()).toEqual([{ by: 'bidan' }, { by: 'bidan' }])
  await takeBack(result)
  expect(contacts()).toEqual([])
})

it('who stopped breastfeeding is a breastfeeding mother no more, until it is taken back', async () => {
  const { pregnancy } = await register()
  await recordBirth(append, siti, pregnancy, '2026-08-01', [girl])
  expect(maternalOn(episodes(), '2026-11-10')?.state).toBe('menyusui')
  const stopped = await recordBreastfeeding(append, siti, pregnancy, false, '2026-11-09')
  expect(maternalOn(episodes(), '2026-11-10')).toBeUndefined()
  await takeBack(stopped)
  expect(maternalOn(episodes(), '2026-11-10')?.state).toBe('menyusui')
})

describe('"Menyusui? Tidak" in langkah 4', () => {
  const on = '2026-11-10'
  const place = { posyandu: POSYANDU, openDay: '2026-11-abc', person: '' }
  const said = (answer: boolean | null, day = on) =>
    recordCard(
      append,
      { ...place, person: siti.person },
      { 'ask.menyusui': answer },
      undefined,
      feedingWrites(siti, episodes()[0]!, answer, day),
    )
  const states = () => [on, '2026-11-11'].map((day) => maternalOn(episodes(), day)?.state)
  const answers = () => made.store.rows('visit').flatMap(({ shown }) => shown['ask.menyusui'] ?? [])

  beforeEach(async () => {
    const { pregnancy } = await register()
    await recordBirth(append, siti, pregnancy, '2026-08-01', [girl])
    writes = 0
  })

  it('ends it in the same breath; that day stays on her card, and one undo takes both back', async () => {
    const result = await said(false)
    expect([writes, answers(), states()]).toEqual([1, [false], ['menyusui', undefined]])
    await takeBack(result)
    expect([answers(), states()]).toEqual([[], ['menyusui', 'menyusui']])
  })

  it('the papers of earlier days stay as they were', async () => {
    await said(false)
    expect(maternalOn(episodes(), '2026-10-10')?.state).toBe('menyusui')
  })

  it.each([true, null])('corrected to %s she goes on', async (answer) => {
    await said(false)
    await said(answer)
    expect(states()).toEqual(['menyusui', 'menyusui'])
  })

  it('what is written down afterwards of an earlier day changes nothing', async () => {
    await said(false)
    await said(true, '2026-10-10')
    expect(states()).toEqual(['menyusui', undefined])
  })
})
