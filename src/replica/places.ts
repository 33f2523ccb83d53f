/** Where entries stand in a document: by client id and clock. */
import { signatureOf } from '../log/entry.ts'
import { deviceOf } from '../log/id.ts'
import type { Run } from '../log/update.ts'
import { idInText, type Clocks } from './doc-rows.ts'

export interface Place {
  readonly client: number
  readonly clock: number
}

/** Past these clocks stands everything. */
export const EVERYTHING: Clocks = new Map()

export function isBelow({ client, clock }: Place, clocks: Clocks): boolean {
  return clock < (clocks.get(client) ?? 0)
}

/** Where entries stand, by signature. */
export function placesIn(
  runs: readonly Run[],
  keep: (text: string) => boolean = () => true,
): Map<string, readonly Place[]> {
  const places = new Map<string, readonly Place[]>()
  for (const { client, clock, texts } of runs) {
    texts.forEach((text, i) => {
      if (!keep(text)) return
      const signature = signatureOf(text)
      places.set(signature, [...(places.get(signature) ?? []), { client, clock: clock + i }])
    })
  }
  return places
}

/** The device that wrote this, as the text says. */
export function authorOf({ text }: { readonly text: string }): string {
  return deviceOf(idInText(text))
}

export function signaturesOf(rows: readonly { readonly text: string }[]): Set<string> {
  return new Set(rows.map(({ text }) => signatureOf(text)))
}
