/**
 * Whether Android's own lock (pattern, PIN, fingerprint) is on, as far as a browser tells: only then can the phone say who
 * holds it. Undefined where nothing is told.
 */
export async function hasScreenLock(): Promise<boolean | undefined> {
  if (!('PublicKeyCredential' in globalThis)) return undefined
  return PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable().catch(() => undefined)
}
