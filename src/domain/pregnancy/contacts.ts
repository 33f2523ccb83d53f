/** K1 to K6 while pregnant, KF1 to KF4 after the birth, KN1 to KN3 of the newborn (§8.2, §8.7): computed, never typed. */
import { addDays, daysBetween, type CalendarDate } from '../calendar.ts'
import { dayOfWeek, gestationOn, TRIMESTER_WEEKS, trimesterOf, type Trimester } from './dates.ts'
import { lmpOf, type Contact, type Pregnancy } from './pregnancy.ts'

/** `due`: its time is now. `late`: its time has passed and it can still be made up. `missed`: it cannot. */
export type ContactState = 'done' | 'due' | 'late' | 'missed' | 'later'

export interface Slot {
  /** `K1`, `KF2`, `KN3` */
  readonly code: string
  readonly state: ContactState
  readonly contact: Contact | undefined
  /** Undefined while the dates of the pregnancy are not known. */
  readonly from: CalendarDate | undefined
  readonly until: CalendarDate | undefined
}

export interface AntenatalSlot extends Slot {
  readonly trimester: Trimester
  /** The last completed week of its window: "K3 jatuh tempo 24 mgg" (R8.2). */
  readonly untilWeek: number
  /** Made by a doctor with USG: K1 and K5. */
  readonly byDoctor: boolean
  /** K1 after the first trimester: "K1 akses", not "K1 murni". */
  readonly isAccess: boolean
}

const ANTENATAL = [
  { code: 'K1', trimester: 1, byDoctor: true },
  { code: 'K2', trimester: 2, byDoctor: false },
  { code: 'K3', trimester: 2, byDoctor: false },
  { code: 'K4', trimester: 3, byDoctor: false },
  { code: 'K5', trimester: 3, byDoctor: true },
  { code: 'K6', trimester: 3, byDoctor: false },
] as const

/**
 * What stands with every K on that day. The first contact of all is K1, whenever it was; each later one takes the first
 * free place of the trimester of its date (R8.1), and none where that is full. Without dates they are counted in order.
 */
export function antenatalSlots(pregnancy: Pregnancy, on: CalendarDate): readonly AntenatalSlot[] {
  const taken = contactsByCode(pregnancy, on)
  const lmp = lmpOf(pregnancy)
  const weeks = gestationOn(pregnancy, on)?.weeks
  return ANTENATAL.map(({ code, trimester, byDoctor }): AntenatalSlot => {
    const [fromWeek, untilWeek] = TRIMESTER_WEEKS[trimester]
    const contact = taken.get(code)
    return {
      code,
      trimester,
      byDoctor,
      contact,
      untilWeek,
      from: lmp && dayOfWeek(lmp, fromWeek),
      until: lmp && addDays(dayOfWeek(lmp, untilWeek + 1), -1),
      isAccess: code === 'K1' && contact !== undefined && trimesterAt(pregnancy, contact.on) !== 1,
      state: stateOf(code, trimester, weeks, contact),
    }
  })
}

/** The contacts that fill no place: a seventh, or a second in the first trimester. They count as visits. */
export function otherContacts(pregnancy: Pregnancy, on: CalendarDate): readonly Contact[] {
  const numbered = new Set(contactsByCode(pregnancy, on).values())
  return pregnancy.contacts.filter((contact) => contact.on <= on && !numbered.has(contact))
}

function contactsByCode(pregnancy: Pregnancy, on: CalendarDate): ReadonlyMap<string, Contact> {
  const taken = new Map<string, Contact>()
  const known = pregnancy.contacts.filter((contact) => contact.on <= on)
  for (const contact of [...known].sort((a, b) => (a.on < b.on ? -1 : 1))) {
    const trimester = trimesterAt(pregnancy, contact.on)
    const free = ANTENATAL.find(
      (slot) => !taken.has(slot.code) && (taken.size === 0 || trimester === undefined || slot.trimester === trimester),
    )
    if (free) taken.set(free.code, contact)
  }
  return taken
}

