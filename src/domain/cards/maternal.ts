/** What arm, blood, tablets and capsules say of a mother (card 1). */
import { addDays, completedMonths } from '../calendar.ts'
import { termOf, trimesterOf } from '../pregnancy/dates.ts'
import { nifasCapsules } from '../pregnancy/vitamin-a.ts'
import { KEK_CM } from './body.ts'
import type { Meaning, Visitor } from './field.ts'
import { inThisPregnancy, weeksOf } from './maternal-weight.ts'
import { numberOf } from './values.ts'

export const MOTHERS = ['ibu-hamil', 'ibu-nifas'] as const

/** Usia kehamilan (column 2); postterm from 42 weeks. */
export function gestationMeaning(visitor: Visitor): Meaning | undefined {
  const weeks = weeksOf(visitor)
  if (weeks === undefined) return undefined
  const number = `${weeks} minggu`
  return termOf(weeks) === 'lewat-bulan'
    ? {
        code: 'lewat-bulan',
        colour: 'merah',
        formal: 'Lewat bulan',
        number,
        says: 'Hamil 42 minggu atau lebih. Rujuk ke bidan atau puskesmas.',
        follow: { reason: 'lewat-bulan', route: '7-hari' },
      }
    : {
        code: 'usia-hamil',
        colour: 'hijau',
        formal: `Trimester ${trimesterOf(weeks)}`,
        number,
        says: 'Ingatkan periksa hamil sesuai jadwal, K1 sampai K6.',
      }
}

/** Risiko/4T, by their names without the numbers behind them; that none is known is not the same as none. */
export function risksMeaning({ onFile }: Visitor): Meaning | undefined {
  if (onFile === undefined || onFile.risks.length === 0) return undefined
  const formal = onFile.risks.map(({ label }) => label.replace(/ \(.*\)$/, '')).join(', ')
  return { code: 'risiko-hamil', colour: 'kuning', formal, says: 'Kehamilan ini perlu perhatian bidan.' }
}

/** Status imunisasi tetanus, T0 to T5; the aim is T5 (§6.6). */
export function tetanusMeaning({ onFile }: Visitor): Meaning | undefined {
  if (onFile === undefined) return undefined
  const formal = `T${onFile.tetanus}`
  return onFile.tetanus === 5
    ? { code: 'status-t', colour: 'hijau', formal, says: 'Imunisasi tetanus sudah lengkap.' }
    : { code: 'status-t', colour: 'kuning', formal, says: 'Imunisasi tetanus belum lengkap. Tanyakan bidan.' }
}

/** LiLA below 23,5 cm is KEK: she is referred (column 6). */
export function pregnancyArmMeaning(cm: number): Meaning {
  return cm < KEK_CM
    ? {
        code: 'kek-hamil',
        colour: 'merah',
        formal: 'KEK (LiLA < 23,5 cm)',
        says: 'LiLA merah: kurang energi (KEK). Rujuk, dan ajak makan lebih sering.',
        follow: { reason: 'kek-hamil', route: '7-hari' },
      }
    : { code: 'lila-normal', colour: 'hijau', formal: 'Normal', says: 'LiLA baik.' }
}

/** Hb of a pregnant woman, g/dL (§4.12): 11 normal, 10,5 in trimester 2; 10, 7 [WHO, background]. Below 10 is referred. */
export function pregnancyHaemoglobinMeaning(gDl: number, visitor: Visitor): Meaning {
  const weeks = weeksOf(visitor)
  const normalFrom = weeks !== undefined && trimesterOf(weeks) === 2 ? 10.5 : 11
  const number = `Hb ${withComma(gDl)} g/dL`
  if (gDl >= normalFrom) return { code: 'hb-normal', colour: 'hijau', formal: 'Normal', number, says: 'Hb baik.' }
  if (gDl >= 10) {
    return {
      code: 'hb-hamil-ringan',
      colour: 'kuning',
      formal: 'Anemia ringan',
      number,
      says: 'Hb agak rendah. Beri tahu bidan hari ini: takaran TTD dari bidan.',
      follow: { reason: 'anemia-hamil-ringan', route: 'lapor' },
    }
  }
  return {
    code: gDl >= 7 ? 'hb-hamil-sedang' : 'hb-hamil-berat',
    colour: 'merah',
    formal: gDl >= 7 ? 'Anemia sedang' : 'Anemia berat',
    number,
    says:
      gDl >= 7
        ? 'Hb rendah. Rujuk ke puskesmas minggu ini.'
        : 'Hb sangat rendah. Rujuk; bidan yang menentukan rumah sakitnya.',
    follow: { reason: 'anemia-hamil', route: '7-hari' },
  }
}

