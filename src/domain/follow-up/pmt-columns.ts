/** The PMT sheet of e-PPGBM: one row a week of an episode. The columns stand in the order of the template. */
import { addDays, type CalendarDate } from '../calendar.ts'
import { PMT_FUNDINGS, weeksOf, type PmtDecision, type PmtEpisode, type PmtReason } from './pmt.ts'

/** Source: template PMT of e-PPGBM/SIGIZI-Terpadu; names and order change between versions. */
export const PMT_COLUMNS = [
  'nik',
  'nama',
  'tanggal_pemberian_pertama',
  'siklus_ke',
  'jenis_pmt',
  'sumber_anggaran',
  'mitra',
  'mitra_lain',
  'pmt_sesuai_juknis',
  'alasan_pemberian',
  'minggu_ke',
  'tanggal_pemantauan',
  'hari_1',
  'hari_2',
  'hari_3',
  'hari_4',
  'hari_5',
  'hari_6',
  'hari_7',
  'bb',
  'tb',
  'cara_ukur',
  'pemantauan_kesehatan',
  'tindak_lanjut',
] as const
export type PmtColumn = (typeof PMT_COLUMNS)[number]
export type PmtColumns = Readonly<Record<PmtColumn, string | number | undefined>>

export interface PmtForm {
  readonly nik: string | undefined
  readonly name: string
  /** Which episode of this child it is, from 1. */
  readonly cycle: number
  readonly reason: PmtReason
  readonly kind: 'pabrikan' | 'lokal' | undefined
  readonly funding: string | undefined
  readonly partner: string | undefined
  readonly followsGuideline: boolean | undefined
  readonly episode: PmtEpisode
}

/** The rows of the weeks that have been reached on `today`; an answer nobody gave is undefined. */
export function pmtRows(form: PmtForm, today: CalendarDate): readonly PmtColumns[] {
  const weeks = Array.from({ length: weeksOf(form.episode) }, (_, i) => i + 1)
  return weeks.filter((week) => dayOf(form.episode, week, 1) <= today).map((week) => rowOf(form, week))
}

function rowOf(form: PmtForm, week: number): PmtColumns {
  const { episode } = form
  const measured = episode.weekly[week]
  const decision = episode.decisions[week]
  const eaten = (day: number) => episode.eaten[dayOf(episode, week, day)]
  return {
    nik: form.nik,
    nama: form.name,
    tanggal_pemberian_pertama: episode.startedOn,
    siklus_ke: form.cycle,
    jenis_pmt: form.kind && KINDS[form.kind],
    sumber_anggaran: placeIn(PMT_FUNDINGS, form.funding),
    mitra: form.partner,
    // The template asks for a partner that is not in its own list; ours is written out, so it is the same.
    mitra_lain: form.partner,
    pmt_sesuai_juknis: form.followsGuideline === undefined ? undefined : form.followsGuideline ? 'ya' : 'tidak',
    alasan_pemberian: REASONS[form.reason],
    minggu_ke: week,
    tanggal_pemantauan: measured?.on,
    hari_1: eaten(1),
    hari_2: eaten(2),
    hari_3: eaten(3),
    hari_4: eaten(4),
    hari_5: eaten(5),
    hari_6: eaten(6),
    hari_7: eaten(7),
    bb: measured?.weightKg,
    tb: measured?.heightCm,
    cara_ukur: measured?.posture && POSTURES[measured.posture],
    pemantauan_kesehatan: measured?.health,
    tindak_lanjut: decision && DECISIONS[decision],
  }
}

function dayOf({ startedOn }: PmtEpisode, week: number, day: number): CalendarDate {
  return addDays(startedOn, (week - 1) * 7 + day - 1)
}

/** From 1; undefined for what is not in it. */
function placeIn(list: readonly string[], value: string | undefined): number | undefined {
  const place = value === undefined ? -1 : list.indexOf(value)
  return place === -1 ? undefined : place + 1
}

const KINDS = { pabrikan: 1, lokal: 2 } as const
const REASONS: Readonly<Record<PmtReason, number>> = { wasting: 1, underweight: 2, 'tidak-naik': 3 }
const DECISIONS: Readonly<Record<PmtDecision, number>> = { lanjut: 1, selesai: 2, rujuk: 3 }
/** Numbers here, words in the measurement sheet. */
const POSTURES = { berdiri: 1, terlentang: 2 } as const