function trimesterAt(pregnancy: Pregnancy, on: CalendarDate): Trimester | undefined {
  const weeks = gestationOn(pregnancy, on)?.weeks
  return weeks === undefined ? undefined : trimesterOf(weeks)
}

function stateOf(
  code: string,
  trimester: Trimester,
  weeks: number | undefined,
  contact: Contact | undefined,
): ContactState {
  if (contact) return 'done'
  // Without dates only the first one is known to be due.
  if (weeks === undefined) return code === 'K1' ? 'due' : 'later'
  const [from, until] = TRIMESTER_WEEKS[trimester]
  if (weeks < from) return 'later'
  if (weeks <= until) return 'due'
  return code === 'K1' ? 'late' : 'missed'
}

export interface AntenatalSum {
  /** At least one contact. */
  readonly k1: boolean
  /** The first one within the first trimester. */
  readonly k1Pure: boolean
  /** At least four: 1-1-2 over the trimesters (legacy). */
  readonly k4: boolean
  /** At least six, 1-2-3 over the trimesters, by a doctor in the first and in the third. */
  readonly k6: boolean
}

/** The indicators of §8.2. */
export function antenatalSum(pregnancy: Pregnancy, on: CalendarDate): AntenatalSum {
  const made = pregnancy.contacts.filter((contact) => contact.on <= on)
  const of = (trimester: Trimester): readonly Contact[] =>
    made.filter((contact) => trimesterAt(pregnancy, contact.on) === trimester)
  const counts = [of(1).length, of(2).length, of(3).length] as const
  const reaches = (...least: readonly [number, number, number]): boolean =>
    counts.every((count, i) => count >= least[i]!)
  const byDoctor = (trimester: Trimester): boolean => of(trimester).some(({ by }) => by === 'dokter')
  return {
    k1: made.length > 0,
    k1Pure: counts[0] > 0,
    k4: reaches(1, 1, 2),
    k6: reaches(1, 2, 3) && byDoctor(1) && byDoctor(3),
  }
}

/**
 * Days after the birth, both ends included (§8.7): the first contact is 6 to 48 hours after it. A kader writes down the
 * date alone, so day 0 to 2.
 */
const AFTER_BIRTH = [
  [0, 2],
  [3, 7],
  [8, 28],
  [29, 42],
] as const

/** KF1 to KF4. */
export function postnatalSlots(birth: CalendarDate, contacts: readonly Contact[], on: CalendarDate): readonly Slot[] {
  return AFTER_BIRTH.map((window, i) => slotAfter(`KF${i + 1}`, window, birth, contacts, on))
}

/** KN1 to KN3; KN0 is the care within six hours of the birth and no contact of its own date. */
export function newbornSlots(birth: CalendarDate, contacts: readonly Contact[], on: CalendarDate): readonly Slot[] {
  return AFTER_BIRTH.slice(0, 3).map((window, i) => slotAfter(`KN${i + 1}`, window, birth, contacts, on))
}

/** KF lengkap, KN lengkap: all of them. */
export function isComplete(slots: readonly Slot[]): boolean {
  return slots.every(({ state }) => state === 'done')
}

/** What is to be made now: the first that is late or due. */
export function nextSlot<Of extends Slot>(slots: readonly Of[]): Of | undefined {
  return slots.find(({ state }) => state === 'late' || state === 'due')
}

function slotAfter(
  code: string,
  [from, until]: readonly [number, number],
  birth: CalendarDate,
  contacts: readonly Contact[],
  on: CalendarDate,
): Slot {
  const contact = contacts.find((each) => {
    const day = daysBetween(birth, each.on)
    return each.on <= on && day >= from && day <= until
  })
  const today = daysBetween(birth, on)
  const state = contact ? 'done' : today < from ? 'later' : today <= until ? 'due' : 'missed'
  return { code, state, contact, from: addDays(birth, from), until: addDays(birth, until) }
}
