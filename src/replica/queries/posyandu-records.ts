/** A posyandu as its monthly reports read it: everybody, with all that was ever recorded about them. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Care } from '../../domain/follow-up/follow-up.ts'
import { groupBy } from '../../domain/group-by.ts'
import { shownHead } from '../../log/fold.ts'
import { canonicalByPerson } from '../../log/links.ts'
import { dateOfHomeDay, monthOfOpenDay } from '../../log/record-id.ts'
import type {
  ServedActivity,
  ServedAnswers,
  ServedDay,
  ServedPerson,
  ServedPosyandu,
  ServedReferral,
  ServedVisit,
} from '../../reports/month/served.ts'
import type { LocalDatabase } from '../tables.ts'
import { loadActivities, type Activity } from './activities.ts'
import type { Child, DayVisit } from './child.ts'
import { readFollowUpSettings } from './follow-up-settings.ts'
import { loadHomeVisits } from './home-visits.ts'
import { capsulesOfBook, readImmunizations, type EarlierCapsule, type Immunization } from './immunization.ts'
import { readLinks } from './links.ts'
import { loadPmt } from './pmt.ts'
import { contactsIn } from './pregnancies.ts'
import { loadPhoneSignOffs } from './recaps.ts'
import { loadReferrals } from './referrals.ts'
import { loadAllScreened, type Screened } from './sensitive.ts'
import { immunizationSettings, kmsLines, readSettings } from './settings.ts'
import { tetanusDoses } from './tetanus.ts'

/** `db`: of this posyandu alone, with the directory. Somebody whose registration was undone is not there. */
export async function loadPosyanduRecords(db: LocalDatabase, posyandu: string): Promise<ServedPosyandu> {
  const rows = await db.person.toArray()
  const [
    people,
    home,
    referrals,
    pmt,
    days,
    directory,
    settings,
    followUp,
    confided,
    newestFirst,
    links,
    vials,
    signOffs,
  ] = await Promise.all([
    readImmunizations(
      db,
      rows.map(({ record }) => record),
    ),
    loadHomeVisits(db),
    loadReferrals(db),
    loadPmt(db),
    loadDays(db),
    db.posyandu.get(posyandu),
    readSettings(db),
    readFollowUpSettings(db),
    loadAllScreened(db),
    loadActivities(db),
    readLinks(db),
    db.vial.toArray(),
    loadPhoneSignOffs(db),
  ])
  const phones = phonesByFamily(people)
  const homeOf = groupBy(home, ({ about }) => about)
  const referralsOf = groupBy(referrals, ({ person }) => person)
  const pmtOf = groupBy(pmt, ({ person }) => person)
  const activities = [...newestFirst].reverse()
  const canonical = canonicalByPerson(links)
  const dateOf = new Map(days.map(({ record, date }) => [record, date]))
  const confidedOf = groupBy([...confided].reverse(), ({ person }) => canonical.get(person) ?? person)
  const { name, desa, kecamatan, kabupaten } = directory?.shown ?? {}
  return {
    posyandu,
    name: name ?? '',
    desa: desa ?? undefined,
    kecamatan: kecamatan ?? undefined,
    kabupaten: kabupaten ?? undefined,
    people: people
      .filter(({ child }) => Object.values(child.shown).some((value) => value !== null))
      .map(({ child, doses, earlier }): ServedPerson => ({
        ...whoIs(child, phones),
        ...(child.movedIn !== undefined && { movedIn: child.movedIn }),
        visits: child.visits.flatMap(servedVisit),
        homeVisits: (homeOf.get(child.record) ?? []).map(({ on, shown }) => ({ on, shown })).reverse(),
        pregnancies: child.pregnancies,
        newborn: contactsIn(child.shown, 'kn.'),
        doses,
        ...withCapsules(capsulesOfBook(earlier)),
        ...withTetanus({ child, doses, earlier }),
        referrals: (referralsOf.get(child.record) ?? [])
          .map(({ openDay, madeOn, status, tier, reasons, shown }): ServedReferral => ({
            openDay,
            madeOn,
            status,
            tier,
            reasons,
            shown,
          }))
          .reverse(),
        pmt: child.records.flatMap((record) => pmtOf.get(record) ?? []),
        ...withAnswers((confidedOf.get(child.record) ?? []).map((each) => answersOf(each, dateOf))),
        ...withActivities(activities, child.records),
        care: careOf(child),
      })),
    days,
    activities: activities.map(servedActivity),
    vials: Object.fromEntries(
      vials.map(({ record, shown: { batch, expires } }) => [
        record,
        { batch: batch ?? undefined, expires: expires ?? undefined },
      ]),
    ),
    ...(signOffs.length > 0 && { signOffs }),
    settings: {
      kms: kmsLines(settings),
      cards: followUp.cards,
      immunization: immunizationSettings(settings),
      followUp,
      answerDays: followUp.answerDays,
    },
  }
}

