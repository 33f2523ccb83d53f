/** Everybody from six years on, by the card of their age, with what this month's visit found: to know whom to invite. */
import { bmiOf } from '../../domain/cards/body.ts'
import { listOf, numberOf } from '../../domain/cards/values.ts'
import { dateInWords, numberInWords, tick } from '../month/in-words.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { Register, RegisterColumn } from '../month/register.ts'
import { glucoseOf } from './card-columns.ts'
import { pressureIn } from './chronic.ts'
import { saidIllnesses } from './examined.ts'
import { isYouth } from './ilp-remaja.ts'
import { ADDRESS, BIRTH, NAME, NIK, PHONE, ROW_NUMBER, SEX } from './register-columns.ts'

const WHO: readonly RegisterColumn[] = [
  ROW_NUMBER,
  NIK,
  NAME,
  SEX,
  BIRTH,
  {
    code: 'umur',
    label: 'Umur (tahun)',
    text: ({ months }) => (months === undefined ? '' : String(Math.floor(months / 12))),
  },
  ADDRESS,
  PHONE,
  { code: 'datang', label: 'Datang bulan ini', text: ({ came, on }) => (came ? dateInWords(on) : '') },
]

const BODY: readonly RegisterColumn[] = [
  measured('bb', 'BB (kg)', 'weightKg'),
  measured('tb', 'TB (cm)', 'heightCm'),
  { code: 'imt', label: 'IMT', text: ({ visitor }) => numberInWords(visitor && bmiOf(visitor)) },
  found('imt-hasil', 'Hasil IMT', (at) => at.finding('imt')),
  measured('lp', 'Lingkar perut (cm)', 'measure.lingkar-perut'),
  {
    code: 'td',
    label: 'TD (mmHg)',
    text: (at) => {
      const pressure = pressureIn(at)
      return pressure ? `${pressure.sistole}/${pressure.diastole}` : ''
    },
  },
  found('td-hasil', 'Hasil TD', (at) => at.finding('td')),
  measured('gds', 'Gula darah (mg/dL)', 'measure.gds'),
  found('gds-hasil', 'Hasil gula darah', glucoseOf),
]

const SMOKING = { aktif: 'merokok', pasif: 'serumah perokok', tidak: 'tidak' } as const

const ASKED: readonly RegisterColumn[] = [
  found('tbc', 'Skrining TBC', (at) => at.finding('tbc')),
  {
    code: 'merokok',
    label: 'Merokok',
    text: ({ values }) => SMOKING[values['ask.merokok'] as keyof typeof SMOKING] ?? '',
  },
]

const REFERRED: RegisterColumn = {
  code: 'rujuk',
  label: 'Dirujuk bulan ini',
  text: ({ referrals }) => referrals.map(({ madeOn }) => dateInWords(madeOn)).join(', '),
}

const ILLNESS: readonly RegisterColumn[] = [
  { code: 'riwayat', label: 'Riwayat penyakit', text: (at) => saidIllnesses(at).join(', ') },
  { code: 'obat', label: 'Obat diminum', text: ({ values }) => tick(asBoolean(values['ask.minum-obat'])) },
  {
    code: 'perilaku',
    label: 'Banyak gula, garam, lemak',
    text: ({ values }) => listOf(values['ask.perilaku']).join(', '),
  },
  found('mata-telinga', 'Mata dan telinga', (at) => at.finding('form.mata-telinga')),
  found('puma', 'PUMA', (at) => at.finding('form.puma')),
]

export const AGE_REGISTERS: readonly Register[] = [
  register('daftar-remaja', 'Daftar usia sekolah dan remaja (6–18 tahun)', isYouth, [
    ...BODY,
    measured('hb', 'Hb (g/dL)', 'measure.hb'),
    found('hb-hasil', 'Hasil Hb', (at) => at.finding('measure.hb')),
    { code: 'ttd', label: 'TTD tiap minggu', text: ({ values }) => tick(asBoolean(values['ask.ttd-mingguan'])) },
    ...ASKED,
  ]),
  register('daftar-dewasa', 'Daftar dewasa (19–59 tahun)', ({ group }) => group === 'dewasa', [
    ...BODY,
    ...ILLNESS,
    ...ASKED,
  ]),
  register('daftar-lansia', 'Daftar lansia (60 tahun ke atas)', ({ group }) => group === 'lansia', [
    ...BODY,
    ...ILLNESS,
    found('aks', 'AKS', (at) => at.finding('form.aks')),
    found('skilas', 'SKILAS', (at) => at.finding('form.skilas')),
    ...ASKED,
  ]),
]

function register(
  code: string,
  title: string,
  isOf: (at: PersonMonth) => boolean,
  columns: readonly RegisterColumn[],
): Register {
  return {
    code,
    title,
    version: '2023',
    // Domain spec §4.4–§4.10.
    source: 'Kartu bantu usia sekolah-remaja dan dewasa-lansia',
    includes: (at) => at.isSasaran && isOf(at),
    columns: [...WHO, ...columns, REFERRED],
  }
}

function measured(code: string, label: string, name: string): RegisterColumn {
  return { code, label, text: ({ values }) => numberInWords(numberOf(values[name])) }
}

/** As the regulation names it; a mother's stand on her own register. */
function found(
  code: string,
  label: string,
  of: (at: PersonMonth) => ReturnType<PersonMonth['finding']>,
): RegisterColumn {
  return {
    code,
    label,
    text: (at) => {
      const meaning = of(at)
      return meaning?.formal ?? meaning?.number ?? ''
    },
  }
}

function asBoolean(value: unknown): boolean | undefined {
  return typeof value === 'boolean' ? value : undefined
}
