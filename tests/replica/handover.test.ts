import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { registryOf, visitsOf } from '../../src/log/document-name.ts'
import { readEntry } from '../../src/log/entry.ts'
import { PUSKESMAS } from '../doors.ts'
import { fieldStates } from '../../src/replica/field-states.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import type { HandoverPreview } from '../../src/replica/handover/result.ts'
import type { Scope } from '../../src/replica/handover/scope.ts'
import { addUser } from '../../src/replica/intentions/directory.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { checkIn, recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

/** Phones that joined while the relay was there; what they hand over they hand over without it. */
let relay: TestRelay
let siti: TestPhone
let ani: TestPhone
let openDay: string

beforeEach(async () => {
  relay = await TestRelay.start()
  siti = await relay.phone('siti')
  ani = await relay.phone('ani')
  openDay = (await startOpenDay(appendOf(siti), relay.posyandu, { date: '2026-11-10', groups: ['balita'] })).openDay
})

afterEach(async () => {
  await Promise.all([siti, ani].map(({ phone }) => phone.release()))
  await relay.end()
})

const silent = (): void => undefined
const appendOf = ({ phone }: TestPhone) => phone.append.bind(phone)
const place = (person: string) => ({ posyandu: relay.posyandu, openDay, person })
const register = async (phone: TestPhone, name: string): Promise<string> => {
  const fields = { name, sex: 'L' as const, birthDate: '2025-09-05', motherName: 'Siti' }
  return (await registerPerson(appendOf(phone), relay.posyandu, fields, { household: { rt: '02' } })).person
}
const weigh = (phone: TestPhone, person: string, weightKg: number) =>
  recordMeasurements(appendOf(phone), place(person), { weightKg })
const weights = ({ store }: TestPhone): Record<string, unknown> =>
  Object.fromEntries(store.rows('visit').map(({ record, shown }) => [record.split('/')[0]!, shown.weightKg] as const))
const tables = ({ store }: TestPhone) =>
  (['person', 'family', 'openDay', 'visit', 'user', 'device'] as const).map((table) =>
    Object.fromEntries(store.rows(table).map((row) => [row.record, fieldStates(row)])),
  )

async function fileOf(phone: TestPhone, scope: Scope = { what: 'all' }): Promise<Uint8Array> {
  const file = await new Desk(phone.phone).handOver(scope)
  if (!file.ok) throw new Error(file.reason)
  return file.bytes
}

async function take(phone: TestPhone, ...files: Uint8Array[]): Promise<HandoverPreview> {
  const desk = new Desk(phone.phone)
  const read = await desk.read(
    files.map((bytes) => ({ name: 'hari.langkah', bytes })),
    silent,
  )
  if (!read.ok) throw new Error(read.reason)
  expect(await desk.take(read.ticket, silent)).toEqual({ ok: true, entries: read.preview.newEntries })
  return read.preview
}

describe('a file from another phone', () => {
  it('brings everything, and once it is there nothing of it is new', async () => {
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    const first = await take(ani, await fileOf(siti))
    expect(weights(ani)).toEqual({ [rafa]: 9.1 })
    expect(first.visitors).toEqual(['Rafa'])
    expect(first.records).toMatchObject({ person: 1, family: 1, visit: 1, 'open-day': 1 })
    expect(first.newDevices).toEqual([])
    expect(first.refused).toEqual([])
    const again = await take(ani, await fileOf(siti))
    expect(again.newEntries).toBe(0)
    expect(again.knownEntries).toBe(first.newEntries + first.knownEntries)
  })

  it('makes two phones equal, both ways, with what both changed shown as it is', async () => {
    const rafa = await register(siti, 'Rafa')
    await take(ani, await fileOf(siti))
    await weigh(siti, rafa, 8.4)
    await weigh(ani, rafa, 7.9)
    const [sitis, anis] = [await fileOf(siti), await fileOf(ani)]
    await take(ani, sitis)
    await take(siti, anis)
    expect(tables(siti)).toEqual(tables(ani))
    expect(siti.store.rows('visit')[0]!.conflicts).toEqual(['weightKg'])
  })

  it('goes on to a third phone, which checks the first one’s signatures itself', async () => {
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    await take(ani, await fileOf(siti))
    const dewi = await relay.phone('dewi')
    await take(dewi, await fileOf(ani))
    expect(weights(dewi)).toEqual({ [rafa]: 9.1 })
  })

  it('gives back to a phone that joined anew what the lost one had written', async () => {
    const { user } = await addUser(appendOf(siti), PUSKESMAS, 'Bu Siti')
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    await take(ani, await fileOf(siti))
    await siti.phone.release()
    const fresh = await relay.phone(user)
    await take(fresh, await fileOf(ani))
    expect(weights(fresh)).toEqual({ [rafa]: 9.1 })
    await weigh(fresh, rafa, 9.2)
    expect(fresh.store.rows('visit')[0]!.conflicts).toEqual([])
    expect(fresh.store.rows('user').map(({ shown }) => shown.name)).toEqual(['Bu Siti'])
  })
})

