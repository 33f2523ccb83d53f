/** Blood sugar and haemoglobin. */
import type { CardValue, Meaning, Visitor } from './field.ts'
import { bmiMeaning, waistMeaning } from './body.ts'
import { pressureMeaning } from './pressure.ts'
import { latest, listOf, numberOf } from './values.ts'

const LOW: Meaning = {
  code: 'gds-rendah',
  colour: 'merah',
  letter: 'R',
  formal: 'Hipoglikemia',
  says: 'Gula darah terlalu rendah. Beri minum manis, panggil bidan sekarang.',
  follow: { reason: 'gds-rendah', route: 'segera' },
}

/** GDS in mg/dL (C6, K6): below 70 low, 140 prediabetes, 200 diabetes, 300 within a day. */
export function glucoseMeaning(mgDl: number): Meaning {
  const number = `${mgDl} mg/dL`
  if (mgDl < 70) return { ...LOW, number }
  if (mgDl >= 300) {
    return {
      code: 'gds-sangat-tinggi',
      colour: 'merah',
      letter: 'T',
      formal: 'Diabetes',
      number,
      says: 'Gula darah sangat tinggi. Rujuk, paling lambat besok.',
      follow: { reason: 'gds-sangat-tinggi', route: '24-jam' },
    }
  }
  if (mgDl >= 200) {
    return {
      code: 'gds-tinggi',
      colour: 'merah',
      letter: 'T',
      formal: 'Diabetes',
      number,
      says: 'Gula darah tinggi. Rujuk ke puskesmas minggu ini.',
      follow: { reason: 'gds-tinggi', route: '7-hari' },
    }
  }
  if (mgDl >= 140) {
    return {
      code: 'gds-pradiabetes',
      colour: 'kuning',
      letter: 'N',
      formal: 'Prediabetes',
      number,
      says: 'Gula darah mulai tinggi. Kurangi gula, periksa lagi 3 bulan lagi.',
      againAfterDays: THREE_MONTHS_DAYS,
    }
  }
  return { code: 'gds-normal', colour: 'hijau', letter: 'N', formal: 'Normal', number, says: 'Gula darah baik.' }
}

/** Every third open day. */
const THREE_MONTHS_DAYS = 84

/** What the meter shows instead of a number; the number, once there is one, says more. */
export function meterMeaning(code: CardValue, { today }: Visitor): Meaning | undefined {
  if (today['measure.gds'] !== undefined) return undefined
  if (code === 'lo') return { ...LOW, number: 'LO di alat' }
  if (code !== 'hi') return undefined
  return {
    code: 'gds-di-atas-alat',
    colour: 'merah',
    letter: 'T',
    formal: 'Diabetes, di atas batas alat',
    number: 'HI di alat',
    says: 'Gula darah di atas batas alat. Antar ke bidan atau puskesmas sekarang.',
    follow: { reason: 'gds-di-atas-alat', route: 'segera' },
  }
}

/** From 40 years; from 15 with obesity, a large waist, hypertension or known diabetes (§4.5). */
export function needsGlucose(visitor: Visitor): boolean {
  if (visitor.months >= 40 * 12) return true
  if (visitor.months < 15 * 12) return false
  const waist = numberOf(latest(visitor, 'measure.lingkar-perut'))
  const known = listOf(latest(visitor, 'ask.riwayat-diri'))
  return (
    (waist !== undefined && waistMeaning(waist, visitor)?.code === 'perut-besar') ||
    bmiMeaning(visitor)?.letter === 'O' ||
    pressureMeaning(visitor)?.colour === 'merah' ||
    known.includes('hipertensi') ||
    known.includes('dm')
  )
}

/** Remaja putri and WUS, g/dL (S1 Gambar 24): 12 normal, 11 ringan, 8 sedang, below berat. */
export function haemoglobinMeaning(gDl: number): Meaning {
  const number = `Hb ${String(gDl).replace('.', ',')} g/dL`
  if (gDl >= 12) return { code: 'hb-normal', colour: 'hijau', formal: 'Normal', number, says: 'Hb baik.' }
  const follow = { reason: 'anemia', route: '7-hari' } as const
  if (gDl >= 11) {
    return {
      code: 'hb-ringan',
      colour: 'kuning',
      formal: 'Anemia ringan',
      number,
      says: 'Hb agak rendah. Minum TTD, rujuk ke puskesmas minggu ini.',
      follow,
    }
  }
  if (gDl >= 8) {
    return {
      code: 'hb-sedang',
      colour: 'merah',
      formal: 'Anemia sedang',
      number,
      says: 'Hb rendah. Rujuk ke puskesmas minggu ini.',
      follow,
    }
  }
  return {
    code: 'hb-berat',
    colour: 'merah',
    formal: 'Anemia berat',
    number,
    says: 'Hb sangat rendah. Rujuk; bidan yang menentukan rumah sakitnya.',
    follow,
  }
}
