/** What a phone's role lets its people do on the screens: what they may not is shown with who can. */
import type { Role } from './role.ts'

export type Ability =
  /** Measure, register, open a day, settle two values, write down a referral's answer. */
  | 'record'
  /** Change what the district sets. */
  | 'settings'
  /** Read what was written down in confidence. */
  | 'confidential'
  /** Invite, move and revoke phones. */
  | 'office'

const WHO: Readonly<Record<Ability, readonly Role[]>> = {
  record: ['kader', 'ketua', 'bidan', 'puskesmas'],
  settings: ['bidan', 'puskesmas'],
  confidential: ['bidan', 'puskesmas'],
  office: ['puskesmas'],
}

/** Undefined while the role is not known yet: then nothing is shut. */
export function may(access: { readonly role: Role } | undefined, what: Ability): boolean {
  return access === undefined || WHO[what].includes(access.role)
}
