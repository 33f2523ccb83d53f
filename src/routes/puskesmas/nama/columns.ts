/** What a list of names says of everybody on it: on the screen, on paper and in the file. */
import { completedMonths } from '../../../domain/calendar.ts'
import { ageInWords, shortDate } from '../../../ui/dates.ts'
import { areaWords } from '../../../ui/words/area.ts'
import { lastVisit, type Named } from './names.svelte.ts'

export interface NameColumn {
  readonly code: string
  readonly label: string
  readonly text: (named: Named) => string
  /** What it is sorted by. */
  readonly key: (named: Named) => string | number
}

export function nameColumns(): readonly NameColumn[] {
  const words = areaWords().names
  const text = (code: string, label: string, of: (named: Named) => string): NameColumn => ({
    code,
    label,
    text: of,
    key: (named) => of(named).toLowerCase(),
  })
  return [
    text('nama', words.name, ({ at }) => at.person.name),
    text('jk', words.sex, ({ at }) => at.person.sex ?? ''),
    {
      code: 'umur',
      label: words.age,
      text: ({ at }) => (at.person.birth === undefined ? '' : ageInWords(at.person.birth, at.on)),
      key: ({ at }) =>
        at.person.birth === undefined || at.person.birth > at.on ? -1 : completedMonths(at.person.birth, at.on),
    },
    text('orangtua', words.parent, ({ at }) => at.person.shown.motherName ?? at.person.shown.fatherName ?? ''),
    {
      ...text('tempat', words.place, ({ at }) => {
        const { dusun, rt } = at.person.family ?? {}
        return [dusun, rt && `RT ${rt}`].filter(Boolean).join(' / ')
      }),
      key: ({ at }) => `${at.person.family?.dusun ?? '~'} ${(at.person.family?.rt ?? '').padStart(4, '0')}`,
    },
    text('posyandu', words.posyandu, ({ posyandu }) => posyandu.name),
    {
      code: 'terakhir',
      label: words.last,
      text: (named) => {
        const last = lastVisit(named)
        return last === undefined ? words.never : shortDate(last)
      },
      key: (named) => lastVisit(named) ?? '',
    },
  ]
}

export interface Sort {
  /** Of a column. */
  readonly code: string
  readonly isDown: boolean
}
