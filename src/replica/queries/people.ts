import type { CalendarDate } from '../../domain/calendar.ts'
import { groupBy } from '../../domain/group-by.ts'
import type { Care } from '../../domain/follow-up/follow-up.ts'
import type { Contact, Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { canonicalByPerson, type PersonLink } from '../../log/links.ts'
import type { FamilyFields } from '../../log/records/family.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { PersonRow, PregnancyRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import { contactsIn, loadPregnancies, pregnanciesOf } from './pregnancies.ts'

/** A person as lists show them: records that are one person read as one, with where their family lives. */
export interface KnownPerson {
  /** The canonical record. */
  readonly record: string
  /** All records that are this person. */
  readonly records: readonly string[]
  readonly name: string
  readonly nickname: string | undefined
  readonly nik: string | undefined
  readonly sex: 'L' | 'P' | undefined
  readonly birthDate: string | undefined
  readonly motherName: string | undefined
  readonly fatherName: string | undefined
  readonly relation: string | undefined
  readonly family: string | undefined
  readonly kk: string | undefined
  readonly rt: string | undefined
  readonly rw: string | undefined
  readonly dusun: string | undefined
  /** The posyandu a guest (tamu) belongs to (domain rule K3). */
  readonly guestFrom: string | undefined
  /** They live somewhere else now. */
  readonly hasMoved: boolean
  readonly hasDied: boolean
  /** The day they moved, came, or died. */
  readonly livingSince?: string | undefined
  /** Their own record; undefined where it is not known. */
  readonly mother: string | undefined
  /** Of this woman, oldest first. */
  readonly pregnancies: readonly Pregnancy[]
  /** Contacts of a newborn (KN), and what they are under treatment for (`care.*`); absent where there are none. */
  readonly newborn?: readonly Contact[]
  readonly care?: Readonly<Record<string, Care>>
  /** The puskesmas asked that they be seen. */
  readonly asked?: { readonly on: CalendarDate; readonly why: string }
}

/** Everybody in the registry, in no particular order. Somebody whose registration was undone is not there. */
export async function loadPeople(db: LocalDatabase): Promise<readonly KnownPerson[]> {
  const [rows, families, links, pregnancies] = await Promise.all([
    db.person.toArray(),
    db.family.toArray(),
    db.link.toArray(),
    loadPregnancies(db),
  ])
  const homes = new Map(families.map(({ record, shown }) => [record, shown]))
  return joinPeople(
    rows,
    homes,
    links.map(({ record, shown }) => ({ record, same: shown.same === true })),
    pregnancies,
  )
}

/** By every record that is this person, canonical or not. */
export function peopleByRecord(people: readonly KnownPerson[]): ReadonlyMap<string, KnownPerson> {
  return new Map(people.flatMap((person) => person.records.map((record) => [record, person] as const)))
}

function joinPeople(
  rows: readonly PersonRow[],
  homes: ReadonlyMap<string, FamilyFields>,
  links: readonly PersonLink[],
  pregnancies: ReadonlyMap<string, readonly PregnancyRow[]>,
): readonly KnownPerson[] {
  const canonical = canonicalByPerson(links)
  const groups = groupBy(rows, ({ record }) => canonical.get(record) ?? record)
  return [...groups].flatMap(([record, group]) => {
    const shown = readAsOne(group)
    if (Object.keys(shown).length === 0) return []
    const home = shown.family ? homes.get(shown.family) : undefined
    return [
      {
        record,
        records: group.map((row) => row.record),
        name: shown.name ?? '',
        nickname: shown.nickname ?? undefined,
        nik: shown.nik ?? undefined,
        sex: shown.sex ?? undefined,
        birthDate: shown.birthDate ?? undefined,
        motherName: shown.motherName ?? undefined,
        fatherName: shown.fatherName ?? undefined,
        relation: shown.relation ?? undefined,
        family: shown.family ?? undefined,
        kk: home?.kk ?? undefined,
        rt: home?.rt ?? undefined,
        rw: home?.rw ?? undefined,
        dusun: home?.dusun ?? undefined,
        guestFrom: shown.guestFrom ?? undefined,
        hasMoved: shown.living === 'pindah',
        hasDied: shown.living === 'meninggal',
        livingSince: shown.livingSince ?? undefined,
        mother: shown.mother ?? undefined,
        ...newbornAndCare(shown),
        pregnancies: pregnanciesOf(
          record,
          group.flatMap((row) => pregnancies.get(row.record) ?? []),
        ),
      },
    ]
  })
}

function newbornAndCare(shown: PersonFields): Pick<KnownPerson, 'newborn' | 'care' | 'asked'> {
  const names = Object.keys(shown)
  const care = names.flatMap((name) => {
    const value = name.startsWith(CARE) ? (shown[name as `care.${string}`] ?? undefined) : undefined
    return value === undefined ? [] : [[name.slice(CARE.length), value] as const]
  })
  return {
    ...(names.some((name) => name.startsWith('kn.')) && { newborn: contactsIn(shown, 'kn.') }),
    ...(care.length > 0 && { care: Object.fromEntries(care) }),
    ...(shown.asked && { asked: shown.asked }),
  }
}

const CARE = 'care.'

/** The smallest record's fields stand; what it lacks comes from the others. */
function readAsOne(group: readonly PersonRow[]): PersonFields {
  if (group.length === 1) return group[0]!.shown
  const largestFirst = [...group].sort((a, b) => (a.record < b.record ? 1 : -1))
  return Object.assign({}, ...largestFirst.map(({ shown }) => shown)) as PersonFields
}
