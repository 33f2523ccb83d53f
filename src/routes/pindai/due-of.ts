/** What is due to each of a few people on one day, in words: children by the schedule, the others by their card. */
import { fieldsFor } from '../../domain/cards/due.ts'
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Visitor } from '../../domain/cards/field.ts'
import { isExpectedChild } from '../../domain/open-day.ts'
import { antenatalSlots, nextSlot, postnatalSlots } from '../../domain/pregnancy/contacts.ts'
import { readChildren } from '../../replica/queries/child.ts'
import type { KnownPerson } from '../../replica/queries/people.ts'
import { cardSettings, readSettings } from '../../replica/queries/settings.ts'
import type { LocalDatabase } from '../../replica/tables.ts'
import { declared } from '../../ui/words/declared.ts'
import { findingWords } from '../../ui/words/finding.ts'
import { dueTexts } from '../hari/[openDay]/persiapan/due-texts.ts'
import { Preparation } from '../hari/[openDay]/persiapan/preparation.svelte.ts'
import { visitorOn } from '../visitor.ts'

/** By canonical record. */
export async function dueOf(
  db: LocalDatabase,
  people: readonly KnownPerson[],
  { openDay, date }: { readonly openDay: string; readonly date: CalendarDate },
): Promise<ReadonlyMap<string, readonly string[]>> {
  const children = people.filter(({ birthDate }) => isExpectedChild(birthDate, date))
  const preparation = new Preparation()
  await preparation.read(db, children, date)
  const settings = cardSettings(await readSettings(db))
  const others = await readChildren(
    db,
    people.flatMap((person) => (children.includes(person) ? [] : [person.record])),
  )
  return new Map([
    ...(preparation.rows ?? []).map((row) => [row.person.record, dueTexts(row)] as const),
    ...others.map((child) => {
      const visitor = visitorOn({ child, openDay, on: date, settings })
      return [child.record, visitor ? dueToVisitor(visitor, date) : []] as const
    }),
  ])
}

/** Contacts of a mother, and what is asked or measured once a year and has not been. */
function dueToVisitor(visitor: Visitor, on: CalendarDate): readonly string[] {
  const yearly = ([2, 4] as const)
    .flatMap((step) => fieldsFor(visitor, step))
    .filter(({ due, name }) => (due === 'yearly' || due === 'watched') && visitor.today[name] === undefined)
  return [...contactOf(visitor, on), ...new Set(yearly.map(({ short, label }) => declared(short ?? label)))]
}

function contactOf({ maternal }: Visitor, on: CalendarDate): readonly string[] {
  const words = findingWords().family
  if (maternal?.state === 'hamil') {
    const slot = nextSlot(antenatalSlots(maternal.pregnancy, on))
    return slot ? [words.antenatal(slot.code)] : []
  }
  const { endedOn, afterBirth } = maternal?.pregnancy ?? {}
  const slot = endedOn && afterBirth ? nextSlot(postnatalSlots(endedOn, afterBirth, on)) : undefined
  return slot ? [words.postnatal(slot.code)] : []
}
