/**
 * Genuine entries of a device that was revoked, or that may not write here (any more). All of them go to quarantine, with
 * their text, for the admin's yes: the first is met by the gate, which ends the client's prefix there, and the run that
 * stands behind it in the same update is looked through here, beside the document's queue, so that nobody waits for it.
 */
import { readEntry, signatureOf, type Entry } from '../../src/log/entry.ts'
import { closeCode, type Refusal } from '../../src/protocol.ts'
import type { Context, Outcome } from './batch.ts'
import { refusalFrame } from '../wire/frames.ts'
import type { WaitingEntry } from '../journal/journal.ts'
import type { Peer } from '../wire/peer.ts'
import { BATCH_TEXTS } from './pieces.ts'
import type { UpdateContent } from '../wire/update-reader.ts'

export interface HeldBackPorts {
  readonly context: Context
  readonly now: () => number
  readonly onError: (error: unknown) => void
  /** Something of this device waits. */
  readonly onWaiting: (author: string) => void
}

export type Refused = Outcome['refused'][number]

type Place = Pick<Refusal, 'client' | 'clock'>

interface Kept {
  readonly refusal: Refusal
  readonly entry: WaitingEntry
}

/** Refusals about which somebody may think again. */
export function lacksLeave({ refusal: { reason } }: Refused): boolean {
  return reason === 'revoked' || reason === 'not-allowed'
}

export class HeldBack {
  readonly #ports: HeldBackPorts

  constructor(ports: HeldBackPorts) {
    this.#ports = ports
  }

  /** Keeps this entry and the run behind it in its update; resolves when that is done and its sender has been told. */
  async keep({ from, refusal, text }: Refused, appends: UpdateContent['appends']): Promise<void> {
    const { client, clock } = refusal
    const first = text === undefined ? undefined : readEntry(text)
    if (text === undefined || !first) throw new Error('expected a genuine entry to lack leave')
    const run = [this.#kept(first, text, from, refusal)]
    const append = appends.find((each) => each.client === client && clock - each.clock in each.texts)
    const behind = append?.texts.slice(clock - append.clock + 1) ?? []
    for (let i = 0; i < behind.length && run.length === i + 1; i += BATCH_TEXTS) {
      const part = behind.slice(i, i + BATCH_TEXTS)
      const looked = await Promise.all(
        part.map((each, j) => this.#lookAt(each, from, { client, clock: clock + 1 + i + j })),
      )
      const end = looked.indexOf(undefined)
      run.push(...(looked.slice(0, end < 0 ? undefined : end) as Kept[]))
    }
    await this.#store(from, run)
  }

  /** Undefined when this entry lacks something else than leave, or nothing any more. */
  async #lookAt(text: string, from: Peer, place: Place): Promise<Kept | undefined> {
    const { access, document, held, judge } = this.#ports.context
    const isVouchedFor = access.isAdmin(from.device)
    const verdict = await judge(text, document, access, isVouchedFor)
    if (verdict.type !== 'genuine') return undefined
    const { entry } = verdict
    const reason = access.whyNot(entry, isVouchedFor)
    if (!reason || (await held.signatureAt(entry.by, entry.n)) === signatureOf(text)) return undefined
    return this.#kept(entry, text, from, { ...place, reason })
  }

  #kept({ id, by, n }: Entry, text: string, from: Peer, { client, clock, reason }: Refusal): Kept {
    const { context, now } = this.#ports
    const where = { document: context.document, client, clock, reason, receivedAt: now() }
    return { refusal: { client, clock, id, reason }, entry: { ...where, sender: from.device, author: by, n, text } }
  }

  /** Nobody is told that an entry waits which could not be kept: its phone comes again. */
  async #store(from: Peer, run: readonly Kept[]): Promise<void> {
    const { context, onError, onWaiting } = this.#ports
    try {
      await context.journal.keepWaiting(run.map(({ entry }) => entry))
    } catch (error) {
      onError(error)
      return from.close(closeCode.storage, 'storage')
    }
    from.send(refusalFrame(run.map(({ refusal }) => refusal)))
    for (const author of new Set(run.map(({ entry }) => entry.author))) onWaiting(author)
  }
}
