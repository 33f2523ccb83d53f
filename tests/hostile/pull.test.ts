/** Pulling documents: a question that is not the asker's own, not of now, or not of a decent size tells nothing. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { writeQuestion } from '../../src/log/pull.ts'
import { limit, PULL_PATH, PULL_SCHEME } from '../../src/protocol.ts'
import { POSYANDU } from '../doors.ts'
import { Device } from '../relay/phone.ts'
import { ask, authorization, challengeOf, framesOf, halfABody, post, pull, textsIn } from '../relay/pull-phone.ts'
import { Scene } from './scene.ts'

let scene: Scene
let origin: string

const lay = async (...options: Parameters<typeof Scene.lay>): Promise<void> => {
  scene = await Scene.lay(...options)
  origin = scene.ground.relay.origin
}

beforeEach(() => lay())

afterEach(() => scene.clear())

const question = (): Uint8Array<ArrayBuffer> => writeQuestion([{ document: scene.registry, held: [] }])

test('unsigned it is not even read', async () => {
  const response = await post(origin, question())
  expect(response.status).toBe(413)
})

test('signed by nobody whom the relay knows', async () => {
  const stranger = await Device.make()
  expect((await ask(origin, stranger, [])).status).toBe(403)
})

test('signed with a key that is not the device’s', async () => {
  const body = question()
  const challenge = await challengeOf(origin)
  const forged = (await authorization(challenge, scene.attacker, body)).replace(scene.attacker.id, scene.admin.id)
  await scene.beside(async () => expect((await post(origin, body, forged)).status).toBe(403))
})

test('overheard and sent again', async () => {
  const body = question()
  const signed = await authorization(await challengeOf(origin), scene.admin, body)
  const first = await post(origin, body, signed)
  expect((await framesOf(first)).at(-1)).toEqual({ type: 'end' })
  expect((await post(origin, body, signed)).status).toBe(409)
})

test('overheard twice at once: one of the two is answered', async () => {
  const body = question()
  const signed = await authorization(await challengeOf(origin), scene.admin, body)
  const answers = await Promise.all([post(origin, body, signed), post(origin, body, signed)])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  await Promise.all(answers.map((answer) => answer.arrayBuffer()))
})

test('overheard, with another question under it', async () => {
  const signed = await authorization(await challengeOf(origin), scene.admin, question())
  const other = writeQuestion([{ document: scene.ground.directory, held: [] }])
  expect((await post(origin, other, signed)).status).toBe(403)
})

test('signed for another relay', async () => {
  const other = await Scene.lay()
  try {
    const { nonce } = await challengeOf(origin)
    const { journal, version } = await challengeOf(other.ground.relay.origin)
    const body = question()
    const signed = await authorization({ version, nonce, journal }, scene.admin, body)
    expect((await post(origin, body, signed)).status).toBe(403)
  } finally {
    await other.clear()
  }
})

test('a number that the asker made up, or that is too old', async () => {
  let now = Date.now()
  const late = await Scene.lay({ now: () => now })
  try {
    const { origin } = late.ground.relay
    const body = question()
    const challenge = await challengeOf(origin)
    const madeUp = { ...challenge, nonce: 'A'.repeat(challenge.nonce.length) }
    expect((await post(origin, body, await authorization(madeUp, late.admin, body))).status).toBe(409)
    const signed = await authorization(challenge, late.admin, body)
    now += 31_000
    expect((await post(origin, body, signed)).status).toBe(409)
  } finally {
    await late.clear()
  }
})

test('a kader’s phone gets nothing of another posyandu and nothing confidential, whatever it asks for', async () => {
  const documents = ['registry/kenanga', `sensitive/${POSYANDU}/2026-03`, scene.registry]
  scene.siti.write(await scene.siti.device.entry(scene.registry))
  await scene.siti.until(() => scene.siti.hasAck())
  const asked = documents.map((document) => ({ document, held: [] }))
  const frames = await pull(origin, scene.attacker, asked)
  expect(frames.slice(0, 2)).toEqual([
    { type: 'closed', at: 0 },
    { type: 'closed', at: 1 },
  ])
  expect(textsIn(frames, 2)).toHaveLength(1)
})

test('an oversized body, told and not told', async () => {
  const body = new Uint8Array(limit.pullBytes + 1)
  const signed = await authorization(await challengeOf(origin), scene.admin, body)
  await scene.beside(async () => expect((await post(origin, body, signed)).status).toBe(413))
  const streamed = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(question())
      controller.close()
    },
  })
  const headers = { Authorization: await authorization(await challengeOf(origin), scene.admin, question()) }
  const options = { method: 'POST', body: streamed, headers, duplex: 'half' }
  expect((await fetch(origin + PULL_PATH, options as RequestInit)).status).toBe(413)
})

test('a body that never ends holds no place', async () => {
  await scene.clear()
  await lay({ patience: { headersMs: 2_000, requestMs: 2_000, silenceMs: 60_000, lookEveryMs: 50 } })
  const body = question()
  const signed = await authorization(await challengeOf(origin), scene.admin, body)
  const what = await scene.beside(() => halfABody(origin, signed, body.subarray(0, 3), body.length))
  expect(['408', 'ECONNRESET']).toContain(what)
})

test('signed rubbish', async () => {
  for (const body of [new Uint8Array([255, 255, 255, 255, 15]), new Uint8Array([1, 3, 97]), new Uint8Array([0, 0])]) {
    const signed = await authorization(await challengeOf(origin), scene.attacker, body)
    expect((await post(origin, body, signed)).status).toBe(400)
  }
  const unreadable = [`${PULL_SCHEME} x`, 'Bearer abc', `${PULL_SCHEME} ${'a '.repeat(2_000)}`]
  for (const header of unreadable) expect((await post(origin, question(), header)).status).toBe(400)
})

test('from another site’s page', async () => {
  const response = await fetch(origin + PULL_PATH, { method: 'POST', headers: { Origin: 'https://jahat.example' } })
  expect(response.status).toBe(405)
})

test('a device that asks without end is told to wait, and the others are answered', async () => {
  const statuses = new Set<number>()
  for (let i = 0; i < 80 && !statuses.has(429); i++) {
    const response = await ask(origin, scene.attacker, [])
    statuses.add(response.status)
    await response.arrayBuffer()
  }
  expect(statuses).toContain(429)
  expect((await ask(origin, scene.admin, [])).status).toBe(200)
})

test('answers that nobody reads take only so many places, and none from the others', async () => {
  const entry = (): Promise<string> =>
    scene.siti.device.entry(scene.registry, { set: { name: crypto.randomUUID().repeat(200) } })
  for (let i = 0; i < 500; i++) scene.siti.write(await entry())
  await scene.siti.until(() => scene.siti.hasAck())
  const asked = Array.from({ length: 200 }, () => ({ document: scene.registry, held: [] }))
  const unread = [await ask(origin, scene.attacker, asked), await ask(origin, scene.attacker, asked)]
  expect(unread.map(({ status }) => status)).toEqual([200, 200])
  expect((await ask(origin, scene.attacker, asked)).status).toBe(503)
  await scene.beside(async () => expect((await ask(origin, scene.admin, [])).status).toBe(200))
  for (const response of unread) await response.body?.cancel()
})

test('whoever was shut out hears nothing from then on', async () => {
  const { attacker, admin, ground } = scene
  const shutOut = await admin.entry(ground.directory, { kind: 'grant', record: attacker.id, set: { revoked: {} } })
  const phone = ground.phone(admin, ground.directory)
  phone.write(shutOut)
  await phone.until(() => phone.hasAck())
  expect((await ask(origin, attacker, [{ document: scene.registry, held: [] }])).status).toBe(403)
})
