/** What a device is told of the documents it asked about: a stream, read from the journal as fast as it is taken. */
import { constants, createBrotliCompress, createGzip } from 'node:zlib'
import { PassThrough, type Transform } from 'node:stream'
import { writePullFrame } from '../../src/log/pull.ts'
import { digestOf } from '../../src/protocol.ts'
import type { Access } from '../access.ts'
import type { Journal } from '../journal/journal.ts'
import { clocksOf, partsBetween, type Clocks } from '../rooms/catch-up.ts'

export interface Question {
  readonly device: string
  readonly asked: readonly { readonly document: string; readonly held: Clocks }[]
}

export interface AnswerPorts {
  readonly journal: Journal
  readonly access: Pick<Access, 'mayRead'>
}

export async function* answerFrames(question: Question, ports: AnswerPorts): AsyncGenerator<Uint8Array> {
  for (const [at, { document, held }] of question.asked.entries()) {
    yield* documentFrames(at, document, held, question.device, ports)
  }
  yield writePullFrame({ type: 'end' })
}

/** Looks before every part: a device may lose its right to read while it is being told. */
async function* documentFrames(
  at: number,
  document: string,
  held: Clocks,
  device: string,
  { journal, access }: AnswerPorts,
): AsyncGenerator<Uint8Array> {
  const mayRead = (): boolean => access.mayRead(device, document)
  const clocks = mayRead() ? clocksOf((await journal.standing(document)).authors) : new Map<number, number>()
  for await (const runs of partsBetween(journal, document, held, clocks)) {
    if (!mayRead()) break
    yield writePullFrame({ type: 'part', at, runs })
  }
  yield writePullFrame(mayRead() ? { type: 'whole', at, digest: digestOf(clocks) } : { type: 'closed', at })
}

/** Brotli remembers 4 MB, so a child's name that stands in every month is told once; gzip is what plain http gets. */
const BROTLI_QUALITY = 5

export function packer(accepted: string | undefined): { encoding: string | undefined; stream: Transform } {
  const names = (accepted ?? '').split(',').map((part) => part.split(';')[0]?.trim())
  if (names.includes('br')) {
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 22 }
    return { encoding: 'br', stream: createBrotliCompress({ params }) }
  }
  if (names.includes('gzip')) return { encoding: 'gzip', stream: createGzip({ level: 6 }) }
  return { encoding: undefined, stream: new PassThrough() }
}
