/**
 * A district in numbers, and the names everybody derives from them: whoever writes its data, the processes that play its
 * phones and the relay agree without a word. Keys come from the names too, so they need not be handed around.
 */
import { createHash } from 'node:crypto'
import { Pen, type Counter } from '../../scripts/seed/pen.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'

export interface DistrictPlan {
  readonly posyandu: number
  /** In each. */
  readonly phones: number
  /** Served by each, as its registry names them. */
  readonly people: number
}

/** 300 posyandu with the five kader that the guideline asks for (domain spec §1.2), 1,500 phones. */
export const DISTRICT: DistrictPlan = { posyandu: 300, phones: 5, people: 800 }

export const PUSKESMAS = 'satu-kabupaten'
export const DIRECTORY = directoryOf(PUSKESMAS)
export const MONTH = '2026-11'
export const OPEN_DAY = { record: '2026-11-hari-buka', date: '2026-11-10' } as const

/** What devices of the posyandu write goes on above everything that was written before. */
const FIRST_LIVE_COUNTER = 900_000

export interface PhoneName {
  readonly posyandu: number
  readonly phone: number
}

export function posyanduId(posyandu: number): string {
  return `melati-${posyandu}`
}

export function registryAt(posyandu: number): string {
  return registryOf(posyanduId(posyandu))
}

export function monthAt(posyandu: number): string {
  return visitsOf(posyanduId(posyandu), MONTH)
}

export function phonesOf({ posyandu, phones }: DistrictPlan): PhoneName[] {
  return Array.from({ length: posyandu * phones }, (_, i) => {
    return { posyandu: Math.floor(i / phones), phone: i % phones }
  })
}

/** The device of a phone: the same key whoever asks. */
export function penOf({ posyandu, phone }: PhoneName, counter: Counter = { last: FIRST_LIVE_COUNTER }): Promise<Pen> {
  return Pen.make(`kabupaten ${posyandu} ${phone}`, counter)
}

/** The client id of a device in a document. */
export function clientOf(device: string, document: string): number {
  return createHash('sha256').update(`${device} ${document}`).digest().readUInt32BE(0)
}