function whoIs(
  { record, records, shown, family }: Child,
  phones: ReadonlyMap<string, string>,
): Pick<ServedPerson, 'record' | 'records' | 'name' | 'sex' | 'birth' | 'shown' | 'family' | 'phone'> {
  return {
    record,
    records,
    name: shown.name ?? '',
    sex: shown.sex ?? undefined,
    birth: shown.birthDate ?? undefined,
    shown,
    family,
    phone: shown.phone ?? (shown.family ? phones.get(shown.family) : undefined),
  }
}

function servedVisit({ openDay, date, elsewhere, shown, fields }: DayVisit): readonly ServedVisit[] {
  if (date === undefined || Object.values(shown).every((value) => value === null)) return []
  // What was typed into another system was no part of the visit.
  const times = Object.entries(fields)
    .flatMap(([name, { heads }]) => (name.startsWith('entered.') ? [] : heads.map(({ at }) => at)))
    .sort()
  const weightId = shownHead(fields.weightKg)?.id
  return [{ openDay, on: date, elsewhere, shown, weightId, from: times[0] ?? '', until: times.at(-1) ?? '' }]
}

function withTetanus(known: Pick<Immunization, 'child' | 'doses' | 'earlier'>): Pick<ServedPerson, 'tetanus'> {
  const tetanus = known.child.shown.sex === 'P' ? tetanusDoses(known) : []
  return tetanus.length === 0 ? {} : { tetanus }
}

function withCapsules(capsules: readonly EarlierCapsule[]): Pick<ServedPerson, 'capsules'> {
  return capsules.length === 0 ? {} : { capsules }
}

/** Not for every device (K20): where none are here, nothing is said of there being none. */
function withAnswers(confided: readonly ServedAnswers[]): Pick<ServedPerson, 'confided'> {
  return confided.length === 0
    ? {}
    : { confided: [...confided].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)) }
}

/** Of a day that is not known here, the month is: it begins every open day's id. */
function answersOf({ openDay, form, answers }: Screened, dateOf: ReadonlyMap<string, CalendarDate>): ServedAnswers {
  const on = dateOf.get(openDay) ?? dateOfHomeDay(openDay) ?? `${monthOfOpenDay(openDay)}-01`
  return { on, form, answers }
}

function withActivities(activities: readonly Activity[], records: readonly string[]): Pick<ServedPerson, 'activities'> {
  const own = activities.filter(({ shown }) => shown.present?.some((record) => records.includes(record)))
  return own.length === 0 ? {} : { activities: own.map(servedActivity) }
}

function servedActivity({ on, shown }: Activity): ServedActivity {
  const named = shown.present?.length ?? 0
  return { on, kind: shown.kind ?? 'lain', topic: shown.topic ?? undefined, people: Math.max(shown.people ?? 0, named) }
}

function phonesByFamily(people: readonly Immunization[]): ReadonlyMap<string, string> {
  return new Map(
    people.flatMap(({ child: { shown } }) =>
      shown.family && shown.phone ? [[shown.family, shown.phone] as const] : [],
    ),
  )
}

function careOf({ shown }: Child): Readonly<Record<string, Care>> {
  return Object.fromEntries(
    Object.entries(shown).flatMap(([name, value]) =>
      name.startsWith('care.') && value !== null ? [[name.slice('care.'.length), value as Care]] : [],
    ),
  )
}

async function loadDays(db: LocalDatabase): Promise<readonly ServedDay[]> {
  return (await db.openDay.toArray())
    .flatMap(({ record, shown }): ServedDay[] =>
      shown.date && !shown.cancelled
        ? [
            {
              record,
              date: shown.date,
              place: shown.place ?? undefined,
              groups: shown.groups ?? [],
              isClosed: shown.closed === true,
              kader: names(shown['paper.kader']),
              nakes: names(shown['paper.nakes']),
            },
          ]
        : [],
    )
    .sort((a, b) => (a.date === b.date ? (a.record < b.record ? -1 : 1) : a.date < b.date ? -1 : 1))
}

function names(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
}
