/** Who is at the other end? A signed challenge, bound to this relay, this connection, the document and the client id. */
import { createHash } from 'node:crypto'
import { DEVICE_ID_LENGTH } from '../../src/log/id.ts'
import { importPublicKey, signedChallenge, type Verify } from '../../src/log/signature.ts'
import { challengeText, closeCode, PROTOCOL_VERSION, type Answer, type Challenge } from '../../src/protocol.ts'

/**
 * Undefined when the answer holds, else the code to close with. `known`: the key under which that device was let in, if it
 * was, so that it need not be read again.
 */
export async function whyNotWhoTheySay(
  answer: Answer,
  challenge: Challenge,
  document: string,
  verify: Verify,
  known?: CryptoKey,
): Promise<number | undefined> {
  if (answer.version !== PROTOCOL_VERSION) return closeCode.updateNeeded
  if (deviceIdOf(answer.publicKey) !== answer.device) return closeCode.notAllowed
  const key = known ?? (await importPublicKey(answer.publicKey))
  if (!key) return closeCode.notAllowed
  const text = challengeText(challenge, document, answer.client)
  return (await verify(answer.signature, signedChallenge(text), key)) ? undefined : closeCode.notAllowed
}

/** As phones work it out (`src/log/signature.ts`), but at once: a thread's work for so little costs more than it takes. */
function deviceIdOf(publicKey: string): string {
  return createHash('sha256').update(publicKey).digest('base64url').slice(0, DEVICE_ID_LENGTH)
}