describe('what a file brought', () => {
  it('is sent once a relay is there, also when its author’s phone never comes back', async () => {
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    await take(ani, await fileOf(siti))
    const unsent = unsentOf(ani)
    await ani.phone.hold()
    await until('all is sent', () => unsentOf(ani) === 0)
    expect(unsent).toBeGreaterThanOrEqual(4) // the day, the family, the child, her weight
    const dewi = await relay.phone('dewi')
    await dewi.phone.hold()
    await until('a phone that only knows the relay shows it', () => weights(dewi)[rafa] === 9.1)
    await dewi.phone.release()
  })

  it('stands in the log once, when the relay had it by then', async () => {
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    await take(ani, await fileOf(siti))
    await siti.phone.hold()
    await until('its author has sent it', () => unsentOf(siti) === 0)
    await ani.phone.hold()
    await until('it counts as sent', () => unsentOf(ani) === 0)
    const doc = await siti.phone.ports.readBack(visitsOf(relay.posyandu, '2026-11'))
    const texts = [...doc.share.keys()].flatMap((root) => doc.getArray<string>(root).toArray())
    expect(texts.filter((text) => readEntry(text)?.record === `${rafa}/${openDay}`)).toHaveLength(1)
  })

  it('leaves the outbox when a later start finds it in the log', async () => {
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    await take(ani, await fileOf(siti))
    await ani.phone.hold()
    await until('all is sent', () => unsentOf(ani) === 0)
    await ani.phone.release()
    await ani.phone.hold()
    await until('the outbox is empty', () => ani.store.rows('outbox').length === 0)
    expect(weights(ani)).toEqual({ [rafa]: 9.1 })
  })

  it('reaches the relay while it is connected, too', async () => {
    await ani.phone.hold()
    await until('connected', () => unsentOf(ani) === 0)
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    await take(ani, await fileOf(siti))
    await until('all is sent', () => unsentOf(ani) === 0)
    const dewi = await relay.phone('dewi')
    await dewi.phone.hold()
    await until('others see it', () => weights(dewi)[rafa] === 9.1)
    await dewi.phone.release()
  })

  it('counts as unsent for as long as there is no relay', async () => {
    await relay.stop()
    await ani.phone.hold()
    await register(siti, 'Rafa')
    const before = unsentOf(ani)
    const { newEntries } = await take(ani, await fileOf(siti))
    expect(unsentOf(ani)).toBe(before + newEntries)
    const doc = await ani.phone.ports.readBack(registryOf(relay.posyandu))
    expect(doc.store.clients.size).toBe(0)
  })
})

describe('one visitor', () => {
  it('crosses with family, visit, and whoever wrote it, and without the others', async () => {
    const [rafa, naura] = [await register(siti, 'Rafa'), await register(siti, 'Naura')]
    await checkIn(appendOf(siti), [place(rafa), place(naura)])
    await weigh(siti, rafa, 9.1)
    const preview = await take(ani, await fileOf(siti, { what: 'visitor', person: rafa, openDay }))
    expect(preview.visitors).toEqual(['Rafa'])
    expect(preview.records).toEqual({ person: 1, family: 1, visit: 1, 'open-day': 1 })
    expect(weights(ani)).toEqual({ [rafa]: 9.1 })
    expect(ani.store.rows('person').map(({ shown }) => shown.name)).toEqual(['Rafa'])
  })

  it('crosses to a phone that never heard of its author, nor of who else works there', async () => {
    const dewi = await relay.phone('dewi') // joined last: siti's phone knows nothing of it
    const rafa = await register(dewi, 'Rafa')
    const { openDay: day } = await startOpenDay(appendOf(dewi), relay.posyandu, { date: '2026-11-11', groups: [] })
    await recordMeasurements(appendOf(dewi), { ...place(rafa), openDay: day }, { weightKg: 9.1 })
    for (const scope of [
      { what: 'visitor', person: rafa, openDay: day } as const,
      { what: 'day', openDay: day } as const,
    ]) {
      const read = await new Desk(siti.phone).read([{ name: 'a', bytes: await fileOf(dewi, scope) }], silent)
      expect(read.ok && read.preview).toMatchObject({
        refused: [],
        newDevices: ['HP dewi'],
        records: { person: 1, family: 1, visit: 1, 'open-day': 1, device: 1, grant: 1 },
      })
    }
  })

  it('and all their visits later: they are one visitor still', async () => {
    const rafa = await register(siti, 'Rafa')
    await weigh(siti, rafa, 9.1)
    const before = { date: '2026-10-10', groups: ['balita'] }
    const october = await startOpenDay(appendOf(siti), relay.posyandu, before)
    const place = { posyandu: relay.posyandu, openDay: october.openDay, person: rafa }
    await recordMeasurements(appendOf(siti), place, { weightKg: 8.9 })
    const preview = await take(ani, await fileOf(siti))
    expect(preview).toMatchObject({ visitors: ['Rafa'], records: { visit: 2 } })
  })

  it('and the whole day later: only the rest is new', async () => {
    const [rafa, naura] = [await register(siti, 'Rafa'), await register(siti, 'Naura')]
    await weigh(siti, rafa, 9.1)
    await weigh(siti, naura, 8.2)
    await take(ani, await fileOf(siti, { what: 'visitor', person: rafa, openDay }))
    const preview = await take(ani, await fileOf(siti, { what: 'day', openDay }))
    expect(preview.visitors).toEqual(['Naura'])
    expect(weights(ani)).toEqual({ [rafa]: 9.1, [naura]: 8.2 })
  })
})
