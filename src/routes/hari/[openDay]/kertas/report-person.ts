/** A child of the registry as the reports know them. Pure. */
import type { CalendarDate } from '../../../../domain/calendar.ts'
import { shownHead } from '../../../../log/fold.ts'
import type { ReportPerson } from '../../../../reports/day.ts'
import type { Child } from '../../../../replica/queries/child.ts'
import type { PaperRecords } from '../../../../replica/queries/papers.ts'

export function reportPerson(child: Child, { phones, day }: Pick<PaperRecords, 'phones' | 'day'>): ReportPerson {
  const { shown, family, visits } = child
  return {
    record: child.record,
    name: shown.name ?? '',
    sex: shown.sex ?? undefined,
    birth: shown.birthDate ?? undefined,
    motherName: shown.motherName ?? undefined,
    rt: family?.rt ?? undefined,
    phone: phoneOf(child, phones),
    isFromElsewhere: Boolean(shown.guestFrom) || isGone(child, day.date ?? ''),
    guestFrom: shown.guestFrom ?? undefined,
    hasBook: hasBook(child),
    pregnancies: child.pregnancies,
    visits: visits.flatMap(({ openDay, date, shown: visit, fields }) =>
      date === undefined ? [] : [{ openDay, on: date, shown: visit, weightId: shownHead(fields.weightKg)?.id }],
    ),
  }
}

/** Moved away or died by that day; the papers of earlier days count them still. */
function isGone({ shown: { living, livingSince } }: Child, on: CalendarDate): boolean {
  return (living === 'pindah' || living === 'meninggal') && !(livingSince && livingSince > on)
}

/** The child's own number, or their mother's, or that of whoever of the family has one. */
function phoneOf({ shown }: Child, phones: PaperRecords['phones']): string | undefined {
  if (shown.phone) return shown.phone
  const members = shown.family ? (phones.get(shown.family) ?? []) : []
  const mother = members.find(({ name }) => name === shown.motherName)
  return (mother ?? members[0])?.phone
}

/** A book that was written into at a visit is there, though nobody answered the question about it. */
function hasBook({ shown: { kia }, visits }: Child): boolean | undefined {
  if (kia) return kia === 'ada' || kia === 'pengganti'
  return visits.some(({ shown }) => shown.kiaBook === true) ? true : undefined
}
