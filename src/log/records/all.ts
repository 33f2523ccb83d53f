import type { RecordType, Shape } from '../record-type.ts'
import { activity } from './activity.ts'
import { device } from './device.ts'
import { exported } from './export.ts'
import { family } from './family.ts'
import { fileKey } from './file-key.ts'
import { grant } from './grant.ts'
import { homeVisit } from './home-visit.ts'
import { immunization } from './immunization.ts'
import { invitation } from './invitation.ts'
import { kipi } from './kipi.ts'
import { link } from './link.ts'
import { mbgDay } from './mbg-day.ts'
import { openDay } from './open-day.ts'
import { person } from './person.ts'
import { pmt } from './pmt.ts'
import { posyandu } from './posyandu.ts'
import { pregnancy } from './pregnancy.ts'
import { programmeMonth, recap, signOff } from './recap.ts'
import { recoveryCode } from './recovery-code.ts'
import { referral } from './referral.ts'
import { sensitive } from './sensitive.ts'
import { settings } from './settings.ts'
import { target } from './target.ts'
import { transfer } from './transfer.ts'
import { user } from './user.ts'
import { vial } from './vial.ts'
import { visit } from './visit.ts'

const TYPES: readonly RecordType<Shape>[] = [
  activity,
  device,
  exported,
  family,
  fileKey,
  grant,
  homeVisit,
  immunization,
  invitation,
  kipi,
  link,
  mbgDay,
  openDay,
  person,
  pmt,
  posyandu,
  pregnancy,
  programmeMonth,
  recap,
  recoveryCode,
  referral,
  sensitive,
  settings,
  signOff,
  target,
  transfer,
  user,
  vial,
  visit,
]

/** Every record type this app knows, by kind. */
export const recordTypes: Readonly<Record<string, RecordType<Shape>>> = Object.fromEntries(
  TYPES.map((type) => [type.kind, type]),
)

/** Undefined for a kind this app does not know: a newer app wrote it, or a hostile one that calls it `constructor`. */
export function recordTypeOf(kind: string): RecordType<Shape> | undefined {
  return Object.hasOwn(recordTypes, kind) ? recordTypes[kind] : undefined
}
