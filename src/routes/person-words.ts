/** A person, and whoever wrote about them, in words. */
import type { CalendarDate } from '../domain/calendar.ts'
import type { PersonFields } from '../log/records/person.ts'
import { ageInWords } from '../ui/dates.ts'
import { t } from '../ui/words/words.svelte.ts'

const IMPORT = 'import/'

/** "14 bulan · perempuan · Bu Siti" */
export function aboutChild({ birthDate, sex, motherName }: PersonFields, on: CalendarDate | undefined): string {
  return [
    birthDate && on ? ageInWords(birthDate, on) : '',
    sex ? t().person.sex[sex] : '',
    motherName ? t().people.child(motherName) : '',
  ]
    .filter((part) => part !== '')
    .join(' · ')
}

/** Who wrote an entry: a user's name, or that it came out of a workbook. */
export function nameOfAuthor(who: string, users: ReadonlyMap<string, string> | undefined): string {
  if (who.startsWith(IMPORT)) return t().conflict.fromExcel
  return users?.get(who) ?? t().conflict.unknownUser
}
