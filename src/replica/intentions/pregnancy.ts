/** A pregnancy as an episode: registered, its contacts, its end, and the children it brings. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import { registryOf } from '../../log/document-name.ts'
import { bornId, numberOfPregnancy, pregnancyId } from '../../log/record-id.ts'
import type { BornChildValue, ContactValue, PregnancyFields } from '../../log/records/pregnancy.ts'
import type { PersonFields } from '../../log/records/person.ts'
import type { Append, SaveResult, Write } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** One woman: her canonical record first, then the others that are her. */
export interface MotherPlace {
  readonly posyandu: string
  readonly person: string
  readonly records: readonly string[]
}

/** Her next episode; what is newly known of herself is written in the same breath. */
export async function registerPregnancy(
  append: Append,
  { posyandu, person }: MotherPlace,
  before: readonly Pick<Pregnancy, 'record'>[],
  fields: PregnancyFields,
  herself: PersonFields = {},
): Promise<{ pregnancy: string; result: SaveResult }> {
  const number = Math.max(0, ...before.map(({ record }) => numberOfPregnancy(record))) + 1
  const pregnancy = pregnancyId(person, number)
  const result = await append([
    pregnancyWrite(posyandu, pregnancy, { person, ...fields }),
    ...personWrites(posyandu, person, herself),
  ])
  return { pregnancy, result }
}

/** Null takes a field back, in every record of hers that may hold it. */
export function correctPregnancy(
  append: Append,
  mother: MotherPlace,
  pregnancy: string,
  fields: PregnancyFields,
  herself: PersonFields = {},
): Promise<SaveResult> {
  return append([
    ...pregnancyWrites(mother, pregnancy, fields),
    ...personWrites(mother.posyandu, mother.person, herself),
  ])
}

/** Antenatal (`contact`) or in the nifas (`kf`). One a day: said again it is corrected, null takes it back. */
export function recordContact(
  append: Append,
  mother: MotherPlace,
  pregnancy: string,
  kind: 'contact' | 'kf',
  on: CalendarDate,
  contact: ContactValue | null,
): Promise<SaveResult> {
  return append(pregnancyWrites(mother, pregnancy, { [`${kind}.${on}`]: contact }))
}

/** A contact of a newborn (KN), kept with each of these children. */
export function recordNewbornContact(
  append: Append,
  posyandu: string,
  babies: readonly string[],
  on: CalendarDate,
  contact: ContactValue | null,
): Promise<SaveResult> {
  return append(babies.flatMap((baby) => personWrites(posyandu, baby, { [`kn.${on}`]: contact })))
}

export interface Born {
  readonly alive: boolean
  /** Who the child is; not written down as a person when it did not live. */
  readonly fields: PersonFields
}

export type BirthFields = Pick<PregnancyFields, 'endedAt' | 'place' | 'helper'>

/**
 * The birth, with every child that lived as a new person of the mother's family, in the order of birth. All of it or
 * nothing, and one undo takes all of it back. Written down on two phones apart it is one birth all the same.
 */
export async function recordBirth(
  append: Append,
  mother: MotherPlace & { readonly family: string | undefined },
  pregnancy: string,
  endedOn: CalendarDate,
  children: readonly Born[],
  birth: BirthFields = {},
): Promise<{ babies: readonly string[]; result: SaveResult }> {
  const { posyandu, person, family } = mother
  const made = await Promise.all(
    children.map(async (child, index) => ({
      ...child,
      ...(child.alive && { record: await bornId(pregnancy, index + 1) }),
    })),
  )
  const born = made.map(({ alive, record }, index) => {
    const value: BornChildValue = { alive, ...(record && { person: record }) }
    return [`baby.${index + 1}`, value] as const
  })
  const result = await append([
    pregnancyWrite(posyandu, pregnancy, { outcome: 'lahir', endedOn, ...birth, ...Object.fromEntries(born) }),
    ...made.flatMap(({ record, fields }) =>
      record === undefined
        ? []
        : personWrites(posyandu, record, { birthDate: endedOn, mother: person, ...(family && { family }), ...fields }),
    ),
  ])
  return { babies: made.flatMap(({ record }) => record ?? []), result }
}

