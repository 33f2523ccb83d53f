/** An invented posyandu to learn in: nobody could take its names for anybody's. Pure, and the same for the same day. */
import { addDays, completedMonths, monthOf, previousMonth, type CalendarDate } from '../../domain/calendar.ts'
import { directoryOf, registryOf, visitsOf } from '../../log/document-name.ts'
import { openDayId, visitId } from '../../log/record-id.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { OpenDayFields } from '../../log/records/open-day.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { VisitFields } from '../../log/records/visit.ts'
import { fieldsToWrite } from '../intentions/fields.ts'
import type { Write } from '../write.ts'
import { inventedHeightCm, inventedWeightKg } from './growth.ts'
import { PRACTICE } from './mode.ts'

export const PRACTICE_KADER = 'latihan-kader'
const USERS = {
  [PRACTICE_KADER]: 'Latihan Kader Satu',
  'latihan-kader-2': 'Latihan Kader Dua',
  'latihan-bidan': 'Latihan Bidan',
}

const NAMES =
  'Mawar Melati Anggrek Kenanga Cempaka Dahlia Teratai Flamboyan Seruni Kamboja Mangga Rambutan Durian Salak Jambu Nangka Pepaya Manggis Sirsak Duku Elang Merpati Kutilang Jalak Kenari Cendrawasih Nuri Merak Gelatik Punai'
    .split(' ')
    .map((name) => `Latihan ${name}`)

/** Months of age today, spread over 0 to 71. Two by two they are brothers and sisters; the eleventh is alone. */
const AGES = '1 31 2 34 4 36 5 39 7 42 8 18 18 9 45 11 48 13 52 14 56 16 59 20 63 22 69 24 66 27'.split(' ').map(Number)
/** What there is to learn from, by place in the lists above. */
const TWINS = [11, 12] as const
const HARDLY_GAINED = [4, 13, 23]
const AWAY_LAST_MONTH = [6, 18]
const CRIED_LAST_MONTH = 9
const LIGHT = 17
const GUEST = 25
const FIRST_AT_MONTHS = 1
/** Already here this morning, the first of them weighed. */
const CAME_TODAY = [3, 7, 11, 12, 16, 22]
const WEIGHED_TODAY = [3, 7]

const [LAST_MONTH, TODAY] = [1, 2]

/** Everything of the practice posyandu, with an open day today and one in each of the two months before. */
export function practiceWrites(today: CalendarDate): readonly Write[] {
  const month = previousMonth(monthOf(today))
  const days = [`${previousMonth(month)}-12`, `${month}-12`, today].map((date) => ({
    date,
    record: openDayId(date, PRACTICE),
  }))
  const children = NAMES.map((name, i) => ({ name, i, birth: birthOf(AGES[i] ?? 0, i, today) }))
  return [
    write('posyandu', PRACTICE, { name: 'Latihan', desa: 'Contoh' }),
    ...Object.entries(USERS).map(([record, name]) => ({ ...write('user', record, { name }), who: record })),
    ...days.map(({ date, record }) => write('open-day', record, openDay(date))),
    ...children.flatMap(({ name, i, birth }) => [
      ...(familyOf(i) === `keluarga-${i}` ? [write('family', familyOf(i), home(i))] : []),
      write('person', personOf(i), person(name, i, birth)),
    ]),
    ...days.flatMap(({ date, record }, day) =>
      children.flatMap(({ i, birth }) => {
        const fields = birth < date ? visit(i, completedMonths(birth, date), day) : undefined
        return fields ? [write('visit', visitId(personOf(i), record), fields)] : []
      }),
    ),
  ]
}

function birthOf(months: number, i: number, today: CalendarDate): CalendarDate {
  const isTwin = TWINS.some((twin) => twin === i)
  const days = isTwin ? 9 : 3 + ((i * 7) % 20)
  return addDays(today, -Math.round(months * 30.4375) - days)
}

function openDay(date: CalendarDate): OpenDayFields {
  return { date, place: 'Posyandu', groups: ['balita'] }
}

function familyOf(i: number): string {
  const [firstTwin] = TWINS
  return `keluarga-${i - (i < firstTwin ? i % 2 : (i + 1) % 2)}`
}

function personOf(i: number): string {
  return `anak-${i}`
}

function home(i: number): FamilyFields {
  return { rt: `0${1 + (i % 4)}`, rw: '01', dusun: 'Dusun Contoh' }
}

function person(name: string, i: number, birthDate: CalendarDate): PersonFields {
  const family = familyOf(i)
  return {
    name,
    sex: i % 2 === 0 ? 'P' : 'L',
    birthDate,
    family,
    motherName: `Contoh Ibu ${1 + Number(family.slice('keluarga-'.length))}`,
    relation: 'Anak',
    kia: i % 6 === 5 ? 'hilang' : 'ada',
    ...(i === GUEST && { guestFrom: 'Posyandu Contoh' }),
  }
}

/** `day`: 0 two months ago, 1 last month, 2 today. Undefined when the child did not come. */
function visit(i: number, months: number, day: number): VisitFields | undefined {
  if (day === TODAY) {
    if (!CAME_TODAY.includes(i)) return undefined
    const came: VisitFields = { came: true, number: 1 + CAME_TODAY.indexOf(i), broughtBy: 'ibu' }
    return WEIGHED_TODAY.includes(i) ? { ...came, ...measured(i, months, day) } : came
  }
  if (months < FIRST_AT_MONTHS || (day === LAST_MONTH && AWAY_LAST_MONTH.includes(i))) return undefined
  const number = 1 + ((i * 11) % NAMES.length)
  const came: VisitFields = { came: true, number, broughtBy: i % 7 === 3 ? 'nenek' : 'ibu' }
  if (day === LAST_MONTH && i === CRIED_LAST_MONTH) return { ...came, notWeighed: 'rewel' }
  return { ...came, ...measured(i, months, day), resultRead: true, kiaBook: true }
}

/** Everybody gains a little more than the line, so that most are N, but for those who hardly gained. */
function measured(i: number, months: number, day: number): VisitFields {
  const share = i === LIGHT ? 0.68 : 0.9 + ((i * 13) % 17) / 80
  const hasStood = day >= LAST_MONTH && HARDLY_GAINED.includes(i)
  const weightKg = inventedWeightKg(hasStood ? months - day : months) * share + (hasStood ? 0 : 0.1 * day)
  return {
    weightKg: Math.round(weightKg * 20) / 20,
    heightCm: Math.round(inventedHeightCm(months) * (0.97 + ((i * 5) % 7) / 120) * 2) / 2,
    posture: months < 24 ? 'terlentang' : 'berdiri',
  }
}

function write(kind: string, record: string, fields: object): Write {
  return { document: documentOf(kind, record), kind, record, set: fieldsToWrite({ ...fields }) }
}

function documentOf(kind: string, record: string): string {
  if (kind === 'posyandu' || kind === 'user') return directoryOf(PRACTICE)
  if (kind !== 'visit') return registryOf(PRACTICE)
  return visitsOf(PRACTICE, monthOf(record.slice(record.indexOf('/') + 1)))
}
