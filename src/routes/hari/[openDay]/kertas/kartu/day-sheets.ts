/** Who of an open day has a card from six years on, as its sheets want them. Pure. */
import type { CalendarDate } from '../../../../../domain/calendar.ts'
import type { CardSettings, OnFile } from '../../../../../domain/cards/field.ts'
import type { GrowthTables } from '../../../../../domain/growth/tables.ts'
import type { Child } from '../../../../../replica/queries/child.ts'
import { cardSheets, type CardSheet, type SheetPerson } from '../../../../../reports/card-sheet.ts'
import type { ReportDay } from '../../../../../reports/day.ts'
import type { Attended } from '../../../../../reports/lists.ts'
import { maternalOn } from '../../../../../domain/pregnancy/pregnancy.ts'
import { risksOf } from '../../../../../domain/pregnancy/risks.ts'
import { tetanusOn } from '../../../../../domain/pregnancy/tetanus.ts'
import type { Immunization } from '../../../../../replica/queries/immunization.ts'
import { tetanusDoses } from '../../../../../replica/queries/tetanus.ts'
import { visitorOn } from '../../../../visitor.ts'

export function sheetsOfDay(
  attended: readonly Attended[],
  children: readonly Child[],
  { openDay, on }: ReportDay,
  settings: CardSettings,
  tables: GrowthTables,
  immunizations: readonly Immunization[],
): readonly CardSheet[] {
  const known = new Map(immunizations.map((each) => [each.child.record, each]))
  const childByRecord = new Map(children.map((child) => [child.record, child]))
  const people = attended.flatMap(({ person }): readonly SheetPerson[] => {
    const child = childByRecord.get(person.record)
    const visitor = child && visitorOn({ child, openDay, on, settings, tables })
    if (!visitor) return []
    const onFile = onFileOf(child, known.get(child.record), on)
    return [{ ...person, nik: child.shown.nik ?? undefined, visitor: onFile ? { ...visitor, onFile } : visitor }]
  })
  return cardSheets(people)
}

/** Of a pregnant woman whose doses were read. */
function onFileOf(child: Child, doses: Immunization | undefined, on: CalendarDate): OnFile | undefined {
  const maternal = maternalOn(child.pregnancies, on)
  if (maternal?.state !== 'hamil' || doses === undefined) return undefined
  return {
    risks: risksOf(maternal.pregnancy, child.shown.birthDate ?? undefined, on),
    tetanus: tetanusOn(tetanusDoses(doses), on).status,
  }
}
