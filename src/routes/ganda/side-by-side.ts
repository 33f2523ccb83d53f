/** Two sides of a pair, line by line: every field that stands in either, and every visit of both. */
import { dosesBeside, pregnanciesBeside } from '../../domain/duplicates/beside.ts'
import type { RecordedDose } from '../../domain/immunization/dose.ts'
import type { Pregnancy } from '../../domain/pregnancy/pregnancy.ts'
import type { Child } from '../../replica/queries/child.ts'
import type { Json } from '../../log/entry.ts'
import { shortDate } from '../../ui/dates.ts'
import { inFours } from '../../ui/numbers.ts'
import { duplicateWords } from '../../ui/words/duplicates.ts'
import { pregnancyWords } from '../../ui/words/pregnancy.ts'
import { t } from '../../ui/words/words.svelte.ts'
import { nameOfDose } from '../dose-words.ts'
import { fieldInWords, valueInWords } from '../field-words.ts'
import { numbersInWords } from '../result-words.ts'

export interface Line {
  readonly name: string
  readonly first: string
  readonly second: string
  readonly differs: boolean
}

const HOME = ['kk', 'rt', 'rw', 'dusun', 'address'] as const
/** Read by the app, and not by people. */
const UNSEEN = ['importKeys', 'family', 'mother']
const FIRST = ['name', 'nickname', 'nik', 'birthDate', 'sex', 'motherName', 'fatherName']

/** What differs first. */
export function fieldLines(a: Child, b: Child): readonly Line[] {
  const [first, second] = [valuesOf(a), valuesOf(b)]
  const names = [...new Set([...FIRST, ...Object.keys(first), ...Object.keys(second)])]
  const lines = names.flatMap((field): Line[] => {
    const [one, other] = [first[field], second[field]]
    if (one === undefined && other === undefined) return []
    const said = { first: inWords(field, one), second: inWords(field, other) }
    return [{ name: nameOf(field), ...said, differs: said.first !== said.second }]
  })
  return [...lines.filter(({ differs }) => differs), ...lines.filter(({ differs }) => !differs)]
}

/** By day, newest first. */
export function visitLines(a: Child, b: Child): readonly Line[] {
  const days = new Map([...a.visits, ...b.visits].map(({ openDay, date }) => [openDay, date]))
  return [...days]
    .sort(([one, day = one], [other, otherDay = other]) => (day < otherDay ? 1 : -1))
    .map(([openDay, date]) => ({
      name: date ? shortDate(date) : t().person.visitGone,
      first: visitOn(a, openDay),
      second: visitOn(b, openDay),
      differs: false,
    }))
}

/** What either was given, and when; a dose of both on two days says so. */
export function doseLines(a: readonly RecordedDose[], b: readonly RecordedDose[]): readonly Line[] {
  return dosesBeside(a, b).map(({ first, second, ...dose }) => ({
    name: nameOfDose(dose),
    first: givenOn(first),
    second: givenOn(second),
    differs: Boolean(first && second && first !== second),
  }))
}

function givenOn(date: string | undefined): string {
  if (date === undefined) return duplicateWords().empty
  return date === '' ? duplicateWords().undated : shortDate(date)
}

/** Newest first. */
export function pregnancyLines(a: readonly Pregnancy[], b: readonly Pregnancy[]): readonly Line[] {
  const { empty, pregnancy } = duplicateWords()
  return pregnanciesBeside(a, b).map((beside, i) => {
    const [first, second] = [beside.first, beside.second].map((own) => own.map(pregnancyInWords).join('; '))
    return {
      name: pregnancy(i + 1),
      first: first || empty,
      second: second || empty,
      differs: Boolean(first && second && first !== second),
    }
  })
}

function pregnancyInWords({ lmp, dueDate, gravida, outcome, endedOn }: Pregnancy): string {
  const words = pregnancyWords()
  return [
    gravida && words.gravida(gravida),
    dueDate ? words.dueByScan(shortDate(dueDate)) : lmp && duplicateWords().lmp(shortDate(lmp)),
    outcome && words.end.outcome[outcome],
    endedOn && shortDate(endedOn),
  ]
    .filter(Boolean)
    .join(', ')
}

function visitOn({ visits }: Child, openDay: string): string {
  const visit = visits.find((each) => each.openDay === openDay)
  return visit ? numbersInWords(visit.shown) || duplicateWords().came : duplicateWords().empty
}

function valuesOf({ shown, family }: Child): Readonly<Record<string, Json>> {
  const home = HOME.map((field) => [field, family?.[field]] as const)
  return Object.fromEntries(
    [...Object.entries(shown as Readonly<Record<string, Json | undefined>>), ...home].flatMap(([field, value]) =>
      value === undefined || value === null || value === '' || UNSEEN.includes(field) ? [] : [[field, value]],
    ),
  )
}

function inWords(field: string, value: Json | undefined): string {
  if (value === undefined) return duplicateWords().empty
  if ((field === 'nik' || field === 'kk' || field === 'parentNik') && typeof value === 'string') return inFours(value)
  // Care and contacts: that there is one, and since when.
  if (typeof value === 'object') return t().person.yes
  return valueInWords(field, value)
}

function nameOf(field: string): string {
  const home: Readonly<Record<string, string | undefined>> = t().tasks.otherFields
  return home[field] ?? fieldInWords(field)
}
