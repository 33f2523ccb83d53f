/**
 * What the relay tells about itself: one JSON line an event, of counts, durations and codes. No text that came from
 * outside gets in, not even an error's message, so that no log ever holds a name, a secret or a record.
 */
import { basename } from 'node:path'
import type { LossReason } from './pulse.ts'

const LEVELS = ['info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

/** Every event with all it may say. Durations in ms. */
export interface Events {
  readonly started: {
    readonly port: number
    readonly isHttps: boolean
    readonly trustsProxy: boolean
    readonly ms: number
  }
  /** Told at a start that made no recovery code though none is left that works. */
  readonly 'no-recovery-code': object
  /** A socket ended. 1005 and 1006: without a code. */
  readonly closed: { readonly code: number; readonly openMs: number }
  /** The sums of a minute in which anything happened. */
  readonly minute: Readonly<Record<string, number>>
  /** Entries of one update that were not taken, by reason. */
  readonly refused: Readonly<Record<string, number>>
  /** Somebody came in by the claim or the recovery code. */
  readonly 'door-taken': { readonly count: number }
  /** The journal could not write when `/healthz` asked; of several relays, it cannot be heard, or its entries are elsewhere. */
  readonly unwell: { readonly why: 'cannot-write' | LossReason }
  readonly failed: ErrorFacts
  /** A connection to the engine of several relays was lost, or could not be made. */
  readonly engine: ErrorFacts
  readonly stopping: { readonly connections: number }
  readonly stopped: { readonly ms: number }
}

const LEVEL_OF: Readonly<Partial<Record<keyof Events, Level>>> = {
  'no-recovery-code': 'warn',
  refused: 'warn',
  unwell: 'error',
  engine: 'warn',
  failed: 'error',
}

export type Log = <Name extends keyof Events>(event: Name, facts: Events[Name]) => void

/** Where an error came from, without its message: that may quote anything. */
export interface ErrorFacts {
  readonly name: string
  readonly code?: string
  /** `file:line`, the innermost first. */
  readonly at: readonly string[]
  readonly cause?: ErrorFacts
}

/** Writes what is at least as grave as `least`. */
export function jsonLog(write: (line: string) => void, now: () => number, least: Level = 'info'): Log {
  return (event, facts) => {
    const level = LEVEL_OF[event] ?? 'info'
    if (LEVELS.indexOf(level) < LEVELS.indexOf(least)) return
    write(`${JSON.stringify({ level, time: new Date(now()).toISOString(), event, ...facts })}\n`)
  }
}

export const noLog: Log = () => undefined

export function levelFrom(text: string | undefined): Level | undefined {
  return LEVELS.find((level) => level === text)
}

const MOST_FRAMES = 8
const MOST_CAUSES = 3

export function factsOf(error: unknown, causes = MOST_CAUSES): ErrorFacts {
  if (!(error instanceof Error)) return { name: typeof error, at: [] }
  const { code } = error as NodeJS.ErrnoException
  return {
    name: error.constructor.name,
    ...(typeof code === 'string' && /^[A-Z_0-9]{1,40}$/.test(code) && { code }),
    at: framesOf(error),
    ...(error.cause !== undefined && causes > 0 && { cause: factsOf(error.cause, causes - 1) }),
  }
}

/** The message stands at the head of the stack and may have lines that look like frames: it is cut off first. */
function framesOf({ stack = '', message }: Error): string[] {
  const trace = stack.slice(stack.indexOf(message) + message.length)
  const places = [...trace.matchAll(/^ {4}at .*?([^\s()]+):(\d+):\d+\)?$/gm)]
  return places.slice(0, MOST_FRAMES).map(([, file, line]) => `${basename(file!)}:${line}`)
}
