/** Of a woman's pregnancies, what a month's reports ask. A contact is a date; how many make K4 or KF lengkap is `domain/pregnancy`. */
import { daysBetween, type CalendarDate } from '../../domain/calendar.ts'
import { numberOf } from '../../domain/cards/values.ts'
import { antenatalSum, isComplete, postnatalSlots, type AntenatalSum } from '../../domain/pregnancy/contacts.ts'
import { isWithoutNews } from '../../domain/pregnancy/dates.ts'
import { lmpOf, maternalOn, type Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { NIFAS_CAPSULES, nifasCapsules } from '../../domain/pregnancy/vitamin-a.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedPerson } from '../month/served.ts'
import { isInMonth, isReached } from './reached.ts'

/** How many of her pregnancies fit; nobody is counted where she is a guest. */
export function pregnanciesWith(at: PersonMonth, fits: (pregnancy: Pregnancy, at: PersonMonth) => boolean): number {
  return at.isSasaran ? at.person.pregnancies.filter((pregnancy) => fits(pregnancy, at)).length : 0
}

/** A contact of the pregnancy brought her there in this month. */
export function antenatalReached(which: keyof AntenatalSum): (at: PersonMonth) => number {
  return (at) => pregnanciesWith(at, (pregnancy) => isReached(at, (on) => antenatalUntil(pregnancy, on)[which]))
}

export function antenatalUntil(pregnancy: Pregnancy, on: CalendarDate): AntenatalSum {
  return antenatalSum(pregnancy, endOf(pregnancy, on))
}

/** What is written down for a day after the birth is no antenatal contact. */
function endOf({ endedOn }: Pregnancy, on: CalendarDate): CalendarDate {
  return endedOn !== undefined && endedOn < on ? endedOn : on
}

/** KF1 to KF4: made in this month, within its own days. */
export function postnatalReached(code: string): (at: PersonMonth) => number {
  return (at) =>
    pregnanciesWith(at, (pregnancy) =>
      isReached(at, (on) => postnatal(pregnancy, on).some((slot) => slot.code === code && slot.state === 'done')),
    )
}

export function postnatalComplete(at: PersonMonth): number {
  return pregnanciesWith(at, (pregnancy) =>
    isReached(at, (on) => {
      const slots = postnatal(pregnancy, on)
      return slots.length > 0 && isComplete(slots)
    }),
  )
}

function postnatal({ outcome, endedOn, afterBirth }: Pregnancy, on: CalendarDate) {
  return outcome === 'lahir' && endedOn !== undefined && endedOn <= on ? postnatalSlots(endedOn, afterBirth, on) : []
}

/** Both capsules (K15): at KF contacts or open days, until day 42. */
export function nifasCapsulesReached(at: PersonMonth): number {
  return pregnanciesWith(at, ({ outcome, endedOn, afterBirth }) => {
    if (outcome !== 'lahir' || endedOn === undefined) return false
    return isReached(at, (on) => {
      const given = nifasCapsules(endedOn, afterBirth, capsulesAtVisits(at.person), on).given
      return given >= NIFAS_CAPSULES
    })
  })
}

export function capsulesAtVisits({ visits }: ServedPerson): readonly { on: CalendarDate; capsules: number }[] {
  return visits.flatMap(({ on, shown }) => {
    const capsules = numberOf(shown['measure.vitamin-a-nifas'] ?? undefined)
    return capsules === undefined ? [] : [{ on, capsules }]
  })
}

export function isBornIn(at: PersonMonth, { outcome, endedOn }: Pregnancy): boolean {
  return outcome === 'lahir' && isInMonth(at, endedOn)
}

/** Tablets handed out at open days since this pregnancy began, until that day. */
export function tabletsUntil(
  { visits }: ServedPerson,
  pregnancy: Pregnancy,
  name: 'measure.ttd' | 'measure.mms',
  until: CalendarDate,
): number {
  const from = lmpOf(pregnancy)
  const end = endOf(pregnancy, until)
  return visits.reduce((sum, { on, shown }) => {
    const isOwn = on <= end && (from === undefined || on >= from)
    return isOwn ? sum + (numberOf(shown[name] ?? undefined) ?? 0) : sum
  }, 0)
}

/** More than 42 weeks and 14 days since HPHT, and nobody has told of a birth (§8.1). */
export function isWithoutBirthNews({ person, on, month }: PersonMonth): boolean {
  const maternal = maternalOn(person.pregnancies, on)
  const lmp = maternal?.state === 'hamil' ? lmpOf(maternal.pregnancy) : undefined
  return lmp !== undefined && isWithoutNews(daysBetween(lmp, month.last))
}

/** Wanita usia subur: 15 to 49 years (§2). */
const WUS_MONTHS = { from: 15 * 12, below: 50 * 12 } as const

/** Pasangan usia subur: WUS who are married (R2.4). By her last answer; before any, by the husband that a pregnancy names. */
export function isPus(at: PersonMonth): boolean {
  if (!isWus(at)) return false
  const { visits, pregnancies } = at.person
  const said = visits.findLast(({ on, shown }) => on <= at.month.last && typeof shown['ask.kawin'] === 'boolean')
  return said ? said.shown['ask.kawin'] === true : pregnancies.some(({ husband }) => Boolean(husband))
}

export function isWus({ person: { sex }, months }: PersonMonth): boolean {
  return sex === 'P' && months !== undefined && months >= WUS_MONTHS.from && months < WUS_MONTHS.below
}
