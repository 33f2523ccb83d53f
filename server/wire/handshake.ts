/** Who is at the other end? A signed challenge, bound to this relay, this connection, the document and the client id. */
import { deviceIdOf, importPublicKey, verifyChallenge } from '../../src/log/signature.ts'
import { challengeText, closeCode, PROTOCOL_VERSION, type Answer, type Challenge } from '../../src/protocol.ts'

/**
 * Undefined when the answer holds, else the code to close with. `known`: the key under which that device was let in, if it
 * was, so that it need not be read again.
 */
export async function whyNotWhoTheySay(
  answer: Answer,
  challenge: Challenge,
  document: string,
  known?: CryptoKey,
): Promise<number | undefined> {
  if (answer.version !== PROTOCOL_VERSION) return closeCode.updateNeeded
  if ((await deviceIdOf(answer.publicKey)) !== answer.device) return closeCode.notAllowed
  const key = known ?? (await importPublicKey(answer.publicKey))
  if (!key) return closeCode.notAllowed
  const text = challengeText(challenge, document, answer.client)
  return (await verifyChallenge(answer.signature, text, key)) ? undefined : closeCode.notAllowed
}
