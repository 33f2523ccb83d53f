/** An open day at one posyandu: who comes when, and which phone writes what about them. */
import { Luck, rounded } from '../../scripts/seed/luck.ts'
import type { Act } from '../../scripts/seed/pen.ts'
import { visitId } from '../../src/log/record-id.ts'
import { monthAt, OPEN_DAY, type DistrictPlan } from './plan.ts'

/** A hundred people in four hours with five kader: the upper end of what a day sees (domain spec §1.5). */
export const VISITS_AN_HOUR = 25
const STEPS = 5
const STEP_MS = 4 * 60_000
/** A step takes a half of that to one and a half. */
const SLOWEST = 1.5
const DAY_STARTS_AT = Date.parse(`${OPEN_DAY.date}T08:00:00+07:00`)

export interface Saved {
  /** After eight o'clock, by the sun of the simulation. */
  readonly dueMs: number
  readonly phone: number
  readonly step: number
  readonly person: string
  readonly act: Act
}

/** Everything that one posyandu's phones save between these hours, in that order: one entry a person and step. */
export function savedBetween(plan: DistrictPlan, posyandu: number, fromHour: number, toHour: number): Saved[] {
  const luck = new Luck(posyandu * 1000 + Math.round(fromHour * 60))
  const [fromMs, toMs] = [fromHour * 3_600_000, toHour * 3_600_000]
  const count = Math.round(VISITS_AN_HOUR * (toHour - fromHour))
  const saved: Saved[] = []
  for (let i = 0; i < count; i++) {
    const cameMs = fromMs + ((toMs - fromMs) * (i + luck.next())) / count
    const person = `orang-${posyandu}-${fromHour.toFixed(2)}-${i}`
    // Whoever comes last is still served before the hours are over, as the phones' counts go up with time: sooner, and
    // not in their last moment, which would be a storm of everybody's entries.
    const stepMs = Math.min(STEP_MS, (toMs - cameMs) / (STEPS * SLOWEST))
    for (let step = 0; step < STEPS; step++) {
      const dueMs = cameMs + step * stepMs * (SLOWEST - luck.next())
      const phone = step % plan.phones
      saved.push({ dueMs, phone, step: step + 1, person, act: actOf(posyandu, phone, person, step, dueMs, luck) })
    }
  }
  return saved.sort((a, b) => a.dueMs - b.dueMs)
}

function actOf(posyandu: number, phone: number, person: string, step: number, dueMs: number, luck: Luck): Act {
  const document = monthAt(posyandu)
  const record = visitId(person, OPEN_DAY.record)
  const at = `${new Date(DAY_STARTS_AT + 7 * 3_600_000 + dueMs).toISOString().slice(0, 19)}+07:00`
  return { document, kind: 'visit', record, set: setOf(step, luck), who: `kader-${posyandu}-${phone}`, at }
}

function setOf(step: number, luck: Luck): Act['set'] {
  switch (step) {
    case 0:
      return { came: true, number: luck.int(1, 200), broughtBy: 'ibu' }
    case 1:
      return {
        came: true,
        weightKg: rounded(luck.about(11, 3), 0.05),
        heightCm: rounded(luck.about(85, 9), 0.1),
        posture: 'berdiri',
      }
    case 2:
      return { headCm: rounded(luck.about(46, 1.5), 0.1), armCm: rounded(luck.about(14.5, 0.8), 0.1) }
    case 3:
      return { note: 'Makan tiga kali sehari, ASI lanjut' }
    default:
      return { vitaminA: 'merah' }
  }
}
