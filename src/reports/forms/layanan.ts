/** How much was done in a month: visits, not people, by group; at the posyandu and at home. */
import { monthOf } from '../../domain/calendar.ts'
import { openDayGroups, groupOn, type OpenDayGroup } from '../../domain/open-day.ts'
import { isAnswered } from '../../domain/follow-up/referral.ts'
import { OUTCOMES } from '../../domain/home-visits/outcomes.ts'
import type { ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { isPresent } from '../month/visit-values.ts'
import type { ServedActivity, ServedPosyandu } from '../month/served.ts'
import { hasArrived, isSeen, isVisitor } from './examined.ts'
import { headed } from './headed.ts'
import { isAfterBirth, isPregnant } from './ilp-ibu.ts'

const GROUP_LABELS: Readonly<Record<Exclude<OpenDayGroup, 'bumil'>, string>> = {
  balita: 'Bayi, balita, apras',
  remaja: 'Usia sekolah dan remaja',
  dewasa: 'Dewasa',
  lansia: 'Lansia',
}
const AGES = openDayGroups.filter((group) => group !== 'bumil')

const REASONS = { rutin: 'Rutin', khusus: 'Khusus', sweeping: 'Sweeping' } as const

export const LAYANAN: ReportForm = {
  code: 'layanan',
  title: 'Volume layanan posyandu',
  version: '2023',
  // Domain spec §9.3, §9.1, §9.2, §10.
  source: 'Dasbor PWS: kunjungan layanan, kunjungan rumah, rujukan',
  concerns: () => true,
  identities: [
    {
      says: 'Kunjungan = jumlah menurut umur + umur belum diketahui',
      left: ['kunjungan'],
      right: [...AGES, 'tanpa-umur'],
    },
    {
      says: 'Rujukan = sampai atau dijawab + belum',
      left: ['rujukan'],
      right: ['rujukan-sampai', 'rujukan-belum'],
    },
  ],
  columns: [
    { code: 'orang', label: 'Orang yang datang', of: isSeen },
    { code: 'tamu', label: 'Orang dari luar wilayah', of: isVisitor },
    { code: 'kunjungan', label: 'Kunjungan ke posyandu, tamu juga', of: visitsOf },
    ...headed(
      'Kunjungan menurut umur',
      ...AGES.map((group) => [group, GROUP_LABELS[group], (at: PersonMonth) => visitsAs(at, group)] as const),
      ['tanpa-umur', 'Umur belum diketahui', (at) => visitsAs(at, undefined)],
    ),
    ...headed(
      'Di antaranya',
      ['hamil', 'Ibu hamil', (at) => (isPregnant(at) ? visitsOf(at) : 0)],
      ['nifas-menyusui', 'Ibu nifas/menyusui', (at) => (isAfterBirth(at) ? visitsOf(at) : 0)],
    ),
    ...headed(
      'Kunjungan rumah',
      ['rumah', 'Ada orangnya', (at) => homeVisits(at).filter(({ shown }) => shown.notHome !== true).length],
      [
        'rumah-kosong',
        'Tidak ada di rumah',
        (at) => homeVisits(at).filter(({ shown }) => shown.notHome === true).length,
      ],
      ...Object.entries(REASONS).map(
        ([why, label]) =>
          [
            `rumah-${why}`,
            label,
            (at: PersonMonth) => homeVisits(at).filter(({ shown }) => shown.why === why).length,
          ] as const,
      ),
    ),
    ...headed(
      'Temuan kunjungan rumah',
      ...OUTCOMES.map(
        ({ code, label }) =>
          [
            `temuan-${code}`,
            label,
            (at: PersonMonth) => homeVisits(at).filter(({ shown }) => shown.outcomes?.includes(code)).length,
          ] as const,
      ),
    ),
    ...headed(
      'Rujukan',
      ['rujukan', 'Dibuat', ({ referrals }) => referrals.length],
      ['rujukan-sampai', 'Sampai atau dijawab', ({ referrals }) => referrals.filter(hasArrived).length],
      ['rujukan-belum', 'Belum ada kabar', ({ referrals }) => referrals.filter((each) => !hasArrived(each)).length],
      [
        'rujukan-tanpa-jawaban',
        'Belum dijawab',
        ({ referrals }) => referrals.filter((each) => !isAnswered(each.status)).length,
      ],
    ),
    // Of those who are named; how many were there in all is `activitiesIn`.
    ...headed(
      'Ikut kegiatan kelompok',
      ['penyuluhan', 'Penyuluhan', (at) => joined(at, ['penyuluhan', 'demo-masak', 'lain'])],
      ['kelas-hamil', 'Kelas ibu hamil', (at) => joined(at, ['kelas-ibu-hamil'])],
      ['kelas-balita', 'Kelas ibu balita', (at) => joined(at, ['kelas-ibu-balita'])],
    ),
  ],
}

export interface ActivitySum {
  readonly kind: string
  readonly times: number
  /** Those without a name in the registry too. */
  readonly people: number
}

/** Work with groups in that month, by kind, in order of first appearance. */
export function activitiesIn(
  { activities = [] }: Pick<ServedPosyandu, 'activities'>,
  month: string,
): readonly ActivitySum[] {
  const own = activities.filter(({ on }) => monthOf(on) === month)
  return [...new Set(own.map(({ kind }) => kind))].map((kind) => {
    const same = own.filter((each) => each.kind === kind)
    return { kind, times: same.length, people: same.reduce((sum, { people }) => sum + people, 0) }
  })
}

function visitsOf({ came, visits }: PersonMonth): number {
  return came ? visits.filter(({ shown }) => isPresent(shown)).length : 0
}

function visitsAs(at: PersonMonth, group: OpenDayGroup | undefined): number {
  return groupOn(at.person.birth, at.on) === group ? visitsOf(at) : 0
}

function homeVisits({ person, month }: PersonMonth): PersonMonth['person']['homeVisits'] {
  return person.homeVisits.filter(({ on }) => monthOf(on) === month.month)
}

function joined({ person, month }: PersonMonth, kinds: readonly string[]): number {
  const isOwn = ({ on, kind }: ServedActivity): boolean => monthOf(on) === month.month && kinds.includes(kind)
  return person.activities?.filter(isOwn).length ?? 0
}
