/** Runs in a worker of the browser: an open day of sixty children out of one phone, and into another's IndexedDB. */
import { Doors, POSYANDU, PUSKESMAS } from '../doors.ts'
import { encode } from 'uqr'
import * as Y from 'yjs'
import { decodeQR } from 'qr/decode.js'
import { OpenDatabase } from '../../src/replica/database.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { FrameCollector, frameOf } from '../../src/replica/handover/qr-frames.ts'
import type { Scope } from '../../src/replica/handover/scope.ts'
import { IdbStore } from '../../src/replica/idb-store.ts'
import { addUser, namePosyandu } from '../../src/replica/intentions/directory.ts'
import { registerPerson, startOpenDay } from '../../src/replica/intentions/registry.ts'
import { checkIn, recordMeasurements } from '../../src/replica/intentions/visit.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import { Phone } from '../../src/replica/phone.ts'
import type { Write } from '../../src/replica/write.ts'

export const CHILDREN = 60

export interface Handed {
  readonly dayBytes: number
  readonly dayEntries: number
  readonly visitorBytes: number
}

const silent = (): void => undefined
const events = { onLink: silent, onSent: silent, onError: (error: unknown) => void self.postMessage(String(error)) }
const clock = (): Date => new Date()
const doors = new Doors()

let day: Uint8Array<ArrayBuffer>
let visitor: Uint8Array<ArrayBuffer>
let runs = 0

/** A phone on which sixty children went through five steps: one entry a step. */
async function handOut(): Promise<Handed> {
  const { phone } = memoryPhone({ relay: 'ws://nowhere/', socket: WebSocket, clock, events })
  await phone.join(doors.next(), navigator.userAgent)
  const append = (writes: readonly Write[]) => phone.append(writes)
  const { user } = await addUser(append, PUSKESMAS, 'Bu Siti Aminah')
  await phone.chooseUser(user)
  await namePosyandu(append, PUSKESMAS, POSYANDU, { name: 'Melati', desa: 'Taba Lagan' })
  const { openDay } = await startOpenDay(append, POSYANDU, { date: '2026-11-10', groups: ['balita'] })
  let someone = ''
  for (let i = 0; i < CHILDREN; i++) {
    const fields = { name: `Anak ${i} Pratama`, sex: 'L' as const, birthDate: '2025-09-05', motherName: `Ibu ${i}` }
    const household = { household: { rt: String(i % 9), address: `Jalan Melati ${i}` } }
    const { person } = await registerPerson(append, POSYANDU, fields, household)
    const place = { posyandu: POSYANDU, openDay, person }
    await checkIn(append, [place])
    await recordMeasurements(append, place, { weightKg: 7 + i / 10, heightCm: 70 + i / 10, posture: 'terlentang' })
    const visit = { document: `visits/${POSYANDU}/2026-11`, kind: 'visit', record: `${person}/${openDay}` }
    await phone.append([{ ...visit, set: { resultRead: true, kiaBook: true } }])
    await phone.append([
      { ...visit, set: { serviced: true, advice: ['mpasi'], 'ask.tbc-batuk': false, pmtGiven: true } },
    ])
    await phone.append([{ ...visit, set: { immunized: true, vitaminA: 'merah', deworming: 'albendazol-400' } }])
    someone = person
  }
  const desk = new Desk(phone)
  const file = async (scope: Scope): Promise<{ bytes: Uint8Array<ArrayBuffer>; entries: number }> => {
    const made = await desk.handOver(scope)
    if (!made.ok) throw new Error(`expected a file, found ${made.reason}`)
    return made
  }
  const whole = await file({ what: 'day', openDay })
  day = whole.bytes
  visitor = (await file({ what: 'visitor', person: someone, openDay })).bytes
  return { dayBytes: day.length, dayEntries: whole.entries, visitorBytes: visitor.length }
}

/** From the file's bytes to the last entry on the disk of a phone that has only just joined. */
async function takeMs(): Promise<number> {
  const store = new IdbStore(new OpenDatabase(`bench-${++runs}`))
  const ports = { store, clock, persist: never, connect: never, readBack, openDays, afterwards }
  const phone = new Phone(ports, events)
  await phone.join(doors.next(), navigator.userAgent)
  const from = performance.now()
  const desk = new Desk(phone)
  const read = await desk.read([{ name: 'hari.langkah', bytes: day }], silent)
  const taken = read.ok ? await desk.take(read.ticket, silent) : undefined
  if (!taken?.ok || taken.entries < CHILDREN * 5) throw new Error('expected the day to be taken')
  return performance.now() - from
}

/** Every code of a visitor read by our own reader, for phones that have none; how long the slowest took. */
function slowestCodeMs(): { readonly frames: number; readonly slowestMs: number } {
  const collector = new FrameCollector()
  let slowestMs = 0
  let frames = 0
  // A third of the codes is missed.
  for (let shown = 0; !collector.take(); shown++) {
    frames = shown + 1
    if (shown % 3 === 2) continue
    const picture = pictureOf(frameOf(visitor, shown))
    const from = performance.now()
    collector.add(decodeQR(picture))
    slowestMs = Math.max(slowestMs, performance.now() - from)
  }
  return { frames, slowestMs }
}

/** The code on a grey ground, as it fills most of a camera's picture. */
function pictureOf(text: string): { data: Uint8ClampedArray; width: number; height: number } {
  const side = 640
  const { data: modules, size } = encode(text, { ecc: 'L', border: 4 })
  const pixel = Math.floor((side * 0.8) / size)
  const margin = Math.floor((side - size * pixel) / 2)
  const data = new Uint8ClampedArray(side * side * 4).fill(136)
  for (let y = 0; y < size * pixel; y++) {
    for (let x = 0; x < size * pixel; x++) {
      const value = modules[Math.floor(y / pixel)]![Math.floor(x / pixel)] ? 20 : 235
      data.fill(value, ((y + margin) * side + x + margin) * 4, ((y + margin) * side + x + margin) * 4 + 3)
    }
  }
  return { data, width: side, height: side }
}

const readBack = (): Promise<Y.Doc> => Promise.resolve(new Y.Doc())
const openDays = (): Promise<[]> => Promise.resolve([])
const afterwards = (work: () => void): void => work()
const never = (): never => {
  throw new Error('expected no document to be opened')
}

self.onunhandledrejection = ({ reason }) => self.postMessage(String(reason))

self.onmessage = async ({ data }: MessageEvent<'hand-out' | 'take' | 'codes'>) => {
  if (data === 'hand-out') self.postMessage(await handOut())
  else self.postMessage(data === 'take' ? await takeMs() : slowestCodeMs())
}
