import 'fake-indexeddb/auto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { Invitation } from '../../src/log/invitation.ts'
import { desaScope, posyanduScope, type Grant } from '../../src/log/role.ts'
import { AtHand } from '../../src/replica/at-hand.ts'
import { OpenDatabase } from '../../src/replica/database.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { addUser, namePosyandu } from '../../src/replica/intentions/directory.ts'
import { Phone } from '../../src/replica/phone.ts'
import type { Ports } from '../../src/replica/ports.ts'
import { loadPeople } from '../../src/replica/queries/people.ts'
import { readOwnAccess, readRefusals } from '../../src/replica/queries/own-access.ts'
import { loadPhoneUsers, readOwnInvitation } from '../../src/replica/queries/users.ts'
import { localDatabase, type LocalDatabase } from '../../src/replica/tables.ts'
import type { Write } from '../../src/replica/write.ts'
import { Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

const directory = directoryOf(PUSKESMAS)
const bidan: Grant = { role: 'bidan', scopes: [desaScope('Taba Lagan')] }

interface AtDesk {
  readonly phone: Phone
  readonly db: LocalDatabase
  /** As a page does when it hears that who this phone is, or what it was given, was written. */
  readonly heard: () => void
}

let phones = 0

/** A phone with its tables and no network, given this. */
async function aPhone(grant: Grant): Promise<AtDesk> {
  const database = new OpenDatabase(`peran-${++phones}`)
  const never = (): never => {
    throw new Error('expected no document to be opened')
  }
  const ports: Ports = {
    store: new IdbStore(database),
    clock: () => new Date(2026, 10, 10, 9),
    persist: never,
    connect: never,
    afterwards: (work) => work(),
    readBack: () => Promise.resolve(new Y.Doc()),
    openDays: () => Promise.resolve([]),
  }
  const phone = new Phone(ports, { onLink: never, onSent: never, onError: never })
  const invitation: Invitation = { ...new Doors([grant]).next() }
  expect(await phone.join(invitation, 'HP')).toEqual({ ok: true })
  await phone.chooseUser('ratna')
  const atHand = new AtHand(localDatabase(database))
  return { phone, db: localDatabase(database, undefined, atHand), heard: () => atHand.forget() }
}

const person = (posyandu: string, name: string) => ({
  document: registryOf(posyandu),
  kind: 'person',
  record: name,
  set: { name },
})

async function names({ db }: AtDesk): Promise<string[]> {
  return (await loadPeople(db)).map(({ name }) => name).sort()
}

describe('a phone that was given several posyandu', () => {
  it('shows the rows of the one at hand, and the directory whole', async () => {
    const ratna = await aPhone(bidan)
    for (const [posyandu, desa] of [
      ['melati', 'Taba Lagan'],
      ['mawar', 'Taba Lagan'],
      ['kenanga', 'Lain'],
    ] as const) {
      await namePosyandu((writes) => ratna.phone.append(writes), PUSKESMAS, posyandu, { name: posyandu, desa })
    }
    await ratna.phone.append([
      person('melati', 'Rafa'),
      person('mawar', 'Bima'),
      { document: visitsOf('mawar', '2026-11'), kind: 'visit', record: 'Bima/2026-11-x', set: { came: true } },
    ])
    expect(await readOwnAccess(ratna.db)).toMatchObject({ role: 'bidan', posyandu: '', others: ['mawar', 'melati'] })
    expect(await names(ratna)).toEqual([])
    await ratna.phone.choosePosyandu('melati')
    ratna.heard()
    expect(await names(ratna)).toEqual(['Rafa'])
    expect(await ratna.db.person.get('Bima')).toBeUndefined()
    expect(await ratna.db.visit.where('person', 'Bima')).toEqual([])
    await ratna.phone.choosePosyandu('mawar')
    ratna.heard()
    expect(await names(ratna)).toEqual(['Bima'])
    expect(await ratna.db.visit.whereAny('person', ['Bima', 'Rafa'])).toHaveLength(1)
    expect((await ratna.db.person.bulkGet(['Rafa', 'Bima'])).map((row) => row?.record)).toEqual([undefined, 'Bima'])
    expect(await ratna.db.posyandu.toArray()).toHaveLength(3)
    expect(await readOwnAccess(ratna.db)).toMatchObject({ posyandu: 'mawar', coversPosyandu: true, others: ['melati'] })
  })

  it('is told when it was moved away from the one at hand, and keeps what it wrote there out of sight', async () => {
    const sari = await aPhone({ role: 'kader', scopes: [posyanduScope('melati')] })
    await sari.phone.append([person('melati', 'Rafa')])
    expect(await names(sari)).toEqual(['Rafa'])
    const { device } = (await sari.db.self.get('self'))!
    await sari.phone.append([
      { document: directory, kind: 'grant', record: device, set: { scopes: [posyanduScope('mawar')] } },
    ])
    sari.heard()
    expect(await readOwnAccess(sari.db)).toMatchObject({ coversPosyandu: false, others: ['mawar'] })
    await sari.phone.choosePosyandu('mawar')
    sari.heard()
    expect(await names(sari)).toEqual([])
  })

  it('is told that it was revoked', async () => {
    const sari = await aPhone({ role: 'kader', scopes: [posyanduScope('melati')] })
    const { device } = (await sari.db.self.get('self'))!
    expect(await readOwnAccess(sari.db)).toMatchObject({ isRevoked: false })
    await sari.phone.append([{ document: directory, kind: 'grant', record: device, set: { revoked: {} } }])
    expect(await readOwnAccess(sari.db)).toMatchObject({ isRevoked: true })
    await sari.phone.append([{ document: directory, kind: 'grant', record: device, set: { revoked: null } }])
    expect(await readOwnAccess(sari.db)).toMatchObject({ isRevoked: false })
  })
})

describe('the people at a phone', () => {
  it('are those of its posyandu on a kader’s, and those of its role on a bidan’s', async () => {
    const sari = await aPhone({ role: 'kader', scopes: [posyanduScope('melati')] })
    const write = (name: string, set: object) =>
      sari.phone.append([
        { document: directory, kind: 'user', record: name, set: { name, ...set }, who: name, isFromLog: true },
      ])
    await write('Bu Sebelum', {})
    const add = addUser.bind(undefined, (writes) => sari.phone.append(writes), PUSKESMAS)
    await add('Bu Sari', { role: 'kader', posyandu: 'melati' })
    const shown = async (access: Grant & { posyandu: string }): Promise<string[]> => {
      const other = await aPhone(access)
      for (const { shown, record } of await sari.db.user.toArray()) {
        await other.phone.append([{ document: directory, kind: 'user', record, set: { ...shown }, who: record }])
      }
      if (access.posyandu) await other.phone.choosePosyandu(access.posyandu)
      // Written at that very phone, so it knows them all; here only who they work with is asked.
      const rows = await other.db.user.toArray()
      const here = await loadPhoneUsers(elsewhere(other.db))
      expect(rows.length).toBeGreaterThan(here.length)
      return here.map(({ name }) => name)
    }
    await add('Bu Mawar', { role: 'kader', posyandu: 'mawar' })
    await add('Bu Bidan', { role: 'bidan', posyandu: 'melati' })
    await add('Pak Puskesmas', { role: 'puskesmas', posyandu: '' })
    expect((await sari.db.user.toArray()).find(({ shown }) => shown.name === 'Bu Bidan')!.shown).toEqual({
      name: 'Bu Bidan',
      role: 'bidan',
    })
    const melati = { role: 'kader', scopes: [posyanduScope('melati')], posyandu: 'melati' } as const
    expect(await shown(melati)).toEqual(['Bu Sari', 'Bu Sebelum'])
    expect(await shown({ ...bidan, posyandu: 'melati' })).toEqual(['Bu Bidan'])
  })
})

/** The same tables, as a phone sees them that wrote none of it. */
function elsewhere(db: LocalDatabase): LocalDatabase {
  const self = { get: async () => ({ ...(await db.self.get('self'))!, device: 'lain' }) }
  return { ...db, self: self as unknown as LocalDatabase['self'] }
}

let relay: TestRelay
beforeEach(async () => void (relay = await TestRelay.start()))
afterEach(() => relay.end())

describe('a phone that is revoked while it writes', () => {
  it('keeps what was not taken, and knows when somebody has said yes to it', async () => {
    const sari = await relay.phone('sari')
    await sari.phone.hold()
    await until('it is let in', () => unsentOf(sari) === 0)
    const { device } = sari.store.rows('self')[0]!
    const give = (set: Write['set']) =>
      relay.puskesmas.writes([{ document: directory, kind: 'grant', record: device, set, who: 'puskesmas' }])
    await give({ revoked: { [directory]: 100 } })
    await sari.phone.append([person(POSYANDU, 'Rafa')])
    const refused = () => sari.store.rows('outbox').filter(({ state }) => state === 2)
    await until('it hears that it is out', () => refused().length === 1)
    expect(await readRefusals(memoryTables(sari))).toMatchObject({ count: 1, areOfRevoked: true })
    await give({ accepted: { [registryOf(POSYANDU)]: 1 }, revoked: null })
    await sari.phone.release()
    await sari.phone.hold()
    await until('it hears that it was taken after all', () => refused().length === 0)
    expect(await readRefusals(memoryTables(sari))).toMatchObject({ count: 0, areOfRevoked: false })
  })
})

describe('the posyandu that are not at hand', () => {
  it('are exchanged all the same, and one that is taken up is open from then on', async () => {
    const ratna = await relay.phone('ratna', { role: 'bidan', scopes: ['melati', 'mawar'].map(posyanduScope) })
    const sari = await relay.phone('sari')
    await relay.puskesmas.writes([
      { document: directory, kind: 'posyandu', record: 'mawar', set: { name: 'Mawar' }, who: 'puskesmas' },
    ])
    await ratna.phone.hold()
    await ratna.phone.choosePosyandu('mawar')
    await sari.phone.append([person('melati', 'Rafa')])
    await sari.phone.hold()
    await until('it hears of the other posyandu', () => ratna.store.rows('person').length === 1)
    await ratna.phone.choosePosyandu('melati')
    await ratna.phone.append([person('mawar', 'Bima'), person('melati', 'Naura')])
    await until('all of it is sent', () => unsentOf(ratna) === 0)
    await until('the kader has what is hers', () => sari.store.rows('person').length === 2)
    expect(
      sari.store
        .rows('person')
        .map(({ record }) => record)
        .sort(),
    ).toEqual(['Naura', 'Rafa'])
  })
})

describe('a phone whose invitation somebody else had used', () => {
  const sends = (phone: TestPhone) => until('all of it is sent', () => unsentOf(phone) === 0)

  it('says so, keeps what is written meanwhile, and sends it once it has answered another', async () => {
    const sari = await relay.phone('sari')
    await sari.phone.hold()
    await sends(sari)
    const used = sari.store.rows('self')[0]!.invitation
    await relay.stop()
    const invitation = relay.puskesmas.invitation(used)
    const late = await relay.phone('ani', invitation)
    await late.phone.append([person(POSYANDU, 'Rafa')])
    await relay.start()
    await late.phone.hold()
    const refusals = async () => readRefusals(memoryTables(late))
    await until('it is told', async () => (await refusals()).notLetIn === 'invitation-used')
    await late.phone.append([person(POSYANDU, 'Bima')])
    expect(await late.phone.join(relay.invitation(), 'HP')).toEqual({ ok: true })
    await sends(late)
    expect(await refusals()).toEqual({ count: 0, areOfRevoked: false, notLetIn: undefined })
    await sari.retry()
    await until('the other phone has both', () => sari.store.rows('person').length === 2)
    // A phone that was let in answers no other.
    expect(await late.phone.join(relay.invitation(), 'HP')).toEqual({ ok: false, reason: 'already-joined' })
  })

  it('offers the name it was written for', async () => {
    const invitation = await relay.puskesmas.invite({ role: 'kader', scopes: [posyanduScope(POSYANDU)] }, 'Bu Ani')
    const ani = await relay.phone('ani', invitation)
    expect(await readOwnInvitation(memoryTables(ani))).toEqual({ name: 'Bu Ani', by: undefined })
  })
})

/** A phone without a database, read as screens read. */
function memoryTables({ store }: TestPhone): LocalDatabase {
  const table = (name: Parameters<typeof store.rows>[0]) => ({
    get: (key: string) =>
      Promise.resolve(store.rows(name).find((row) => ('record' in row ? row.record : 'key' in row && row.key) === key)),
    where: (column: string, value: unknown) =>
      Promise.resolve(store.rows(name).filter((row) => (row as unknown as Record<string, unknown>)[column] === value)),
  })
  const tables = { self: table('self'), outbox: table('outbox'), invitation: table('invitation'), user: table('user') }
  return tables as unknown as LocalDatabase
}
