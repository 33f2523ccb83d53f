/** A posyandu that is already at work: somebody else's phone has registered families and opened today. */
import { WebSocket } from 'ws'
import type { VisitFields } from '../../src/log/records/visit.ts'
import { calendarDateOf } from '../../src/domain/calendar.ts'
import { addUser, namePosyandu } from '../../src/replica/intentions/directory.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import type { Append } from '../../src/replica/write.ts'
import { SYNC_PATH } from '../../src/protocol.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { unsentOf, until, type TestPhone } from '../replica/phones.ts'
import type { Server } from './server.ts'

export const today = calendarDateOf(new Date())

export interface Child {
  readonly name: string
  readonly mother: string
  readonly sex: 'L' | 'P'
  readonly months: number
  /** What was measured, last month if not longer ago. */
  readonly lastKg?: number
  readonly lastMonthsAgo?: 1 | 2
  /** What else was measured then. */
  readonly last?: VisitFields
}

export const rafa: Child = { name: 'Rafa Pratama', mother: 'Siti Aminah', sex: 'L', months: 14, lastKg: 9.1 }
export const nadia: Child = { name: 'Nadia Pratama', mother: 'Siti Aminah', sex: 'P', months: 40, lastKg: 13.2 }
export const bima: Child = { name: 'Bima Saputra', mother: 'Dewi Lestari', sex: 'L', months: 8, lastKg: 8.1 }
export const alya: Child = { name: 'Alya Zahra', mother: 'Rina Wati', sex: 'P', months: 30 }
export const dimas: Child = {
  name: 'Dimas Hidayat',
  mother: 'Sri Hartati',
  sex: 'L',
  months: 20,
  lastKg: 10.6,
  lastMonthsAgo: 2,
}

/** Measured last month, and all was well. */
export const wati: Child = {
  name: 'Wati Rahayu',
  mother: 'Aminah',
  sex: 'P',
  months: 34 * 12,
  lastKg: 62,
  last: { heightCm: 155, 'measure.sistole': 118, 'measure.diastole': 76, 'measure.lingkar-perut': 76, armCm: 26 },
}

/** Pregnant, and a mother of five days, where `screens.ts` says so. */
export const lina: Child = { name: 'Lina Marlina', mother: 'Kartini', sex: 'P', months: 28 * 12, lastKg: 56 }
export const maya: Child = { name: 'Maya Sari', mother: 'Ratna', sex: 'P', months: 30 * 12 }

export interface Posyandu {
  readonly openDay: string
  /** A child's record, by name. */
  readonly person: (child: Child) => string
  /** The phone of the neighbour who wrote all this. */
  readonly neighbour: TestPhone
  readonly append: Append
  /** The neighbour has handed everything to the server. */
  readonly sent: () => Promise<void>
}

export async function aPosyandu(
  server: Server,
  children: readonly Child[] = [rafa, nadia, bima],
  groups: readonly string[] = ['balita'],
): Promise<Posyandu> {
  const neighbour = await aNeighbour(server, 'Bu Kader')
  const append: Append = (writes) => neighbour.phone.append(writes)
  const [posyandu, puskesmas] = [POSYANDU, PUSKESMAS]
  await namePosyandu(append, puskesmas, posyandu, { name: 'Melati', desa: 'Taba Lagan' })
  const earlier = {
    2: await startOpenDay(append, posyandu, { date: monthsBefore(today, 2, 10), groups: ['balita'] }),
    1: await startOpenDay(append, posyandu, { date: monthsBefore(today, 1, 10), groups: ['balita'] }),
  }
  const { openDay } = await startOpenDay(append, posyandu, { date: today, place: 'Posyandu', groups: [...groups] })
  const families = new Map<string, string>()
  const people = new Map<string, string>()
  for (const { name, mother, sex, months, lastKg, lastMonthsAgo = 1, last = {} } of children) {
    const birthDate = monthsBefore(today, months, 5)
    const family = families.get(mother)
    const fields = { name, sex, birthDate, motherName: mother, ...(family && { family }) }
    const { person } = await registerPerson(append, posyandu, fields, family ? {} : { household: { rt: '02' } })
    people.set(name, person)
    families.set(mother, String(neighbour.store.rows('person').find(({ record }) => record === person)?.shown.family))
    if (lastKg === undefined) continue
    await recordMeasurements(
      append,
      { posyandu, openDay: earlier[lastMonthsAgo].openDay, person },
      { weightKg: lastKg, ...last },
    )
  }
  const sent = (): Promise<void> => until('the neighbour has sent all', () => unsentOf(neighbour) === 0)
  await sent()
  return { openDay, person: ({ name }) => people.get(name)!, neighbour, append, sent }
}

/** A phone without a screen, of somebody who works here. */
export async function aNeighbour(server: Server, name: string): Promise<TestPhone> {
  const made = memoryPhone({
    relay: server.origin.replace('http', 'ws') + SYNC_PATH,
    socket: WebSocket as unknown as typeof globalThis.WebSocket,
    clock: () => new Date(),
    events: { onLink: () => undefined, onSent: () => undefined, onError: () => undefined },
  })
  const { phone } = made
  await phone.join(server.invitation(), `HP ${name}`)
  const { user } = await addUser((writes) => phone.append(writes), PUSKESMAS, name)
  await phone.chooseUser(user)
  await phone.hold()
  server.atEnd(() => phone.release())
  return { ...made, retry: () => phone.retryNow() }
}

/** That day of the month, so many months before a date. */
export function monthsBefore(date: string, months: number, day: number): string {
  const at = new Date(`${date.slice(0, 7)}-01T00:00:00Z`)
  at.setUTCMonth(at.getUTCMonth() - months, day)
  return at.toISOString().slice(0, 10)
}
