/**
 * What a posyandu contributes to the twelve indicators of SPM kesehatan. Their names and order are PP 2/2018 and
 * Permenkes 6/2024 (replacing 4/2019), whose operational definitions were not read [background, verify]: each column says
 * in its note what it counts. The full service of most is the puskesmas' and not only the posyandu's.
 */
import type { CalendarDate } from '../../domain/calendar.ts'
import { monthOf } from '../../domain/calendar.ts'
import type { Column, ReportForm } from '../month/form.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedVisit } from '../month/served.ts'
import { isBalita } from './child.ts'
import { isSeen } from './examined.ts'
import { KIA } from './kia.ts'
import { PTM } from './ptm.ts'
import { isReached } from './reached.ts'
import { TBC } from './tbc.ts'

interface Indicator {
  readonly nth: number
  readonly name: string
  readonly whole: readonly [label: string, of: Column['of']]
  readonly part: readonly [label: string, of: Column['of'], note: string]
}

type Visits = readonly ServedVisit[]

const ONCE_A_YEAR = 'Sekali setahun: dihitung di bulan skrining pertamanya.'

const INDICATORS: readonly Indicator[] = [
  {
    nth: 1,
    name: 'Pelayanan kesehatan ibu hamil',
    whole: ['Ibu hamil dengan HPL bulan ini', counted(KIA, 'hpl')],
    part: ['K6 tercapai bulan ini', counted(KIA, 'k6'), '6 kali, 1-2-3, dokter di trimester 1 dan 3.'],
  },
  {
    nth: 2,
    name: 'Pelayanan kesehatan ibu bersalin',
    whole: ['Ibu bersalin bulan ini', counted(KIA, 'bulin')],
    part: ['Di fasilitas kesehatan', counted(KIA, 'pf'), 'Menurut tempat bersalin yang dicatat.'],
  },
  {
    nth: 3,
    name: 'Pelayanan kesehatan bayi baru lahir',
    whole: ['Bayi lahir hidup bulan ini', counted(KIA, 'bayi-lahir')],
    part: ['KN lengkap tercapai bulan ini', counted(KIA, 'kn-lengkap'), 'KN1, KN2 dan KN3.'],
  },
  {
    nth: 4,
    name: 'Pelayanan kesehatan balita',
    whole: ['Balita 0–59 bulan', (at) => at.isSasaran && isBalita(at)],
    part: [
      'Ditimbang 8 kali dan diukur 2 kali tahun ini',
      (at) => isBalita(at) && isReachedThisYear(at, (visits) => isFollowed(visits)),
      'Di posyandu ini, dihitung di bulan tercapainya; perkembangan, vitamin A dan imunisasi ada di rekapnya sendiri.',
    ],
  },
  {
    nth: 5,
    name: 'Pelayanan kesehatan pada usia pendidikan dasar',
    whole: ['Anak 7–15 tahun', (at) => at.isSasaran && isOfSchool(at)],
    part: [
      'Skrining status gizi (BB dan TB)',
      (at) => isOfSchool(at) && isReachedThisYear(at, (visits) => visits.some(({ shown }) => isMeasured(shown))),
      ONCE_A_YEAR,
    ],
  },
  {
    nth: 6,
    name: 'Pelayanan kesehatan pada usia produktif',
    whole: ['Usia 15–59 tahun', counted(PTM, 'produktif')],
    part: ['Skrining tekanan darah', counted(PTM, 'skrining-produktif'), ONCE_A_YEAR],
  },
  {
    nth: 7,
    name: 'Pelayanan kesehatan pada usia lanjut',
    whole: ['Usia 60 tahun ke atas', counted(PTM, 'lansia')],
    part: ['Skrining tekanan darah', counted(PTM, 'skrining-lansia'), ONCE_A_YEAR],
  },
  {
    nth: 8,
    name: 'Pelayanan kesehatan penderita hipertensi',
    whole: ['Penderita yang dikenal', counted(PTM, 'ht')],
    part: ['Tekanan darah diukur bulan ini', counted(PTM, 'ht-diperiksa'), 'Setiap bulan.'],
  },
  {
    nth: 9,
    name: 'Pelayanan kesehatan penderita diabetes melitus',
    whole: ['Penderita yang dikenal', counted(PTM, 'dm')],
    part: ['Gula darah diukur bulan ini', counted(PTM, 'dm-diperiksa'), 'Setiap bulan.'],
  },
  {
    nth: 11,
    name: 'Pelayanan kesehatan orang terduga tuberkulosis',
    whole: ['Terduga, ditemukan bulan ini', counted(TBC, 'terduga')],
    part: [
      'Dirujuk dan sampai, atau dijawab',
      (at) => Boolean(counted(TBC, 'terduga')(at)) && Boolean(counted(TBC, 'sampai')(at)),
      'Rujukan karena TBC bulan ini.',
    ],
  },
]

