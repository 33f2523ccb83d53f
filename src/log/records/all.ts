import type { RecordType, Shape } from '../record-type.ts'
import { device } from './device.ts'
import { family } from './family.ts'
import { grant } from './grant.ts'
import { immunization } from './immunization.ts'
import { invitation } from './invitation.ts'
import { kipi } from './kipi.ts'
import { link } from './link.ts'
import { openDay } from './open-day.ts'
import { person } from './person.ts'
import { pmt } from './pmt.ts'
import { posyandu } from './posyandu.ts'
import { referral } from './referral.ts'
import { sensitive } from './sensitive.ts'
import { settings } from './settings.ts'
import { user } from './user.ts'
import { vial } from './vial.ts'
import { visit } from './visit.ts'

const TYPES: readonly RecordType<Shape>[] = [
  device,
  family,
  grant,
  immunization,
  invitation,
  kipi,
  link,
  openDay,
  person,
  pmt,
  posyandu,
  referral,
  sensitive,
  settings,
  user,
  vial,
  visit,
]

/** Every record type this app knows, by kind. */
export const recordTypes: Readonly<Record<string, RecordType<Shape>>> = Object.fromEntries(
  TYPES.map((type) => [type.kind, type]),
)