/** Tablets in a pregnancy: TTD at least 90 (column 13), MMS 180 in their stead (K16). */
const TABLETS = { 'measure.ttd': { name: 'TTD', least: 90 }, 'measure.mms': { name: 'MMS', least: 180 } } as const

/** What she was given so far in this pregnancy, and whether it was both. */
export function tabletsMeaning(visitor: Visitor): Meaning | undefined {
  const sums = (['measure.ttd', 'measure.mms'] as const).map((name) => {
    const given = inThisPregnancy(visitor, name).reduce((sum, { value }) => sum + value, 0)
    return { ...TABLETS[name], given: Math.max(given, numberOf(visitor.today[name]) ?? 0) }
  })
  const had = sums.filter(({ given }) => given > 0)
  const [first] = had
  if (first === undefined) return undefined
  if (had.length > 1) {
    return {
      code: 'ttd-dan-mms',
      colour: 'kuning',
      formal: 'TTD dan MMS',
      number: had.map(({ name, given }) => `${name} ${given}`).join(', '),
      says: 'Pernah diberi TTD dan MMS. MMS menggantikan TTD: minum salah satu saja, tanyakan bidan.',
    }
  }
  const { name, given, least } = first
  return {
    code: 'tablet-ibu',
    colour: 'hijau',
    formal: given >= least ? 'Cukup' : `Dari ${least}`,
    number: `${given} tablet ${name}`,
    says:
      given >= least
        ? `Sudah ${least} tablet atau lebih. Teruskan satu tiap hari sampai melahirkan.`
        : `Minum satu tablet tiap hari, paling sedikit ${least} selama hamil.`,
  }
}

/** Capsules since the birth (K15); undefined outside the nifas. */
export function nifasCapsulesMeaning(visitor: Visitor): Meaning | undefined {
  const { maternal, today, earlier } = visitor
  const birth = maternal?.pregnancy.endedOn
  if (maternal?.state !== 'nifas' || birth === undefined || maternal.days === undefined) return undefined
  const on = addDays(birth, maternal.days)
  const atVisits = [{ daysAgo: 0, values: today }, ...earlier].flatMap(({ daysAgo, values }) => {
    const capsules = numberOf(values['measure.vitamin-a-nifas'])
    return capsules === undefined ? [] : [{ on: addDays(on, -daysAgo), capsules }]
  })
  const { given, state } = nifasCapsules(birth, maternal.pregnancy.afterBirth, atVisits, on)
  const number = `${given} dari 2 kapsul`
  return state === 'lengkap'
    ? { code: 'vita-nifas-lengkap', colour: 'hijau', formal: 'Lengkap', number, says: 'Vitamin A sudah dua kapsul.' }
    : {
        code: 'vita-nifas-kurang',
        colour: 'kuning',
        formal: 'Belum lengkap',
        number,
        says: 'Vitamin A belum lengkap. Minta ke bidan, paling lambat hari ke-42.',
      }
}

/** Where she is after the birth, as the card counts it: hari nifas, then bulan 2 to 24. */
export function afterBirthMeaning({ maternal, today }: Visitor): Meaning | undefined {
  if (maternal === undefined || maternal.state === 'hamil' || maternal.days === undefined) return undefined
  const { days, pregnancy, state } = maternal
  if (state === 'nifas') {
    return {
      code: 'hari-nifas',
      colour: 'hijau',
      formal: 'Nifas',
      number: `hari ke-${days}`,
      says: 'Ingatkan periksa nifas sesuai jadwal, KF1 sampai KF4.',
    }
  }
  const birth = pregnancy.endedOn
  const number = birth && `bulan ke-${completedMonths(birth, addDays(birth, days)) + 1}`
  const counted = { colour: 'hijau', ...(number !== undefined && { number }) } as const
  return today['ask.menyusui'] === false
    ? { ...counted, code: 'setelah-nifas', formal: 'Tidak menyusui', says: 'Bulan depan diperiksa sesuai umurnya.' }
    : { ...counted, code: 'menyusui', formal: 'Menyusui', says: 'Teruskan menyusui sampai 2 tahun.' }
}

function withComma(value: number): string {
  return String(value).replace('.', ',')
}
