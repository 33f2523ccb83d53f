/** The tiles of the PWS (spec §9.3). Sources stand beside each; a target without a source is no target. */
import type { ReportForm } from '../month/form.ts'
import { nameOf } from '../month/tally.ts'
import type { Indicator } from './indicator.ts'

/** Permenkes 6/2024: each of the twelve indicators of SPM is to reach everybody, every year. */
const SPM_TARGET = 1
const SPM = 'SPM kesehatan 100 %, Permenkes 6/2024'
// Domain spec §11.1.
const SKDN = 'SKDN'
const STATUS = 'Permenkes 2/2020; di antara yang diukur bulan ini'
// Domain spec §9.3, §11.2.
const PWS_KIA = 'PWS-KIA; sasaran riil menurut HPL'

export const INDICATORS: readonly Indicator[] = [
  // At least 80 % in the programme's apps; the national target differs by year (§11.1).
  {
    ...weighed('ds', 'D/S', 'Ditimbang (D)', ['skdn.d'], ['skdn.s'], 'Sasaran (S)', 'up'),
    target: 0.8,
    pusdatin: 'balita',
  },
  weighed('nd', 'N/D′', 'Naik (N)', ['skdn.n'], ['skdn.n', 'skdn.t'], 'Dinilai (N+T)', 'up'),
  weighed('n-d', 'N/D', 'Naik (N)', ['skdn.n'], ['skdn.d'], 'Ditimbang (D)', 'up'),
  weighed('t', 'Tidak naik (T)', 'Tidak naik', ['skdn.t'], ['skdn.d'], 'Ditimbang (D)', 'down'),
  weighed('2t', '2T', 'Dua kali tidak naik', ['skdn.t2'], ['skdn.d'], 'Ditimbang (D)', 'down'),
  weighed('bgm', 'BGM', 'Di bawah garis merah', ['skdn.bgm'], ['skdn.d'], 'Ditimbang (D)', 'down'),
  classed('gizi-kurang', 'Gizi kurang dan buruk', 'Wasting (BB/TB < −2 SD)', 'gizi.wasting', 'gizi.bbtb'),
  classed('stunting', 'Stunting', 'Pendek (TB/U < −2 SD)', 'gizi.stunting', 'gizi.tbu'),
  classed('kurus', 'Berat badan kurang', 'BB/U < −2 SD', 'gizi.underweight', 'gizi.bbu'),

  { ...reached('k1', 'K1', 'kia.k1', 'kia.hpl', 'Ibu hamil, HPL'), pusdatin: 'bumil' },
  {
    ...reached('k6', 'K6', 'kia.k6', 'kia.hpl', 'Ibu hamil, HPL'),
    pusdatin: 'bumil',
    target: SPM_TARGET,
    source: SPM,
  },
  {
    ...reached('pf', 'Bersalin di faskes', 'kia.pf', 'kia.bulin', 'Bersalin'),
    pusdatin: 'bulin',
    target: SPM_TARGET,
    source: SPM,
  },
  { ...reached('kf', 'KF lengkap', 'kia.kf-lengkap', 'kia.bulin', 'Bersalin'), pusdatin: 'bulin' },
  {
    ...reached('kn', 'KN lengkap', 'kia.kn-lengkap', 'kia.bayi-lahir', 'Lahir hidup'),
    pusdatin: 'bayi',
    target: SPM_TARGET,
    source: SPM,
  },

  {
    ...reached('idl', 'IDL 12 bulan', 'pws-imunisasi.idl-12', 'pws-imunisasi.ulang-tahun-1', 'Genap 12 bulan'),
    group: 'imunisasi',
    partLabel: 'Imunisasi dasar lengkap',
    pusdatin: 'bayi',
    // Domain spec §6.4, §9.3.
    source: 'PWS imunisasi; dosis dengan bukti',
  },
  {
    ...reached(
      'baduta',
      'Baduta lengkap 24 bulan',
      'pws-imunisasi.baduta-24',
      'pws-imunisasi.ulang-tahun-2',
      'Genap 24 bulan',
    ),
    group: 'imunisasi',
    partLabel: 'Imunisasi baduta lengkap',
    pusdatin: 'baduta',
    // Domain spec §6.4, K14.
    source: 'PWS imunisasi; dosis dengan bukti',
  },
  {
    code: 'zero',
    label: 'Zero dose',
    group: 'imunisasi',
    part: ['pws-imunisasi.zero'],
    better: 'down',
    partLabel: 'Belum pernah DPT, 12–59 bulan',
    // Domain spec §6.4.
    source: 'PWS imunisasi',
  },

  {
    code: 'remaja',
    label: 'Usia sekolah dan remaja datang',
    group: 'remaja',
    part: ['ilp-remaja.4', 'ilp-remaja.5'],
    whole: ['ilp-remaja.2', 'ilp-remaja.3'],
    wholeIs: 'each-month',
    pusdatin: 'sekolah-remaja',
    better: 'up',
    partLabel: 'Datang',
    wholeLabel: 'Sasaran',
    // Domain spec §11.4.
    source: 'Rekap ILP remaja',
  },
  {
    ...screened('produktif', 'Skrining usia produktif', 'ptm.skrining-produktif', 'ptm.produktif'),
    pusdatin: 'dewasa',
  },
  { ...screened('lansia', 'Skrining lansia', 'ptm.skrining-lansia', 'ptm.lansia'), pusdatin: 'lansia' },
  risk('td', 'Tekanan darah tinggi', 'ptm.td-tinggi'),
  risk('gula', 'Gula darah tinggi', 'ptm.gula-tinggi'),
  {
    ...screened('ht', 'Hipertensi terkendali', 'ptm.ht-terkendali', 'ptm.ht'),
    wholeIs: 'each-month',
    partLabel: 'Di bawah 140/90',
    wholeLabel: 'Penderita',
    // Domain spec §9.3.
    source: 'PTM; SPM',
  },
  number('ptm-rujuk', 'Dirujuk karena PTM', 'ptm', 'ptm.dirujuk', 'Dirujuk'),
  {
    code: 'tbc',
    label: 'Skrining TBC',
    group: 'tbc',
    part: ['tbc.skrining'],
    whole: ['tbc.datang'],
    wholeIs: 'each-month',
    better: 'up',
    partLabel: 'Diskrining',
    wholeLabel: 'Datang',
    // Domain spec §4.11, §9.3.
    source: 'Kepmenkes 2015/2023; dasbor PWS',
  },
  number('tbc-terduga', 'Terduga TBC', 'tbc', 'tbc.terduga', 'Terduga'),
  number('tbc-rujuk', 'Dirujuk karena TBC', 'tbc', 'tbc.dirujuk', 'Dirujuk'),
  number('kunjungan', 'Kunjungan posyandu', 'layanan', 'layanan.kunjungan', 'Kunjungan'),
  number('rumah', 'Kunjungan rumah', 'layanan', 'layanan.rumah', 'Kunjungan'),
  {
    code: 'rujukan',
    label: 'Rujukan belum ada kabar',
    group: 'layanan',
    part: ['layanan.rujukan-belum'],
    whole: ['layanan.rujukan'],
    wholeIs: 'each-month',
    better: 'down',
    partLabel: 'Belum ada kabar',
    wholeLabel: 'Rujukan',
    // Domain spec §10.
    source: 'Rujukan posyandu',
  },
]