/** The birth was on another day: said of the pregnancy and of the children who were given the wrong one. */
export function correctBirthDate(
  append: Append,
  { posyandu }: MotherPlace,
  pregnancy: string,
  babies: readonly string[],
  endedOn: CalendarDate,
): Promise<SaveResult> {
  return append([
    pregnancyWrite(posyandu, pregnancy, { endedOn }),
    ...babies.flatMap((baby) => personWrites(posyandu, baby, { birthDate: endedOn })),
  ])
}

/** It ended without a birth. Who moved or died is said to have in the same breath. */
export function endPregnancy(
  append: Append,
  { posyandu, person }: MotherPlace,
  pregnancy: string,
  outcome: 'keguguran' | 'pindah' | 'meninggal',
  endedOn: CalendarDate,
): Promise<SaveResult> {
  const herself: PersonFields = outcome === 'keguguran' ? {} : { living: outcome, livingSince: endedOn }
  return append([pregnancyWrite(posyandu, pregnancy, { outcome, endedOn }), ...personWrites(posyandu, person, herself)])
}

/** False once she has stopped, said on that day; null when that was a mistake. */
export function recordBreastfeeding(
  append: Append,
  mother: MotherPlace,
  pregnancy: string,
  breastfeeding: boolean | null,
  on: CalendarDate,
): Promise<SaveResult> {
  return append(breastfeedingWrites(mother, pregnancy, breastfeeding, on))
}

/**
 * "Menyusui? Tidak" in langkah 4 ends it: with the answer (`recordCard`) goes its end, so that one undo takes both back.
 * `on`: the day it is asked on.
 */
export function feedingWrites(
  mother: MotherPlace,
  { record, breastfeeding, stoppedOn }: Pick<Pregnancy, 'record' | 'breastfeeding' | 'stoppedOn'>,
  answer: unknown,
  on: CalendarDate,
): readonly Write[] {
  if (answer === false && breastfeeding !== false) return breastfeedingWrites(mother, record, false, on)
  if (breastfeeding !== false) return []
  // What was answered of an earlier day, or taken back on another, says nothing of when she stopped.
  if (answer === true && on >= (stoppedOn ?? on)) return breastfeedingWrites(mother, record, true, on)
  return answer === null && on === stoppedOn ? breastfeedingWrites(mother, record, null, on) : []
}

function breastfeedingWrites(
  mother: MotherPlace,
  pregnancy: string,
  breastfeeding: boolean | null,
  on: CalendarDate,
): readonly Write[] {
  return pregnancyWrites(mother, pregnancy, { breastfeeding, stoppedOn: breastfeeding === false ? on : null })
}

/** What is taken back must not come to light again in another record of the same woman. */
function pregnancyWrites(
  { posyandu, records }: MotherPlace,
  pregnancy: string,
  fields: Readonly<Record<string, unknown>>,
): readonly Write[] {
  const withdrawn = Object.fromEntries(Object.entries(fields).filter(([, value]) => value === null))
  const others = Object.keys(withdrawn).length === 0 ? [] : sameElsewhere(records, pregnancy)
  return [
    pregnancyWrite(posyandu, pregnancy, fields),
    ...others.map((record) => pregnancyWrite(posyandu, record, withdrawn)),
  ]
}

function sameElsewhere(records: readonly string[], pregnancy: string): readonly string[] {
  const number = numberOfPregnancy(pregnancy)
  return records.map((record) => pregnancyId(record, number)).filter((record) => record !== pregnancy)
}

function pregnancyWrite(posyandu: string, record: string, fields: Readonly<Record<string, unknown>>): Write {
  return { document: registryOf(posyandu), kind: 'pregnancy', record, set: fieldsToWrite(fields) }
}

function personWrites(posyandu: string, record: string, fields: Readonly<Record<string, unknown>>): readonly Write[] {
  const set = fieldsToWrite(fields)
  return Object.keys(set).length === 0 ? [] : [{ document: registryOf(posyandu), kind: 'person', record, set }]
}
