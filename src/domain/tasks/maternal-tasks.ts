/** What is to be done about a mother and her newborn (§8, §9.3): contacts, tablets, what was found, the birth itself. */
import { daysBetween, type CalendarDate } from '../calendar.ts'
import { DANGER } from '../cards/adult-danger.ts'
import { MATERNAL_DANGER_SIGNS } from '../cards/maternal-danger.ts'
import { pregnancyWeightMeaning } from '../cards/maternal-weight.ts'
import { pregnancyArmMeaning, pregnancyHaemoglobinMeaning } from '../cards/maternal.ts'
import type { Meaning, Visitor } from '../cards/field.ts'
import { pressureMeaning } from '../cards/pressure.ts'
import { numberOf } from '../cards/values.ts'
import { antenatalSlots, newbornSlots, nextSlot, postnatalSlots, type Slot } from '../pregnancy/contacts.ts'
import { dueDateOf, isWithoutNews, SOON_DAYS } from '../pregnancy/dates.ts'
import { maternalOn, type Maternal, type Pregnancy } from '../pregnancy/pregnancy.ts'
import { NIFAS_CAPSULES, nifasCapsules } from '../pregnancy/vitamin-a.ts'
import { byThen, seenTo, within } from './finding.ts'
import { found, newest, together, withHome, type Found } from './looking.ts'
import { MOTHERS_PRESSURE, type CauseCode, type Task, type TaskPerson, type TaskSettings } from './task.ts'

/** After a contact nobody is asked for the next one before a month of four weeks is over [background]. */
const AFTER_CONTACT_DAYS = 28
/** The last day of KN3. */
const NEWBORN_DAYS = 28

export function maternalTasks(person: TaskPerson, today: CalendarDate, settings: TaskSettings): readonly Task[] {
  const maternal = maternalOn(person.pregnancies ?? [], today)
  if (maternal === undefined || maternal.state === 'menyusui') return []
  const kind = maternal.state
  const timed = kind === 'hamil' ? pregnant(maternal, person, today) : afterBirth(maternal.pregnancy, person, today)
  return together(kind, person, [...timed, ...foundNow(person, maternal, settings)])
}

/** KN1 to KN3 of a baby that is registered. */
export function newbornTasks(person: TaskPerson, today: CalendarDate): readonly Task[] {
  const { birthDate: birth, newborn = [] } = person
  if (birth === undefined || birth > today || daysBetween(birth, today) > NEWBORN_DAYS) return []
  return together('bayi-baru', person, due('kn', nextSlot(newbornSlots(birth, newborn, today)), today))
}

function pregnant({ pregnancy, days }: Maternal, person: TaskPerson, today: CalendarDate): readonly Found[] {
  if (days !== undefined && isWithoutNews(days)) {
    return [{ cause: { code: 'tanpa-kabar', on: dueDateOf(pregnancy) }, urgency: within('7-hari', today) }]
  }
  return [...birthIsNear(pregnancy, today), ...antenatal(pregnancy, today), ...tablets(pregnancy, person)]
}

/** HPL within thirty days, or over. */
function birthIsNear(pregnancy: Pregnancy, today: CalendarDate): readonly Found[] {
  const hpl = dueDateOf(pregnancy)
  if (hpl === undefined || daysBetween(today, hpl) > SOON_DAYS) return []
  const isOver = hpl < today
  return [
    {
      cause: { code: isOver ? 'hpl-lewat' : 'hpl', on: hpl },
      urgency: isOver ? { priority: '7-hari', due: hpl } : byThen(hpl, today),
    },
  ]
}

/** The next K; late where K1 was not made in time, or a trimester ended without all of its contacts and none since. */
function antenatal(pregnancy: Pregnancy, today: CalendarDate): readonly Found[] {
  const slots = antenatalSlots(pregnancy, today)
  const next = nextSlot(slots)
  const last = pregnancy.contacts.findLast(({ on }) => on <= today)
  if (!next || (last && daysBetween(last.on, today) < AFTER_CONTACT_DAYS)) return []
  const missed = slots.findLast(({ state, until }) => state === 'missed' && until !== undefined && until < today)
  const isLate = next.state === 'late' || (missed !== undefined && (last === undefined || last.on <= missed.until!))
  const until = isLate ? (missed ?? next).until : soonest(next.until, dueDateOf(pregnancy))
  const cause = { code: isLate ? 'anc-terlambat' : 'anc', number: next.code, on: until } as const
  if (until === undefined) return [{ cause, urgency: within('bulan-ini', today) }]
  return [{ cause, urgency: isLate ? { priority: '7-hari', due: until } : byThen(until, today) }]
}

function soonest(...days: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  return days
    .flatMap((day) => day ?? [])
    .sort()
    .at(0)
}

/** As it was answered last in this pregnancy. */
function tablets(pregnancy: Pregnancy, { visits }: TaskPerson): readonly Found[] {
  const asked = visits.find(
    ({ on, values }) => typeof values['ask.ttd-minum'] === 'boolean' && maternalOn([pregnancy], on)?.state === 'hamil',
  )
  if (asked?.values['ask.ttd-minum'] !== false) return []
  return [{ cause: { code: 'ttd-tidak', on: asked.on }, urgency: within('bulan-ini', asked.on) }]
}