/** Posyandu keep no record of these: which is not 0. */
const BLANK = [
  {
    nth: 10,
    name: 'Pelayanan kesehatan orang dengan gangguan jiwa berat',
    blank: 'Diagnosis ODGJ tidak dicatat di posyandu.',
  },
  {
    nth: 12,
    name: 'Pelayanan kesehatan orang dengan risiko terinfeksi HIV',
    blank: 'Pemeriksaan HIV tidak dicatat di posyandu.',
  },
] as const

export const SPM: ReportForm = {
  code: 'spm',
  title: 'Kontribusi posyandu pada 12 indikator SPM kesehatan',
  version: '2024',
  source: 'PP 2/2018; Permenkes 6/2024 (definisi operasional: cocokkan dengan dinas)',
  concerns: (at) => at.isSasaran || isSeen(at),
  identities: [],
  columns: [...INDICATORS.flatMap(columnsFor), ...BLANK.flatMap(blankColumns)].sort((a, b) => nthOf(a) - nthOf(b)),
}

function columnsFor({ nth, name, whole, part }: Indicator): readonly Column[] {
  const under = `${nth}. ${name}`
  return [
    { code: `${nth}-sasaran`, label: whole[0], under, of: whole[1] },
    { code: `${nth}`, label: part[0], under, of: part[1], note: part[2] },
  ]
}

function blankColumns({ nth, name, blank }: (typeof BLANK)[number]): readonly Column[] {
  return [{ code: `${nth}`, label: 'Tidak dicatat di posyandu', under: `${nth}. ${name}`, blank, of: () => false }]
}

function nthOf({ code }: Column): number {
  return Number.parseInt(code, 10)
}

/** As that form counts it, so that two reports cannot disagree. */
function counted({ code: form, columns, concerns }: ReportForm, code: string): Column['of'] {
  const column = columns.find((each) => each.code === code)
  if (!column) throw new Error(`expected a column ${code} in ${form}, found none`)
  return (at) => concerns(at) && column.of(at)
}

/** In its calendar year, by this posyandu's own visits. */
function isReachedThisYear(at: PersonMonth, holds: (visits: Visits) => boolean): boolean {
  const year = at.month.month.slice(0, 4)
  const own = at.person.visits.filter(({ on, elsewhere }) => elsewhere === undefined && on.startsWith(year))
  return at.isSasaran && isReached(at, (until: CalendarDate) => holds(own.filter(({ on }) => on <= until)))
}

/** Permenkes 4/2019: weighed at least 8 times a year, length or height at least twice [background, verify]. */
const WEIGHED_TIMES = 8
const MEASURED_TIMES = 2

function isFollowed(visits: Visits): boolean {
  const months = (fits: (shown: ServedVisit['shown']) => boolean): number =>
    new Set(visits.filter(({ shown }) => fits(shown)).map(({ on }) => monthOf(on))).size
  const weighed = months(({ weightKg, copiedFrom }) => typeof weightKg === 'number' && !copiedFrom)
  return weighed >= WEIGHED_TIMES && months(({ heightCm }) => typeof heightCm === 'number') >= MEASURED_TIMES
}

function isMeasured({ weightKg, heightCm }: ServedVisit['shown']): boolean {
  return typeof weightKg === 'number' && typeof heightCm === 'number'
}

/** 7 to 15 years (PP 2/2018: usia pendidikan dasar). */
const SCHOOL_MONTHS = { from: 7 * 12, below: 16 * 12 } as const

function isOfSchool({ months }: PersonMonth): boolean {
  return months !== undefined && months >= SCHOOL_MONTHS.from && months < SCHOOL_MONTHS.below
}
