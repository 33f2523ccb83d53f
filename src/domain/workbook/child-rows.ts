import type { CalendarDate } from '../calendar.ts'
import type { BodyRow } from './body-rows.ts'
import { readDate } from './dates.ts'
import { nameKey, readableName } from './names.ts'
import { agreesWithBirthDate, fifteenDigits, readNik, sexOfNik } from './nik.ts'
import type { PersonDraft } from './person-draft.ts'
import { isBlank, isBroken, textIn } from './sheet.ts'

/** How a row of a weighing or immunisation sheet names its child. */
export interface ChildRow {
  readonly name?: string
  readonly nik?: string
  readonly birthDate?: CalendarDate
  readonly fifteen?: string
  /** The day of its weighing, with what was measured as it is written. */
  readonly weighed?: { readonly on: CalendarDate; readonly result: string }
}

export function readChild(source: BodyRow, today: CalendarDate): ChildRow {
  const nik = readNik(source.cell('nik'))
  const fifteen = fifteenDigits(source.cell('nik'))
  const birthDate = readDate(source.cell('birthDate'), today, source.dateOrder)
  const name = source.cell('name')
  const on = readDate(source.cell('date'), today, source.dateOrder)
  const result = [source.cell('weight'), source.cell('height')].map(textIn).join('|')
  return {
    ...(isBlank(name) || isBroken(name) ? {} : { name: readableName(textIn(name)) }),
    ...(nik.is === 'certain' ? { nik: nik.value } : {}),
    ...(birthDate.is === 'certain' ? { birthDate: birthDate.value } : {}),
    ...(fifteen === undefined ? {} : { fifteen }),
    ...(on.is === 'certain' && result !== '|' ? { weighed: { on: on.value, result } } : {}),
  }
}

/**
 * The NIK that other sheets give for a person whose own is missing or damaged: same name, and the birth date and sex that
 * the NIK tells, or its first fifteen digits. A suggestion, never taken in; undefined when the sheets give several.
 */
export function nikElsewhere(
  person: PersonDraft,
  childrenByName: ReadonlyMap<string, readonly ChildRow[]>,
  niksTaken: ReadonlySet<string>,
): string | undefined {
  if (person.fields.nik !== undefined) return undefined
  const niks = new Set<string>()
  for (const { nik } of childrenByName.get(nameKey(person.fields.name)) ?? []) {
    if (nik !== undefined && !niksTaken.has(nik) && canBeNikOf(nik, person)) niks.add(nik)
  }
  return niks.size === 1 ? [...niks][0] : undefined
}

/** True when nothing the person's row says speaks against this NIK, and its birth date or digits speak for it. */
export function canBeNikOf(nik: string, { fields, fifteen }: PersonDraft): boolean {
  const { birthDate, sex } = fields
  if (sex !== undefined && sex !== sexOfNik(nik)) return false
  if (fifteen !== undefined) return nik.startsWith(fifteen)
  return birthDate !== undefined && agreesWithBirthDate(nik, birthDate)
}
