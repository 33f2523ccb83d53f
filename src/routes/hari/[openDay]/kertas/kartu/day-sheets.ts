/** Who of an open day has a card from six years on, as its sheets want them. Pure. */
import type { CardSettings } from '../../../../../domain/cards/field.ts'
import type { GrowthTables } from '../../../../../domain/growth/tables.ts'
import type { Child } from '../../../../../replica/queries/child.ts'
import { cardSheets, type CardSheet, type SheetPerson } from '../../../../../reports/card-sheet.ts'
import type { ReportDay } from '../../../../../reports/day.ts'
import type { Attended } from '../../../../../reports/lists.ts'
import { visitorOn } from '../../../../visitor.ts'

export function sheetsOfDay(
  attended: readonly Attended[],
  children: readonly Child[],
  { openDay, on }: ReportDay,
  settings: CardSettings,
  tables: GrowthTables,
): readonly CardSheet[] {
  const childByRecord = new Map(children.map((child) => [child.record, child]))
  const people = attended.flatMap(({ person }): readonly SheetPerson[] => {
    const child = childByRecord.get(person.record)
    const visitor = child && visitorOn({ child, openDay, on, settings, tables })
    return visitor ? [{ ...person, nik: child.shown.nik ?? undefined, visitor }] : []
  })
  return cardSheets(people)
}
