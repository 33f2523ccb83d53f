import type { RecordType } from '../record-type.ts'
import type * as z from 'zod/mini'
import { device } from './device.ts'
import { family } from './family.ts'
import { link } from './link.ts'
import { openDay } from './open-day.ts'
import { person } from './person.ts'
import { posyandu } from './posyandu.ts'
import { user } from './user.ts'
import { visit } from './visit.ts'

/** Every record type this app knows, by kind. */
export const recordTypes: Readonly<Record<string, RecordType<z.core.$ZodLooseShape>>> = Object.fromEntries(
  [device, family, link, openDay, person, posyandu, user, visit].map((type) => [type.kind, type]),
)
