/** Vitamin A by rounds (February, August) with the sweeping after them, and deworming with it. */
import { completedMonths, type CalendarDate } from '../../domain/calendar.ts'
import { lastDayOf, roundOf, type Round } from '../../domain/supplements/rounds.ts'
import { capsuleFor, type Capsule } from '../../domain/supplements/vitamin-a.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { Column, ReportForm } from '../month/form.ts'
import { capsuleOf, isBalita, isKnown, wasDewormed } from './child.ts'

interface Due {
  /** What was given in the round; where nothing was, what would be at its end. */
  readonly capsule: Capsule
  /** The day, or the month of the round where a book says no more; undefined: not yet given. */
  readonly on: string | undefined
  /** Given at another posyandu, before they moved here. */
  readonly isElsewhere: boolean
}

/**
 * Of the round that this month belongs to, whoever is 6 to 59 months old at any time in the round's own month; with the
 * capsule of that round, however late it came (K15).
 */
export function capsuleOfRound(at: PersonMonth): Due | undefined {
  const { birth, visits, capsules = [] } = at.person
  const round = roundOf(at.month.last)
  if (!at.isSasaran || birth === undefined || !isKnown(at)) return undefined
  const monthsOfRound = months(birth, round)
  const usual = monthsOfRound.findLast((each) => capsuleFor(each) !== undefined)
  const given = visits.find(({ on, shown }) => shown.vitaminA && on <= at.month.last && roundOf(on) === round)
  const inBook = given ? undefined : capsules.find(({ on }) => on <= at.month.last && roundOf(on) === round)
  const capsule = given?.shown.vitaminA ?? inBook?.capsule ?? (usual === undefined ? undefined : capsuleFor(usual))
  return usual === undefined || !capsule
    ? undefined
    : { capsule, on: given?.on ?? inBook?.on, isElsewhere: given?.elsewhere !== undefined }
}

/** Completed months on the round's first and last day. */
function months(birth: CalendarDate, round: Round): readonly number[] {
  return [`${round}-01`, lastDayOf(round)].filter((on) => on >= birth).map((on) => completedMonths(birth, on))
}

const ofRound =
  (capsule: Capsule, isSo: (due: Due, at: PersonMonth) => boolean): Column['of'] =>
  (at) => {
    const due = capsuleOfRound(at)
    return due !== undefined && due.capsule === capsule && isSo(due, at)
  }

function columns(capsule: Capsule, under: string): readonly Column[] {
  return [
    { code: `${capsule}-s`, label: 'Sasaran putaran ini', under, of: ofRound(capsule, () => true) },
    { code: capsule, label: 'Sudah dapat', under, of: ofRound(capsule, ({ on }) => on !== undefined) },
    { code: `${capsule}-belum`, label: 'Belum dapat', under, of: ofRound(capsule, ({ on }) => on === undefined) },
    {
      code: `${capsule}-bulan-ini`,
      label: 'Diberikan bulan ini',
      under,
      of: ofRound(capsule, ({ on, isElsewhere }, at) => on !== undefined && on >= at.month.first && !isElsewhere),
    },
  ]
}

export const VITA: ReportForm = {
  code: 'vita',
  title: 'Vitamin A dan obat cacing',
  version: 'Kepmenkes 2015/2023',
  // Domain spec §7, K15.
  source: 'Biru 6-11 bulan, merah 12-59 bulan; Februari dan Agustus, sweeping sesudahnya',
  rows: 'sex',
  concerns: (at) => at.isSasaran && isKnown(at) && (at.months ?? Infinity) <= 72,
  columns: [
    ...columns('biru', 'Kapsul biru (6-11 bulan)'),
    ...columns('merah', 'Kapsul merah (12-59 bulan)'),
    {
      code: 'beda',
      label: 'Warna tidak sesuai umur',
      note: 'Diberikan bulan ini; perlu dilihat bidan.',
      of: isOfOtherColour,
    },
    {
      code: 'cacing-s',
      label: 'Sasaran 12-59 bulan',
      under: 'Obat cacing',
      of: (at) => at.isSasaran && isKnown(at) && isBalita(at) && (at.months ?? 0) >= 12,
    },
    {
      code: 'cacing',
      label: 'Diberikan bulan ini',
      under: 'Obat cacing',
      of: (at) => at.isSasaran && isKnown(at) && isBalita(at) && (at.months ?? 0) >= 12 && wasDewormed(at),
    },
    {
      code: 'cacing-tahun',
      label: 'Sudah dapat tahun ini',
      under: 'Obat cacing',
      of: (at) => at.isSasaran && isKnown(at) && isBalita(at) && (at.months ?? 0) >= 12 && wasDewormedThisYear(at),
    },
  ],
  identities: (['biru', 'merah'] as const).map((capsule) => ({
    says: `Kapsul ${capsule}: sasaran = sudah + belum`,
    left: [`${capsule}-s`],
    right: [capsule, `${capsule}-belum`],
  })),
}

function isOfOtherColour(at: PersonMonth): boolean {
  const { birth } = at.person
  const given = capsuleOf(at)
  const on = at.visits.findLast(({ shown }) => shown.vitaminA)?.on
  if (!at.isSasaran || given === undefined || on === undefined || birth === undefined || on < birth) return false
  return capsuleFor(completedMonths(birth, on)) !== given
}

function wasDewormedThisYear({ person, month }: PersonMonth): boolean {
  const from = `${month.month.slice(0, 4)}-01-01`
  return person.visits.some(({ on, shown }) => shown.deworming && on >= from && on <= month.last)
}
