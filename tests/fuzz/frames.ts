/** Frames that a hostile phone sends: valid ones, valid ones mutated, and ones no phone would make. */
import * as encoding from 'lib0/encoding'
import { runsToUpdate } from '../../src/log/update.ts'
import { message } from '../../src/protocol.ts'
import * as raw from '../relay/updates.ts'
import type { Random } from '../simulation/random.ts'

const STEP_1 = 0
const UPDATE = 2

/** Where a frame strikes. */
export interface Aim {
  /** The sender's own client id, and how many entries it has sent under it. */
  readonly client: number
  readonly clock: number
  readonly victims: readonly number[]
}

/** A frame, and how many of these texts it appends to the sender's own client id when all is well. */
export interface Shot {
  readonly frame: Uint8Array | string
  readonly appended: number
}

export function nextShot(random: Random, texts: readonly string[], aim: Aim): Shot {
  const { client, clock } = aim
  const valid = syncFrame(UPDATE, runsToUpdate([{ client, clock, texts }]))
  const chance = random.next()
  if (chance < 0.3) return { frame: valid, appended: texts.length }
  if (chance < 0.6) return { frame: mutated(valid, random), appended: 0 }
  if (chance < 0.85) return { frame: syncFrame(UPDATE, crooked(random, texts, aim)), appended: 0 }
  return { frame: other(random, aim), appended: 0 }
}

function mutated(frame: Uint8Array, random: Random): Uint8Array {
  const at = random.whole(0, frame.length - 1)
  const length = random.whole(1, 40)
  switch (random.whole(0, 4)) {
    case 0:
      return frame.slice(0, at)
    case 1:
      return Uint8Array.from([...frame.slice(0, at), ...frame.slice(at + length)])
    case 2:
      return Uint8Array.from([...frame.slice(0, at + length), ...frame.slice(at)])
    case 3:
      return Uint8Array.from([...frame.slice(0, at), ...bytes(random, length), ...frame.slice(at)])
    default: {
      const flipped = frame.slice()
      for (let i = random.whole(1, 8); i > 0; i--) {
        flipped[random.whole(0, frame.length - 1)]! ^= 1 << random.whole(0, 7)
      }
      return flipped
    }
  }
}

/** A well-formed update that appends nothing a phone may append, or not there. */
function crooked(random: Random, texts: readonly string[], aim: Aim): Uint8Array {
  const client = random.chance(0.5) ? aim.client : random.pick([...aim.victims, random.whole(0, 2 ** 33)] as [number])
  const clock = random.pick([0, aim.clock, aim.clock + 1, random.whole(0, 5000), 2 ** 40] as const)
  const text = texts[0] ?? ''
  const struct = (): raw.RawStruct =>
    random.pick<() => raw.RawStruct>([
      () => raw.first(client, ...texts),
      () => raw.next(client, clock, ...texts),
      () => raw.next(client, clock + random.whole(0, 3), text),
      () => raw.next(random.whole(0, 2 ** 32), clock, text),
      () => raw.withRightOrigin(client, clock, text),
      () => raw.inOtherRoot(random.pick(['registry', 'a', '', client.toString(36)] as const), text),
      () => raw.underKey(client, 'a', text),
      () => raw.insideItem(client, text),
      () => raw.collected(random.whole(0, 2 ** 31)),
      () => raw.skip(random.whole(0, 2 ** 31)),
      () => raw.otherContent(client, random.pick(raw.OTHER_KINDS)!),
      () => raw.first(client, random.pick([{ a: 1 }, 7, null, true, [text], text] as const), text),
    ])()
  const structs = Array.from({ length: random.whole(0, 4) }, struct)
  const sections = Array.from({ length: random.whole(1, 3) }, () => ({ client, clock, structs }))
  const deletes = random.chance(0.3) ? [[random.pick(aim.victims) ?? client, 0, 1000] as const] : []
  return raw.rawUpdate(sections, deletes)
}

/** Anything but an update. */
function other(random: Random, { client, victims }: Aim): Uint8Array | string {
  const presence = encoding.createEncoder()
  encoding.writeVarUint(presence, 1)
  encoding.writeVarUint(presence, random.pick([client, ...victims] as [number]))
  encoding.writeVarUint(presence, random.whole(0, 2 ** 31))
  encoding.writeVarString(presence, random.pick(['null', '{"name":"palsu"}', '{', '"x"'.repeat(300)] as const))
  return random.pick<() => Uint8Array | string>([
    () => bytes(random, random.whole(0, 200)),
    () => syncFrame(STEP_1, Uint8Array.of(0)),
    () => syncFrame(STEP_1, bytes(random, random.whole(0, 60))),
    () => syncFrame(random.whole(0, 9), bytes(random, random.whole(0, 60))),
    () => frameOf(message.awareness, encoding.toUint8Array(presence)),
    () => frameOf(message.awareness, bytes(random, random.whole(0, 60))),
    () => Uint8Array.of(message.watch),
    () => textFrame(random.pick([message.answer, message.askOffice, message.office] as const), '{"ask":"devices"}'),
    () => textFrame(random.whole(100, 130), random.pick(['{}', 'null', '[', ''] as const)),
    () => syncFrame(UPDATE, heavy(random)),
    () => 'halo',
  ])()
}

/** Much for the relay to read, in few kinds of value. */
function heavy(random: Random): Uint8Array {
  const kinds = [
    [119, 0],
    [125, 1],
    [117, 1],
    [118, 0],
    [0, 1],
  ]
  const [a, b] = random.pick(kinds) as [number, number]
  const values = new Uint8Array(random.pick([2_000, 60_000, 900_000] as const)).map((_, i) => (i % 2 === 0 ? a : b))
  return Uint8Array.from([1, 1, 5, 0, 8, 1, 1, 53, 144, 161, 15, ...values])
}

function bytes(random: Random, length: number): Uint8Array {
  const made = new Uint8Array(length)
  random.fill(made)
  return made
}

function syncFrame(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, message.sync)
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function frameOf(type: number, payload: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarUint8Array(encoder, payload)
  return encoding.toUint8Array(encoder)
}

function textFrame(type: number, text: string): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, type)
  encoding.writeVarString(encoder, text)
  return encoding.toUint8Array(encoder)
}
