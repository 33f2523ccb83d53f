/** Recap of the open days: usia sekolah and remaja, 25 columns in the order of the printed form (domain spec §11.4). */
import type { Form } from '../../domain/cards/form.ts'
import { HEEADSSS } from '../../domain/cards/forms/heeadsss.ts'
import { PHQ_4 } from '../../domain/cards/forms/phq-4.ts'
import { SRQ_20 } from '../../domain/cards/forms/srq-20.ts'
import { isUrgent } from '../../domain/cards/form.ts'
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
import { childGroupOf } from './child.ts'
import { confided, confidedResult, isScreened } from './confided.ts'
import { hasAdvice, isReferred, tbcYes } from './examined.ts'
import { headed } from './headed.ts'

const GROUPS: readonly Attending[] = [
  { label: '6–14 tahun', is: isSchoolAge },
  { label: '15–18 tahun', is: (at) => at.group === 'remaja' },
]

export const ILP_REMAJA: ReportForm = {
  code: 'ilp-remaja',
  title: 'Rekap ILP usia sekolah dan remaja (25 kolom)',
  version: '2023',
  // Domain spec S8, §11.4.
  source: 'Buku rekap posyandu ILP; kartu bantu usia sekolah-remaja',
  concerns: isYouth,
  identities: attendanceIdentities(GROUPS),
  rows: 'sex',
  columns: [
    ...attendanceColumns(GROUPS),
    ...imtColumns(8, isOnOwnCard),
    {
      code: '13',
      label: 'Lingkar perut L > 90, P > 80 cm (15 tahun ke atas)',
      note: MOTHERS_NOTE,
      of: (at) => isOnOwnCard(at) && hasLargeWaist(at),
    },
    ...pressureColumns(14, isOnOwnCard),
    ...glucoseColumns(17, isOnOwnCard),
    ...headed(
      'Remaja putri',
      ['20', 'Anemia', (at) => isOnOwnCard(at) && isAnaemic(at) === true],
      ['21', 'Tidak anemia', (at) => isOnOwnCard(at) && isAnaemic(at) === false],
    ),
    { code: '22', label: '2 gejala TBC atau lebih', of: (at) => isOnOwnCard(at) && tbcYes(at) >= 2 },
    {
      code: '23',
      label: 'Skrining psikososial: ada masalah',
      note: 'Jawabannya hanya terbaca bidan dan puskesmas.',
      of: (at) => isOnOwnCard(at) && MIND.some((form) => confidedResult(at, form)?.meaning?.colour === 'merah'),
    },
    { code: '24', label: 'Dapat edukasi', of: (at) => isOnOwnCard(at) && hasAdvice(at) },
    { code: '25', label: 'Dirujuk', of: (at) => at.isSasaran && at.maternal === undefined && isReferred(at) },
    ...headed(
      'Skrining psikososial',
      ['psikososial', 'Diskrining', (at) => isOnOwnCard(at) && MIND.some(({ code }) => isScreened(at, code))],
      ['psikososial-segera', 'Depresi atau keinginan bunuh diri', (at) => isOnOwnCard(at) && isInDanger(at)],
      ['psikososial-belum-terbaca', 'Jawaban tidak ada di perangkat ini', isUnread],
    ),
    ...guestColumns(GROUPS),
  ],
}

/** HEEADSSS from 10 to 17, the adults' questions at 18 (§4.4, §4.8). */
const MIND: readonly Form[] = [HEEADSSS, SRQ_20, PHQ_4]

export function isYouth(at: PersonMonth): boolean {
  return isSchoolAge(at) || at.group === 'remaja'
}

/** Who turns 72 months stays apras for that calendar month (C5). */
function isSchoolAge(at: PersonMonth): boolean {
  return at.group === 'usia-sekolah' && childGroupOf(at) === undefined
}

function isAnaemic(at: PersonMonth): boolean | undefined {
  const found = at.finding('measure.hb')
  return found && found.code !== 'hb-normal'
}

function isInDanger(at: PersonMonth): boolean {
  return MIND.some((form) => {
    const answers = confided(at, form.code)
    return answers !== undefined && isUrgent(form, answers)
  })
}

function isUnread(at: PersonMonth): boolean {
  return isOnOwnCard(at) && MIND.some(({ code }) => isScreened(at, code) && confided(at, code) === undefined)
}
