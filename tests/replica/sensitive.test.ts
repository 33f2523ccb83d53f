import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sensitiveOf } from '../../src/log/document-name.ts'
import { readEntry } from '../../src/log/entry.ts'
import { visitId } from '../../src/log/record-id.ts'
import { posyanduScope } from '../../src/log/role.ts'
import { Desk } from '../../src/replica/handover/desk.ts'
import { unpackFile } from '../../src/replica/handover/file-format.ts'
import { recordInConfidence } from '../../src/replica/intentions/cards.ts'
import { noteInConfidence } from '../../src/replica/intentions/sensitive.ts'
import { POSYANDU } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from './phones.ts'

const SECRET = 'dipukul ayahnya'
const place = { posyandu: POSYANDU, person: 'rafa', openDay: '2026-11-abc' }
const document = sensitiveOf(POSYANDU, '2026-11')
const bidan = { role: 'bidan', scopes: [posyanduScope(POSYANDU)] } as const

let relay: TestRelay
let kader: TestPhone
beforeEach(async () => {
  relay = await TestRelay.start()
  kader = await relay.phone('sari')
})
afterEach(() => relay.end())

const write = (phone: TestPhone, text = SECRET) =>
  noteInConfidence((writes) => phone.phone.append(writes), place, { topic: 'kekerasan', text })

/** Everything a phone's disk holds, but for what waits to be sent. */
function held({ store }: TestPhone): string {
  const tables = ['sensitive', 'unknown', 'visit', 'person', 'meta'] as const
  return JSON.stringify(tables.map((table) => store.rows(table)))
}

async function notesOn(phone: TestPhone): Promise<string[]> {
  const entries = await phone.phone.history('sensitive', visitId(place.person, place.openDay))
  return entries.map(({ set }) => JSON.stringify(set))
}

async function isSent(phone: TestPhone): Promise<void> {
  await phone.phone.hold()
  await until('all of it is sent', () => unsentOf(phone) === 0)
}

describe('what a kader writes in confidence', () => {
  it('is kept until the relay has it, through a restart, and then only that it was written', async () => {
    await relay.stop()
    expect((await write(kader)).ok).toBe(true)
    expect(held(kader)).not.toContain(SECRET)
    expect(await notesOn(kader)).toEqual([])
    await kader.phone.hold()
    await kader.phone.release()
    expect(kader.store.rows('outbox').filter((row) => row.document === document)).toMatchObject([{ state: 0 }])
    await relay.start()
    await isSent(kader)
    expect(kader.store.rows('outbox').filter((row) => row.document === document)).toEqual([])
    expect(held(kader)).not.toContain(SECRET)
    expect(kader.store.rows('sensitive')).toMatchObject([{ person: 'rafa', shown: {}, noted: [{}] }])
  })

  it('is read by the bidan and by no other kader', async () => {
    const [ani, ratna] = [await relay.phone('ani'), await relay.phone('ratna', bidan)]
    await ani.phone.hold()
    await ratna.phone.hold()
    await write(kader)
    await isSent(kader)
    await until('the bidan reads it', () => held(ratna).includes(SECRET))
    expect(await notesOn(ratna)).toHaveLength(1)
    await ani.phone.append([{ document: `registry/${POSYANDU}`, kind: 'person', record: 'x', set: { name: 'X' } }])
    await isSent(ani)
    expect(held(ani)).not.toContain(SECRET)
    expect(ani.store.rows('sensitive')).toEqual([])
  })

  it('may be a questionnaire: its answers are gone from her phone, and the visit says only that they were given', async () => {
    const ratna = await relay.phone('ratna', bidan)
    const answers = { version: 'SRQ-LENGKAP', answers: { '17': 1 } }
    const append = kader.phone.append.bind(kader.phone)
    expect((await recordInConfidence(append, place, { form: 'srq-20', answers, isComplete: true })).ok).toBe(true)
    expect(held(kader)).not.toContain(answers.version)
    await isSent(kader)
    expect(JSON.stringify(kader.store.rows('outbox'))).not.toContain(answers.version)
    expect(held(kader)).not.toContain(answers.version)
    expect(kader.store.rows('visit')).toMatchObject([{ shown: { came: true, 'screened.srq-20': true } }])
    await ratna.phone.hold()
    await until('the bidan reads it', () => held(ratna).includes(answers.version))
    expect(ratna.store.rows('sensitive')[0]!.shown).toEqual({ 'form.srq-20': answers })
  })

  it('is sent twice when the phone dies before it hears that it arrived, and stands once', async () => {
    const ratna = await relay.phone('ratna', bidan)
    await write(kader)
    const [row] = kader.store.rows('outbox').filter((row) => row.document === document)
    await isSent(kader)
    await kader.phone.release()
    await kader.store.transaction((tx) => tx.put('outbox', [row!]))
    await isSent(kader)
    await ratna.phone.hold()
    await until('the bidan reads it', () => held(ratna).includes(SECRET))
    const [read] = ratna.store.rows('sensitive')
    expect(Object.values(read!.shown)).toEqual([{ topic: 'kekerasan', text: SECRET }])
    expect(read!.conflicts).toEqual([])
  })

  it('stands beside what she wrote before about the same person, and beside what the bidan writes', async () => {
    const ratna = await relay.phone('ratna', bidan)
    await write(kader, 'pertama')
    await write(kader, 'kedua')
    await isSent(kader)
    await write(ratna, 'ketiga')
    await ratna.phone.hold()
    await until('the bidan reads all', () => Object.keys(ratna.store.rows('sensitive')[0]?.shown ?? {}).length === 3)
    expect(ratna.store.rows('sensitive')[0]!.conflicts).toEqual([])
    expect(kader.store.rows('sensitive')).toMatchObject([{ noted: [{}, {}] }])
  })

  it('goes into a file only while no relay has it, and another kader’s phone does not take it from there', async () => {
    const [ani, ratna] = [await relay.phone('ani'), await relay.phone('ratna', bidan)]
    await relay.stop()
    await write(kader)
    const file = await fileOf(kader)
    expect(file.secrets).toEqual([SECRET])
    const silent = (): void => undefined
    const atAni = await new Desk(ani.phone).read([{ name: 'a', bytes: file.bytes }], silent)
    expect(atAni.ok && [atAni.preview.records.sensitive, atAni.preview.refused]).toEqual([undefined, []])
    const desk = new Desk(ratna.phone)
    const atRatna = await desk.read([{ name: 'a', bytes: file.bytes }], silent)
    await desk.take(atRatna.ok ? atRatna.ticket : 0, silent)
    expect(held(ratna)).toContain(SECRET)
    await relay.start()
    await isSent(kader)
    expect((await fileOf(kader)).secrets).toEqual([])
    await isSent(ratna)
    expect((await fileOf(ratna)).secrets).toEqual([])
  })
})

async function fileOf(phone: TestPhone): Promise<{ bytes: Uint8Array; secrets: unknown[] }> {
  const result = await new Desk(phone.phone).handOver({ what: 'all' })
  const file = result.ok ? unpackFile(result.bytes) : undefined
  if (!result.ok || !file?.ok) throw new Error('expected a file')
  const entries = [...file.texts].flatMap((text) => readEntry(text) ?? [])
  const secrets = entries
    .filter((entry) => entry.in === document)
    .flatMap(({ set }) => Object.values(set).map((value) => (value as { text: string }).text))
  return { bytes: result.bytes, secrets }
}
