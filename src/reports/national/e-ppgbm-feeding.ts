/**
 * The feeding sheets of e-PPGBM (domain spec §11.5): a row a week of recovery feeding (PMT), and a row a child of 6 to 23
 * months whose food was asked about this month (MP-ASI).
 */
import { addDays } from '../../domain/calendar.ts'
import { MPASI_QUESTION, type FoodGroup } from '../../domain/child-care/feeding.ts'
import { isOfAge } from '../../domain/child-care/question.ts'
import { PMT_COLUMNS, pmtRows } from '../../domain/follow-up/pmt-columns.ts'
import { pmtIn } from '../forms/child.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isBalita } from './measured.ts'
import type { XlsxCell, XlsxSheet } from './xlsx.ts'

/** The weeks that have a day in this month. */
export function pmtSheet(people: readonly PersonMonth[]): XlsxSheet {
  const rows = people
    .filter(isBalita)
    .flatMap(weeksOf)
    .map((row) => PMT_COLUMNS.map((column): XlsxCell => row[column] ?? null))
  return { name: 'PMT', rows: [[...PMT_COLUMNS], ...rows] }
}

function weeksOf({ person, month }: PersonMonth): ReturnType<typeof pmtRows> {
  const episodes = [...person.pmt].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1))
  return episodes.flatMap((episode, i) => {
    const { reason, kind, funding, partner, followsGuideline } = episode
    const about = { reason, kind, funding, partner, followsGuideline, episode, cycle: i + 1 }
    const who = { nik: person.shown.nik ?? undefined, name: person.name }
    return pmtRows({ ...who, ...about }, month.last).filter(({ minggu_ke: week }) => {
      const from = addDays(episode.startedOn, (Number(week) - 1) * 7)
      return addDays(from, 6) >= month.first && (episode.endedOn === undefined || from <= episode.endedOn)
    })
  })
}

const [YES, NO] = ['ya', 'tidak'] as const
type Answers = PersonMonth['visits'][number]['shown']

/**
 * In the order of the template. What the card does not tell apart is filled in only where its whole group was missing:
 * eggs and meat are one answer there, and so are all fruits and vegetables. Breast milk and milk are not asked at this age.
 */
const MPASI_COLUMNS: readonly (readonly [header: string, cell: (at: PersonMonth, said: Answers) => XlsxCell])[] = [
  ['NIK', ({ person }) => person.shown.nik ?? null],
  ['Nama', ({ person }) => person.name],
  ['tgl_monitoring', (at) => askedOf(at)?.on ?? null],
  ['asi', () => null],
  ['sereal', (_, said) => (isMissing(said, 'pokok') ? NO : YES)],
  ['kacang', (_, said) => (isMissing(said, 'nabati') ? NO : YES)],
  ['susu', () => null],
  ['daging/unggas', (_, said) => (isMissing(said, 'hewani') ? NO : null)],
  ['telur', (_, said) => (isMissing(said, 'hewani') ? NO : null)],
  ['buah_sayur_vita', (_, said) => (isMissing(said, 'buah-sayur') ? NO : null)],
  ['buah_sayur_lain', (_, said) => (isMissing(said, 'buah-sayur') ? NO : null)],
  ['dapat_intervensi', (at) => (pmtIn(at).length > 0 ? YES : NO)],
]

export function mpasiSheet(people: readonly PersonMonth[]): XlsxSheet {
  const rows = people.flatMap((at) => {
    const asked = isBalita(at) && at.months !== undefined && isOfAge(MPASI_QUESTION, at.months) && askedOf(at)
    return asked ? [MPASI_COLUMNS.map(([, cell]) => cell(at, asked.shown))] : []
  })
  return {
    name: 'MP-ASI',
    rows: [['No', ...MPASI_COLUMNS.map(([header]) => header)], ...rows.map((row, i) => [i + 1, ...row])],
  }
}

function askedOf({ visits }: PersonMonth): PersonMonth['visits'][number] | undefined {
  return visits.findLast(({ shown }) => typeof shown[`ask.${MPASI_QUESTION.code}`] === 'boolean')
}

/** Complete is complete; which groups were missing stands beside "not complete". */
function isMissing(said: Answers, group: FoodGroup): boolean {
  const missing = said['ask.mpasi-belum']
  return said['ask.mpasi'] === false && Array.isArray(missing) && missing.some((each) => each === group)
}
