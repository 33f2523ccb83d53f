/** A made-up posyandu in November 2026, for tests. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { DEFAULT_CARD_SETTINGS } from '../../domain/cards/field.ts'
import { DEFAULT_FOLLOW_UP } from '../../domain/follow-up/reasons.ts'
import { KMS_LINES } from '../../domain/growth/cut-offs.ts'
import { loadGrowthTables } from '../../domain/growth/load-tables.ts'
import { DEFAULT_IMMUNIZATION_SETTINGS } from '../../domain/immunization/settings.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import { peopleOfMonth } from '../month/count.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedDay, ServedPerson, ServedPosyandu, ServedVisit } from '../month/served.ts'

export const MONTH = '2026-11'
export const DAY: CalendarDate = '2026-11-10'
export const NIK = '1771014509240003'

export function aVisit(on: CalendarDate, shown: VisitFields): ServedVisit {
  const openDay = `${on.slice(0, 7)}-a`
  const weightId = typeof shown.weightKg === 'number' ? `${on}-w` : undefined
  return { openDay, on, shown: { came: true, ...shown }, weightId, from: `${on}T02:00:00Z`, until: `${on}T02:05:00Z` }
}

/** A girl of 14 months, unless it is said otherwise. */
export function somebody(name: string, fields: Partial<ServedPerson> = {}): ServedPerson {
  const { sex = 'P', birth = '2025-09-05', shown = {} } = fields
  return {
    record: name.toLowerCase().replace(/\W/g, '-'),
    records: [name.toLowerCase().replace(/\W/g, '-')],
    name,
    family: undefined,
    phone: undefined,
    visits: [],
    homeVisits: [],
    pregnancies: [],
    newborn: [],
    doses: [],
    referrals: [],
    pmt: [],
    care: {},
    ...fields,
    sex,
    birth,
    shown: { name, sex, birthDate: birth, ...shown },
  }
}

export function aPosyandu(people: readonly ServedPerson[]): ServedPosyandu {
  const day: ServedDay = {
    record: `${MONTH}-a`,
    date: DAY,
    place: 'Posyandu',
    groups: [],
    isClosed: false,
    kader: [],
    nakes: [],
  }
  return {
    posyandu: 'melati',
    name: 'Melati',
    desa: 'Taba Lagan',
    kecamatan: 'Talang Empat',
    kabupaten: 'Bengkulu Tengah',
    people,
    days: [day],
    settings: {
      kms: KMS_LINES,
      cards: DEFAULT_CARD_SETTINGS,
      immunization: DEFAULT_IMMUNIZATION_SETTINGS,
      followUp: DEFAULT_FOLLOW_UP,
      answerDays: { segera: 1, '24-jam': 2, '7-hari': 14 },
    },
  }
}

export async function inNovember(people: readonly ServedPerson[]): Promise<readonly PersonMonth[]> {
  return peopleOfMonth(aPosyandu(people), MONTH, { tables: await loadGrowthTables(), today: '2026-12-20' })
}
