/** Codes of SATUSEHAT's profile (domain spec §12.2). What has no code there is said in words, never under a guessed code. */
import type { CodeableConcept } from '@medplum/fhirtypes'
import type { ChildStatus } from '../../../domain/growth/status.ts'

export const NIK_SYSTEM = 'https://fhir.kemkes.go.id/id/nik'
/** A newborn without a NIK is known by its mother's (§12.2; the system's name is background). */
export const MOTHERS_NIK_SYSTEM = 'https://fhir.kemkes.go.id/id/nik-ibu'
export const KELAS_IBU_BALITA = 'https://fhir.kemkes.go.id/Questionnaire/Q0004'

const LOINC = 'http://loinc.org'
const SNOMED = 'http://snomed.info/sct'
const KEMKES = 'http://terminology.kemkes.go.id/CodeSystem/clinical-term'

export const ACT_CODE = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
export const UCUM = 'http://unitsofmeasure.org'
const CATEGORY = 'http://terminology.hl7.org/CodeSystem/observation-category'

export const VITAL_SIGNS: CodeableConcept = { coding: [{ system: CATEGORY, code: 'vital-signs' }] }
export const LABORATORY: CodeableConcept = { coding: [{ system: CATEGORY, code: 'laboratory' }] }

export const loinc = (code: string, text: string): CodeableConcept => ({ coding: [{ system: LOINC, code }], text })
export const snomed = (code: string, text: string): CodeableConcept => ({ coding: [{ system: SNOMED, code }], text })
export const inWords = (text: string): CodeableConcept => ({ text })

export const WEIGHT = loinc('29463-7', 'Berat badan')
export const LENGTH = loinc('8306-3', 'Panjang badan (terlentang)')
export const STANDING = loinc('8308-9', 'Tinggi badan (berdiri)')
export const HEIGHT = loinc('8302-2', 'Tinggi badan')
export const HEAD = loinc('9843-4', 'Lingkar kepala')
export const ARM = snomed('284473002', 'Lingkar lengan atas')
export const PRESSURE = loinc('85354-9', 'Tekanan darah')
export const SYSTOLIC = loinc('8480-6', 'Sistole')
export const DIASTOLIC = loinc('8462-4', 'Diastole')
export const GLUCOSE = loinc('2339-0', 'Gula darah sewaktu')
export const HAEMOGLOBIN = loinc('718-7', 'Hemoglobin')

/** By whether the child is measured lying (under two years) or standing. */
export const Z_SCORES = {
  weightForAge: { lying: snomed('1153593003', 'BB/U'), standing: snomed('1153593003', 'BB/U') },
  heightForAge: { lying: snomed('1153590000', 'PB/U'), standing: snomed('1153604005', 'TB/U') },
  weightForHeight: { lying: snomed('1153598007', 'BB/PB'), standing: snomed('1153600001', 'BB/TB') },
  bmiForAge: { lying: snomed('1153596006', 'IMT/U'), standing: snomed('1153596006', 'IMT/U') },
  headForAge: { lying: snomed('1153594009', 'LK/U'), standing: snomed('1153594009', 'LK/U') },
} as const

type Interpreted = 'weightForAge' | 'heightForAge' | 'weightForHeight'
type Codes<Index extends Interpreted> = Readonly<Record<NonNullable<ChildStatus[Index]>, string>>

const INTERPRETED: { readonly [Index in Interpreted]: Codes<Index> } = {
  weightForAge: { 'sangat-kurang': 'OI000007', kurang: '248342006', normal: '43664005', 'risiko-lebih': 'OI000010' },
  heightForAge: { 'sangat-pendek': 'OI000011', pendek: '444000005', normal: '17489000', tinggi: '83077003' },
  weightForHeight: {
    'gizi-buruk': 'OI000001',
    'gizi-kurang': '248325000',
    'gizi-baik': '248324001',
    'berisiko-gizi-lebih': 'OI000004',
    'gizi-lebih': '238131007',
    obesitas: '414915002',
  },
}

/** The national class of an index; undefined where there is none, or no code for it. */
export function interpretationOf(index: string, status: ChildStatus): CodeableConcept | undefined {
  if (!Object.hasOwn(INTERPRETED, index)) return undefined
  const said = status[index as Interpreted]
  if (said === undefined) return undefined
  const code = (INTERPRETED[index as Interpreted] as Readonly<Record<string, string>>)[said]
  return code === undefined
    ? inWords(said)
    : { coding: [{ system: code.startsWith('OI') ? KEMKES : SNOMED, code }], text: said }
}
