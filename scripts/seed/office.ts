/** What the office itself writes: how many people Pusdatin says there are, and each programme's page of a month. */
import type { CalendarMonth } from '../../src/domain/calendar.ts'
import { deadlines, USUAL_CLOSING } from '../../src/domain/month-closing.ts'
import type { Json } from '../../src/log/entry.ts'
import type { Programme } from '../../src/reports/evidence/programmes.ts'
import type { Sasaran } from '../../src/reports/pws/indicator.ts'
import type { Luck } from './luck.ts'

/** Of all people (domain spec §1.5). */
const SHARES: Readonly<Record<Sasaran, number>> = {
  bumil: 0.021,
  bulin: 0.02,
  bayi: 0.018,
  baduta: 0.036,
  balita: 0.088,
  apras: 0.019,
  'sekolah-remaja': 0.22,
  dewasa: 0.56,
  lansia: 0.11,
}

/** Pusdatin's numbers are seldom those of the village: some more, some fewer. */
export function pusdatinOf(desa: string, year: number, people: number, luck: Luck): Record<string, Json> {
  const numbers = Object.entries(SHARES).map(([name, share]) => [
    `sasaran.${name}`,
    Math.round(people * share * luck.about(1.06, 0.06)),
  ])
  return { desa, year, source: `Pusdatin ${year} (contoh)`, ...(Object.fromEntries(numbers) as Record<string, Json>) }
}

/** What their people wrote of a month. */
export function programmePage(programme: Programme, month: CalendarMonth): Record<string, Json> {
  const { plan, done, cause, next, owner } = PAGES[programme]
  const due = deadlines(month, undefined, USUAL_CLOSING).report
  return { plan, done, cause, next, owner, due: `${due.slice(0, 8)}28` }
}

interface Page {
  readonly plan: string
  readonly done: string
  readonly cause: string
  readonly next: string
  readonly owner: string
}

const PAGES: Readonly<Record<Programme, Page>> = {
  stunting: {
    plan: 'Timbang dan ukur semua balita. PMT untuk balita dengan berat kurang. Pendampingan dua desa terjauh.',
    done: 'Hari buka di semua desa. PMT lokal berjalan. Kunjungan rumah balita yang tidak datang.',
    cause: 'Sebagian ibu bekerja di kebun pada hari buka.',
    next: 'Sweeping sore hari bersama kader dan perangkat desa.',
    owner: 'TPG',
  },
  kia: {
    plan: 'Kelas ibu hamil tiap desa. Kunjungan ibu hamil yang belum K1 trimester pertama.',
    done: 'Kelas ibu hamil di pustu. TTD dibagikan pada hari buka.',
    cause: 'Ibu hamil terlambat melapor karena ragu.',
    next: 'Kader menanyakan haid terlambat saat kunjungan rumah.',
    owner: 'Bidan koordinator',
  },
  imunisasi: {
    plan: 'Layanan imunisasi pada tiap hari buka. Kejar anak zero dose.',
    done: 'Vaksin tersedia di semua hari buka. Daftar zero dose dibagi ke kader.',
    cause: 'Beberapa keluarga menolak karena takut demam.',
    next: 'Kunjungan bersama tokoh agama ke keluarga yang menolak.',
    owner: 'Juru imunisasi',
  },
  tbc: {
    plan: 'Skrining gejala TBC pada semua yang datang. Lacak kontak serumah.',
    done: 'Skrining pada langkah 4. Yang bergejala dirujuk untuk periksa dahak.',
    cause: 'Sebagian yang dirujuk belum datang ke puskesmas.',
    next: 'Kader mengantar yang belum periksa pada hari layanan TBC.',
    owner: 'Programer TBC',
  },
  ptm: {
    plan: 'Ukur tekanan darah dan gula dewasa dan lansia.',
    done: 'Pengukuran pada hari buka. Yang tinggi dirujuk.',
    cause: 'Laki-laki usia kerja jarang datang pada jam buka.',
    next: 'Hari buka sore satu kali tiap bulan di balai desa.',
    owner: 'Programer PTM',
  },
}
