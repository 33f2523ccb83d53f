/** Whom or what a task is about, in words. */
import { partsOfVisitId } from '../../log/record-id.ts'
import type { OpenDay } from '../../replica/queries/open-days.ts'
import type { Target } from '../../replica/queries/tasks.ts'
import { dateInWords, shortDate } from '../../ui/dates.ts'
import { t } from '../../ui/words/words.svelte.ts'
import { fieldInWords } from '../field-words.ts'
import type { People } from '../people.svelte.ts'

export interface Subject {
  readonly name: string
  readonly details: string
  /** Where this can be looked at. */
  readonly href: string | undefined
}

export function subjectOf({ kind, record }: Target, people: People, days: readonly OpenDay[]): Subject {
  switch (kind) {
    case 'person':
      return personSubject(record, people, '')
    case 'visit': {
      const { person, openDay } = partsOfVisitId(record)
      const date = days.find((day) => day.record === openDay)?.date
      return personSubject(person, people, date === undefined ? '' : t().tasks.onDay(dateInWords(date)))
    }
    case 'family': {
      const names = (people.all ?? []).filter(({ family }) => family === record).map(({ name }) => name)
      return {
        name: names.length > 0 ? t().tasks.familyOf(names.join(', ')) : t().tasks.family,
        details: '',
        href: undefined,
      }
    }
    case 'immunization':
      return personSubject(record, people, t().tasks.immunization)
    case 'open-day': {
      const date = days.find((day) => day.record === record)?.date
      return { name: t().tasks.openDay, details: date ? dateInWords(date) : '', href: `/hari/${record}` }
    }
  }
}

export function fieldName(field: string): string {
  return (t().tasks.otherFields as Readonly<Record<string, string>>)[field] ?? fieldInWords(field)
}

function personSubject(record: string, people: People, about: string): Subject {
  const known = people.find(record)
  const details = [
    about,
    known?.birthDate ? shortDate(known.birthDate) : '',
    known?.motherName ? t().people.child(known.motherName) : '',
    known?.rt ? t().people.rt(known.rt) : '',
  ]
  return {
    name: known?.name || t().people.unnamed,
    details: details.filter((part) => part !== '').join(' · '),
    href: `/warga/${known?.record ?? record}`,
  }
}
