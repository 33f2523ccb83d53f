/** Who is with whom right now: told while a person's step is open on a screen, passed on, never stored. */
import { STORAGE } from './practice/mode.ts'

export interface Presence {
  /** The name of who works there. */
  readonly who: string
  readonly step: number
  readonly openDay: string
  /** The person's record as that phone names it. */
  readonly person: string
}

/** More than a posyandu has phones; a hostile crowd costs no more. */
const MOST = 40
const LONGEST = 120

/** Between the pages of this phone and the worker that holds the connection. */
export const PRESENCE_CHANNEL = `${STORAGE}/presence`

export type PresenceMessage =
  /** A page: this is open here now. */
  | { readonly type: 'here'; readonly page: string; readonly state: Presence | undefined }
  /** A page that has just opened: who is there? */
  | { readonly type: 'ask' }
  /** A worker that has just taken over the connection: say again what is open. */
  | { readonly type: 'again' }
  /** The worker: everybody, with the page where it is one of this phone's. */
  | {
      readonly type: 'all'
      readonly others: readonly Presence[]
      readonly pages: readonly (readonly [string, Presence])[]
    }

/** What another phone says about itself, as far as it can be believed. */
export function readPresences(states: Iterable<unknown>): readonly Presence[] {
  return [...states].slice(0, MOST).flatMap((state) => readPresence(state) ?? [])
}

function readPresence(state: unknown): Presence | undefined {
  if (typeof state !== 'object' || state === null) return undefined
  const { who, step, openDay, person } = state as Record<string, unknown>
  const isText = (value: unknown): value is string =>
    typeof value === 'string' && value !== '' && value.length <= LONGEST
  if (!isText(who) || !isText(openDay) || !isText(person)) return undefined
  if (typeof step !== 'number' || !Number.isInteger(step) || step < 1 || step > 5) return undefined
  return { who, step, openDay, person }
}
