/** Whether a vial may be used, and until when. Pure. */
import type { CalendarDate } from '../../../../domain/calendar.ts'
import { isVvmUsable, minutesLeft } from '../../../../domain/immunization/vials.ts'
import type { ImmunizationSettings } from '../../../../domain/immunization/settings.ts'
import type { Vial } from '../../../../replica/queries/vials.ts'

export type VialProblem = 'overTime' | 'expired' | 'vvm' | 'soon'

const SOON_MINUTES = 30

export interface VialState {
  readonly vial: Vial
  readonly minutes: number
  readonly problem: VialProblem | undefined
  /** `soon` is a warning: it may still be used. */
  readonly isUsable: boolean
}

/** `now` is this phone's local time, `yyyy-mm-ddThh:mm`. */
export function vialState(vial: Vial, now: string, settings: ImmunizationSettings): VialState {
  const minutes = minutesLeft(vial.product, vial.openedAt, now, settings)
  const problem = problemOf(vial, minutes, now)
  return { vial, minutes, problem, isUsable: !vial.finished && (problem === undefined || problem === 'soon') }
}

/** A day later what was given on its day is written down: by then nobody can tell which doses were within its hours. */
function problemOf({ expires, vvm, openedAt }: Vial, minutes: number, now: string): VialProblem | undefined {
  const day = openedAt.slice(0, 10)
  if (expires !== undefined && expires < day) return 'expired'
  if (vvm !== undefined && !isVvmUsable(vvm)) return 'vvm'
  if (day < now.slice(0, 10)) return undefined
  if (minutes <= 0) return 'overTime'
  return minutes <= SOON_MINUTES ? 'soon' : undefined
}

/** The local time of an instant with its zone: `2026-03-10T08:05:00+07:00`. */
export function localTime(ms: number): string {
  const zone = -new Date(ms).getTimezoneOffset()
  const local = new Date(ms + zone * 60_000).toISOString().slice(0, 19)
  const size = Math.abs(zone)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${local}${zone < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`
}

/** The instant of a clock time on the open day itself, which may be over when it is written down. `now`: with its zone. */
export function openedOn(on: CalendarDate, time: string, now: string): string {
  const today = now.slice(0, 10)
  return `${on < today ? on : today}T${time}:00${now.slice(19)}`
}

/** "08.05" */
export function clockOf(time: string): string {
  return time.slice(11, 16).replace(':', '.')
}

/** The local time so many minutes later, as a clock shows it. */
export function clockAfter(time: string, minutes: number): string {
  const at = new Date(Date.parse(`${time.slice(0, 16)}Z`) + minutes * 60_000)
  return clockOf(at.toISOString())
}
