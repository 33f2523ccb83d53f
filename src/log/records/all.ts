import type { RecordType, Shape } from '../record-type.ts'
import { device } from './device.ts'
import { family } from './family.ts'
import { link } from './link.ts'
import { openDay } from './open-day.ts'
import { person } from './person.ts'
import { posyandu } from './posyandu.ts'
import { user } from './user.ts'
import { visit } from './visit.ts'

/** Every record type this app knows, by kind. */
export const recordTypes: Readonly<Record<string, RecordType<Shape>>> = Object.fromEntries(
  [device, family, link, openDay, person, posyandu, user, visit].map((type) => [type.kind, type]),
)