function afterBirth(pregnancy: Pregnancy, person: TaskPerson, today: CalendarDate): readonly Found[] {
  const birth = pregnancy.endedOn
  if (birth === undefined) return []
  const atVisits = person.visits.flatMap(({ on, values }) => {
    const capsules = numberOf(values['measure.vitamin-a-nifas'])
    return capsules === undefined ? [] : [{ on, capsules }]
  })
  const atHome = (person.homeVisits ?? []).flatMap(({ on, values }) =>
    values?.['ask.vitamin-a'] === true ? [{ on, capsules: NIFAS_CAPSULES }] : [],
  )
  const all = [...atVisits, ...atHome]
  const { state, next, until, given } = nifasCapsules(birth, pregnancy.afterBirth, all, today)
  return [
    ...due('kf', nextSlot(postnatalSlots(birth, pregnancy.afterBirth, today)), today),
    ...(state === 'due' && next !== undefined && next <= today
      ? [{ cause: { code: 'vita-nifas', number: String(given), on: until } as const, urgency: byThen(until, today) }]
      : []),
  ]
}

function due(code: CauseCode, slot: Slot | undefined, today: CalendarDate): readonly Found[] {
  if (slot?.until === undefined) return []
  return [{ cause: { code, number: slot.code, on: slot.until }, urgency: byThen(slot.until, today) }]
}

interface Look {
  readonly code: CauseCode
  /** Its visit has this. */
  readonly field: string
  readonly reasons: readonly string[]
  readonly means: (visitor: Visitor) => Meaning | undefined
}

const of =
  (name: string, means: (value: number, visitor: Visitor) => Meaning) =>
  (visitor: Visitor): Meaning | undefined => {
    const value = numberOf(visitor.today[name])
    return value === undefined ? undefined : means(value, visitor)
  }

/** What her referrals and reports are for; each of the newest visit of this episode that says anything of it. */
const LOOKS: readonly Look[] = [
  { code: 'bahaya-ibu', field: DANGER, reasons: ['bahaya-hamil', 'bahaya-nifas'], means: dangerMeaning },
  {
    code: 'td-ibu',
    field: 'measure.sistole',
    reasons: [...MOTHERS_PRESSURE, 'td-tinggi', 'td-krisis'],
    means: pressureOfMother,
  },
  {
    code: 'kek-ibu',
    field: 'armCm',
    reasons: ['kek-hamil', 'kek'],
    means: onlyPregnant(of('armCm', pregnancyArmMeaning)),
  },
  { code: 'bb-ibu', field: 'weightKg', reasons: ['bb-hamil', 'bb-hamil-turun'], means: pregnancyWeightMeaning },
  {
    code: 'hb-ibu',
    field: 'measure.hb',
    reasons: ['anemia-hamil', 'anemia-hamil-ringan'],
    means: onlyPregnant(of('measure.hb', pregnancyHaemoglobinMeaning)),
  },
]

/** Nobody measured again: what was read once counts as it stands, within a day (K6). */
function pressureOfMother(visitor: Visitor): Meaning | undefined {
  const meaning = pressureMeaning(visitor)
  return meaning?.code === 'td-ulang' && meaning.follow
    ? { ...meaning, follow: { ...meaning.follow, route: '24-jam' } }
    : meaning
}

function onlyPregnant(means: (visitor: Visitor) => Meaning | undefined): Look['means'] {
  return (visitor) => (visitor.card === 'ibu-hamil' ? means(visitor) : undefined)
}

/** "None today" is an answer too: it is what the newest visit said. */
function dangerMeaning({ card, today }: Visitor): Meaning | undefined {
  const value = today[DANGER]
  if (value === undefined || value === null) return undefined
  const field = MATERNAL_DANGER_SIGNS.find(({ cards }) => cards.includes(card))
  const none: Meaning = { code: 'tanpa-bahaya', colour: 'hijau', says: 'Tidak ada tanda bahaya.' }
  return field?.means?.(value, { card, today } as Visitor) ?? none
}

/** Not referred and not under treatment; a high pressure also after its answer, until it is low again. */
function foundNow(person: TaskPerson, { state, pregnancy }: Maternal, settings: TaskSettings): readonly Found[] {
  const since = withHome(person).visits.filter(({ on }) => {
    const then = maternalOn([pregnancy], on)?.state
    return then === 'hamil' || then === 'nifas'
  })
  // KEK, weight and Hb are of the pregnancy.
  const looks = state === 'hamil' ? LOOKS : LOOKS.slice(0, 2)
  return looks.flatMap(({ code, field, reasons, means }) =>
    newest({ ...person, visits: since }, settings, field, (visitor, visit) => {
      const meaning = means(visitor)
      const result = found(person, settings, visit, code, reasons, meaning)
      const isSettled =
        code !== 'td-ibu' &&
        meaning?.follow !== undefined &&
        seenTo(person, meaning.follow.reason, reasons, visit.on) === 'answered'
      return result && isSettled ? { cause: result.cause, urgency: undefined } : result
    }),
  )
}
