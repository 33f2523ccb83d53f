/** Is this text a genuine entry of this document? Whether it may stand there depends on what came before (`batch.ts`). */
import { MAX_ENTRY_LENGTH, readEntry, signatureOf, type Entry } from '../src/log/entry.ts'
import { signedText, type Verify } from '../src/log/signature.ts'
import { carriesForged } from '../src/log/transfer.ts'
import type { RefusalReason } from '../src/protocol.ts'
import { isOwnDevice } from '../src/log/directory.ts'
import type { WhyNotIn } from '../src/log/admission.ts'
import type { Access } from './access.ts'
import { verify } from './verify.ts'
import { readFrame } from './wire/frame-reader.ts'

export type Verdict =
  | { readonly type: 'genuine'; readonly entry: Entry }
  | { readonly type: 'refused'; readonly reason: RefusalReason; readonly id?: string }
  /** Signed by a device we do not know yet: nobody can say today whether it is genuine. */
  | { readonly type: 'waits'; readonly entry: Entry }

/** What the relay asks about everything that comes in. A test puts another in its place, to measure it or to break it. */
export interface Gate {
  readonly readFrame: typeof readFrame
  readonly judge: Judge
}

/** `isVouchedFor`: somebody of the puskesmas brought it. */
export type Judge = (text: string, document: string, access: Access, isVouchedFor: boolean) => Promise<Verdict>

/** `isGenuine`: how signatures are checked. */
export function judgeBy(isGenuine: Verify): Judge {
  return async (text, document, access, isVouchedFor) => {
    if (text.length > MAX_ENTRY_LENGTH) return { type: 'refused', reason: 'too-large' }
    const entry = readEntry(text)
    if (!entry) return { type: 'refused', reason: 'malformed' }
    if (entry.in !== document) return refused('wrong-document', entry)
    const key = access.keyOf(entry.by) ?? (await newcomerKey(entry, document, access, isVouchedFor))
    if (key === undefined) return { type: 'waits', entry }
    if (typeof key === 'string') return refused(key, entry)
    if (!(await isGenuine(signatureOf(text), signedText(text), key))) return refused('bad-signature', entry)
    if (await carriesForged(entry, (device) => access.keyOf(device))) return refused('bad-signature', entry)
    return { type: 'genuine', entry }
  }
}

export const judge = judgeBy(verify)

export const gate: Gate = { readFrame, judge }

function newcomerKey(
  entry: Entry,
  document: string,
  access: Access,
  isVouchedFor: boolean,
): Promise<CryptoKey | WhyNotIn> | undefined {
  return document === access.directory && isOwnDevice(entry) ? access.keyOfNewcomer(entry, isVouchedFor) : undefined
}

function refused(reason: RefusalReason, { id }: Entry): Verdict {
  return { type: 'refused', reason, id }
}