/** Those whose columns these forms count. */
export function countedIndicators(forms: readonly ReportForm[]): readonly Indicator[] {
  const names = new Set(forms.flatMap((form) => form.columns.map((column) => nameOf(form, column))))
  return INDICATORS.filter(({ part, whole = [] }) => [...part, ...whole].every((name) => names.has(name)))
}

function weighed(
  code: string,
  label: string,
  partLabel: string,
  part: readonly string[],
  whole: readonly string[],
  wholeLabel: string,
  better: Indicator['better'],
): Indicator {
  return { code, label, group: 'gizi', part, whole, wholeIs: 'each-month', better, partLabel, wholeLabel, source: SKDN }
}

function classed(code: string, label: string, partLabel: string, part: string, whole: string): Indicator {
  return {
    ...weighed(code, label, partLabel, [part], [whole], 'Diukur', 'down'),
    source: STATUS,
  }
}

/** Counted in the month somebody reaches it; so is the whole. */
function reached(code: string, label: string, part: string, whole: string, wholeLabel: string): Indicator {
  return {
    code,
    label,
    group: 'kia',
    part: [part],
    whole: [whole],
    wholeIs: 'events',
    better: 'up',
    partLabel: label,
    wholeLabel,
    source: PWS_KIA,
  }
}

/** Once a year, of those who live there. */
function screened(code: string, label: string, part: string, whole: string): Indicator {
  return {
    code,
    label,
    group: 'ptm',
    part: [part],
    whole: [whole],
    wholeIs: 'of-year',
    target: SPM_TARGET,
    better: 'up',
    partLabel: 'Diskrining pertama kali tahun ini',
    wholeLabel: 'Sasaran',
    source: SPM,
  }
}

function risk(code: string, label: string, part: string): Indicator {
  return {
    code,
    label,
    group: 'ptm',
    part: [part],
    whole: ['ptm.skrining'],
    wholeIs: 'each-month',
    better: 'down',
    partLabel: label,
    wholeLabel: 'Diskrining',
    // Domain spec §4.5, §9.3.
    source: 'Kepmenkes 2015/2023; dasbor PWS',
  }
}

function number(code: string, label: string, group: Indicator['group'], part: string, partLabel: string): Indicator {
  // Domain spec §9.3.
  return { code, label, group, part: [part], better: 'up', partLabel, source: 'Dasbor PWS' }
}
