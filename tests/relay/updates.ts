/** Updates that no honest phone makes, written byte by byte (encoding v1). */
import * as encoding from 'lib0/encoding'
import { rootOf } from '../../src/log/update.ts'

export interface RawStruct {
  readonly info: number
  readonly write: (encoder: encoding.Encoder) => void
}

export interface Section {
  readonly client: number
  readonly clock: number
  readonly structs: readonly RawStruct[]
}

export type Deletes = readonly (readonly [client: number, clock: number, length: number])[]

export function rawUpdate(sections: readonly Section[], deletes: Deletes = []): Uint8Array {
  const encoder = encoding.createEncoder()
  encoding.writeVarUint(encoder, sections.length)
  for (const { client, clock, structs } of sections) {
    encoding.writeVarUint(encoder, structs.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
    for (const { info, write } of structs) {
      encoding.writeUint8(encoder, info)
      write(encoder)
    }
  }
  encoding.writeVarUint(encoder, deletes.length)
  for (const [client, clock, length] of deletes) {
    for (const value of [client, 1, clock, length]) encoding.writeVarUint(encoder, value)
  }
  return encoding.toUint8Array(encoder)
}

/** One struct alone, at the start of its client. */
export function rawStruct(client: number, clock: number, ...structs: readonly RawStruct[]): Uint8Array {
  return rawUpdate([{ client, clock, structs }])
}

type Write = (encoder: encoding.Encoder) => void

const strings =
  (...texts: readonly unknown[]): Write =>
  (encoder) => {
    encoding.writeVarUint(encoder, texts.length)
    for (const text of texts) encoding.writeAny(encoder, text as string)
  }

const inRoot =
  (name: string): Write =>
  (encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, name)
  }

const id =
  (client: number, clock: number): Write =>
  (encoder) => {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, clock)
  }

const both =
  (...writes: readonly Write[]): Write =>
  (encoder) =>
    writes.forEach((write) => write(encoder))

const ANY = 8
const ORIGIN = 0x80
const RIGHT_ORIGIN = 0x40
const PARENT_KEY = 0x20

/** As an honest phone writes it. */
export function first(client: number, ...texts: readonly unknown[]): RawStruct {
  return { info: ANY, write: both(inRoot(rootOf(client)), strings(...texts)) }
}

export function next(client: number, clock: number, ...texts: readonly unknown[]): RawStruct {
  return { info: ANY | ORIGIN, write: both(id(client, clock - 1), strings(...texts)) }
}

export function inOtherRoot(root: string, ...texts: readonly string[]): RawStruct {
  return { info: ANY, write: both(inRoot(root), strings(...texts)) }
}

export function underKey(client: number, key: string, text: string): RawStruct {
  const parentKey: Write = (encoder) => encoding.writeVarString(encoder, key)
  return { info: ANY | PARENT_KEY, write: both(inRoot(rootOf(client)), parentKey, strings(text)) }
}

export function withRightOrigin(client: number, clock: number, text: string): RawStruct {
  return { info: ANY | ORIGIN | RIGHT_ORIGIN, write: both(id(client, clock - 1), id(client, 0), strings(text)) }
}

export function insideItem(client: number, text: string): RawStruct {
  const parent: Write = (encoder) => encoding.writeVarUint(encoder, 0)
  return { info: ANY, write: both(parent, id(client, 0), strings(text)) }
}

export function collected(length: number): RawStruct {
  return { info: 0, write: (encoder) => encoding.writeVarUint(encoder, length) }
}

export function skip(length: number): RawStruct {
  return { info: 10, write: (encoder) => encoding.writeVarUint(encoder, length) }
}

/** Content of another kind, where an honest entry would stand. */
export function otherContent(client: number, kind: keyof typeof OTHER): RawStruct {
  const [type, write] = OTHER[kind]
  return { info: type, write: both(inRoot(rootOf(client)), write) }
}

const text: Write = (encoder) => encoding.writeVarString(encoder, '{}')
const one: Write = (encoder) => encoding.writeVarUint(encoder, 1)

const OTHER = {
  deleted: [1, one],
  json: [2, both(one, text)],
  binary: [3, (encoder) => encoding.writeVarUint8Array(encoder, Uint8Array.of(1, 2))],
  characters: [4, text],
  embed: [5, text],
  format: [6, both(text, text)],
  array: [7, (encoder) => encoding.writeVarUint(encoder, 0)],
  element: [7, both((encoder) => encoding.writeVarUint(encoder, 3), text)],
  subdocument: [9, both(text, (encoder) => encoding.writeAny(encoder, {}))],
} as const satisfies Record<string, readonly [number, Write]>
export const OTHER_KINDS = Object.keys(OTHER) as (keyof typeof OTHER)[]
