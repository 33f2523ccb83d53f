/** Where a family stands with the consent notice. Pure. */
import type { Consent } from './records/family.ts'

/** Raised when the notice says something new: what was said to an older one stands, and is asked again. */
export const CONSENT_VERSION = 1

/** `older`: they agreed to an earlier notice. */
export type ConsentStanding = 'open' | 'agreed' | 'older' | 'refused'

export function consentStanding(consent: Consent | null | undefined): ConsentStanding {
  if (!consent) return 'open'
  if (!consent.agreed) return 'refused'
  return consent.version < CONSENT_VERSION ? 'older' : 'agreed'
}
