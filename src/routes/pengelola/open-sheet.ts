import type { Invitation } from '../../log/invitation.ts'
import type { Grant } from '../../log/role.ts'
import type { OfficeDevice, OfficePosyandu } from '../../replica/queries/devices.ts'

/** What an invitation begins with, for the phone that takes another's place. */
export interface Prefilled extends Grant {
  readonly name: string
}

/** What lies over the admin's screen. An invitation's secret is nowhere but here, and gone with it. */
export type OpenSheet =
  /** `known` undefined: a new one. */
  | { readonly what: 'posyandu'; readonly known: OfficePosyandu | undefined }
  | { readonly what: 'invite'; readonly prefilled: Prefilled | undefined }
  | { readonly what: 'invitation'; readonly made: Invitation; readonly name: string; readonly expires: string }
  | { readonly what: 'change' | 'revoke'; readonly device: OfficeDevice }
