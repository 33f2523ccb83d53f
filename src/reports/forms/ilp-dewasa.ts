/**
 * Recap of the open days: dewasa and lansia, 38 columns. The order is that of domain spec §11.4, which names 36: the
 * other two are the sign of TBC that every other recap has, and "dirujuk" apart for both groups, as they are in the
 * others' [background, verify with the printed form].
 */
import { PHQ_4 } from '../../domain/cards/forms/phq-4.ts'
import { DOMAINS, positiveDomains, type Domain } from '../../domain/cards/forms/skilas.ts'
import { SRQ_20 } from '../../domain/cards/forms/srq-20.ts'
import { isUrgent } from '../../domain/cards/form.ts'
import { formOf } from '../../domain/cards/values.ts'
import type { ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { attendanceColumns, attendanceIdentities, guestColumns, type Attending } from './attendance.ts'
import {
  glucoseColumns,
  hasLargeWaist,
  imtColumns,
  isOnOwnCard,
  MOTHERS_NOTE,
  pressureColumns,
} from './card-columns.ts'
import { confided, confidedResult, isScreened } from './confided.ts'
import { hasAdvice, isReferred, tbcYes } from './examined.ts'
import { headed } from './headed.ts'

const GROUPS: readonly Attending[] = [
  { label: 'Dewasa (19–59 tahun)', is: (at) => at.group === 'dewasa' },
  { label: 'Lansia (60 tahun ke atas)', is: (at) => at.group === 'lansia' },
]

const SKILAS_LABELS: Readonly<Record<Domain, string>> = {
  kognitif: 'Kognitif',
  gerak: 'Gerak',
  malnutrisi: 'Malnutrisi',
  pendengaran: 'Pendengaran',
  penglihatan: 'Penglihatan',
  depresi: 'Depresi',
}

const MIND_NOTE = 'Jawabannya hanya terbaca bidan dan puskesmas.'

export const ILP_DEWASA: ReportForm = {
  code: 'ilp-dewasa',
  title: 'Rekap ILP usia dewasa dan lansia (38 kolom)',
  version: '2023',
  // Domain spec S8, §11.4.
  source: 'Buku rekap posyandu ILP; kartu bantu dewasa-lansia',
  concerns: isGrownUp,
  identities: attendanceIdentities(GROUPS),
  rows: 'sex',
  columns: [
    ...attendanceColumns(GROUPS),
    ...imtColumns(8, isOnOwnCard),
    ...headed(
      'Lingkar perut',
      ['13', 'Laki-laki > 90 cm', (at) => isOnOwnCard(at) && at.person.sex === 'L' && hasLargeWaist(at)],
      ['14', 'Perempuan > 80 cm', (at) => isOnOwnCard(at) && at.person.sex === 'P' && hasLargeWaist(at)],
    ),
    ...pressureColumns(15, isOnOwnCard),
    ...glucoseColumns(18, isOnOwnCard),
    ...headed(
      'Kesehatan jiwa',
      ['21', 'Skor di bawah 6', (at) => isOnOwnCard(at) && (mindScore(at) ?? 6) < 6],
      ['22', 'Skor 6 atau lebih', (at) => isOnOwnCard(at) && (mindScore(at) ?? 0) >= 6],
      ['23', 'SRQ-20 pertanyaan 17 = ya', (at) => isOnOwnCard(at) && isInDanger(at)],
    ).map((column) => ({ ...column, note: MIND_NOTE })),
    ...headed(
      'PUMA',
      ['24', 'Di bawah 6', (at) => isOnOwnCard(at) && at.finding('form.puma')?.code === 'puma-rendah'],
      ['25', '6 atau lebih', (at) => isOnOwnCard(at) && at.finding('form.puma')?.code === 'puma-tinggi'],
    ),
    ...headed(
      'AKS',
      ['26', 'Mandiri (A)', (at) => hasAks(at, 'M')],
      ['27', 'Ringan, sedang (B)', (at) => hasAks(at, 'RS')],
      ['28', 'Berat, total (C)', (at) => hasAks(at, 'BT')],
    ),
    ...headed(
      'SKILAS: ada gangguan',
      ...DOMAINS.map(
        (domain, i) => [String(29 + i), SKILAS_LABELS[domain], (at: PersonMonth) => hasProblem(at, domain)] as const,
      ),
    ),
    { code: '35', label: '2 gejala TBC atau lebih', of: (at) => isOnOwnCard(at) && tbcYes(at) >= 2 },
    { code: '36', label: 'Dapat edukasi', note: MOTHERS_NOTE, of: (at) => isOnOwnCard(at) && hasAdvice(at) },
    ...headed(
      'Dirujuk',
      ...GROUPS.map(
        ({ label, is }, i) => [String(37 + i), label, (at: PersonMonth) => is(at) && isSentOn(at)] as const,
      ),
    ),
    ...headed(
      'Kesehatan jiwa dan SKILAS',
      ['jiwa', 'Diskrining jiwa', (at) => isOnOwnCard(at) && MIND.some(({ code }) => isScreened(at, code))],
      ['jiwa-belum-terbaca', 'Jawaban tidak ada di perangkat ini', isUnread],
      ['skilas', 'Diperiksa SKILAS', (at) => isOnOwnCard(at) && at.finding('form.skilas') !== undefined],
    ),
    ...guestColumns(GROUPS),
  ],
}

/** C14: either of them, as the puskesmas has set. */
const MIND = [SRQ_20, PHQ_4] as const

export function isGrownUp({ group }: PersonMonth): boolean {
  return group === 'dewasa' || group === 'lansia'
}

/** Undefined while a question is not answered, or the answers are not here. */
function mindScore(at: PersonMonth): number | undefined {
  return MIND.flatMap((form) => confidedResult(at, form)?.total ?? [])[0]
}

function isInDanger(at: PersonMonth): boolean {
  const answers = confided(at, SRQ_20.code)
  return answers !== undefined && isUrgent(SRQ_20, answers)
}

function isUnread(at: PersonMonth): boolean {
  return isOnOwnCard(at) && MIND.some(({ code }) => isScreened(at, code) && confided(at, code) === undefined)
}

function hasAks(at: PersonMonth, letters: string): boolean {
  const letter = at.finding('form.aks')?.letter
  return isOnOwnCard(at) && letter !== undefined && letters.includes(letter)
}

function hasProblem(at: PersonMonth, domain: Domain): boolean {
  const answers = at.finding('form.skilas') && formOf(at.values['form.skilas'])
  return isOnOwnCard(at) && answers !== undefined && positiveDomains(answers).includes(domain)
}

function isSentOn(at: PersonMonth): boolean {
  return at.isSasaran && at.maternal === undefined && isReferred(at)
}
