/** What was measured at a visit, and what the child's numbers mean. */
import type { CodeableConcept, Observation, Quantity } from '@medplum/fhirtypes'
import type { PersonMonth } from '../../month/person-month.ts'
import type { ServedVisit } from '../../month/served.ts'
import { measuredOf } from '../measured.ts'
import * as codes from './codes.ts'
import { fhirId } from './ids.ts'
import { encounterRef, subjectOf } from './patient.ts'

export function observationsOf(at: PersonMonth, visit: ServedVisit): readonly Observation[] {
  const measured = MEASURES.flatMap(({ of, code, unit, ucum = unit, category = codes.VITAL_SIGNS }) => {
    const value = of(visit)
    if (typeof value !== 'number') return []
    const what = typeof code === 'function' ? code(visit) : code
    return [observation(at, visit, what, category, { valueQuantity: quantity(value, unit, ucum) })]
  })
  return [...measured, ...pressuresOf(at, visit), ...(visit === measuredOf(at) ? scoresOf(at, visit) : [])]
}

interface Measure {
  readonly of: (visit: ServedVisit) => unknown
  readonly code: CodeableConcept | ((visit: ServedVisit) => CodeableConcept)
  readonly unit: string
  readonly ucum?: string
  readonly category?: CodeableConcept
}

const MEASURES: readonly Measure[] = [
  { of: ({ shown }) => shown.weightKg, code: codes.WEIGHT, unit: 'kg' },
  {
    of: ({ shown }) => shown.heightCm,
    code: ({ shown }) =>
      shown.posture === 'terlentang' ? codes.LENGTH : shown.posture === 'berdiri' ? codes.STANDING : codes.HEIGHT,
    unit: 'cm',
  },
  { of: ({ shown }) => shown.headCm, code: codes.HEAD, unit: 'cm' },
  { of: ({ shown }) => shown.armCm, code: codes.ARM, unit: 'cm' },
  { of: ({ shown }) => shown['measure.lingkar-perut'], code: codes.inWords('Lingkar perut'), unit: 'cm' },
  {
    of: ({ shown }) => shown['measure.gds'],
    code: codes.GLUCOSE,
    unit: 'mg/dL',
    category: codes.LABORATORY,
  },
  { of: ({ shown }) => shown['measure.hb'], code: codes.HAEMOGLOBIN, unit: 'g/dL', category: codes.LABORATORY },
]

/** Each reading by itself: both are kept (K7). */
const READINGS = ['', '-2'] as const

function pressuresOf(at: PersonMonth, visit: ServedVisit): readonly Observation[] {
  return READINGS.flatMap((nth) => {
    const component = [
      { code: codes.SYSTOLIC, value: visit.shown[`measure.sistole${nth}`] },
      { code: codes.DIASTOLIC, value: visit.shown[`measure.diastole${nth}`] },
    ].flatMap(({ code, value }) =>
      typeof value === 'number' ? [{ code, valueQuantity: quantity(value, 'mmHg', 'mm[Hg]') }] : [],
    )
    return component.length === 0 ? [] : [observation(at, visit, codes.PRESSURE, codes.VITAL_SIGNS, { component }, nth)]
  })
}

/** Under 731 days WHO's tables are for length. */
const LYING_UNTIL_MONTHS = 24

function scoresOf(at: PersonMonth, visit: ServedVisit): readonly Observation[] {
  const { scores, status, months } = at
  if (!scores || !status) return []
  const posture = (months ?? 0) < LYING_UNTIL_MONTHS ? 'lying' : 'standing'
  return Object.entries(codes.Z_SCORES).flatMap(([index, byPosture]) => {
    const score = scores[index as keyof typeof codes.Z_SCORES]
    if (!score) return []
    const interpretation = codes.interpretationOf(index, status)
    return [
      observation(at, visit, byPosture[posture], codes.VITAL_SIGNS, {
        valueQuantity: { value: score.z, unit: 'SD' },
        ...(interpretation && { interpretation: [interpretation] }),
      }),
    ]
  })
}

function observation(
  { person }: PersonMonth,
  visit: ServedVisit,
  code: CodeableConcept,
  category: CodeableConcept,
  value: Pick<Observation, 'valueQuantity' | 'component' | 'interpretation'>,
  nth = '',
): Observation {
  return {
    resourceType: 'Observation',
    id: fhirId(person.record, visit.openDay, `${code.coding?.[0]?.code ?? code.text ?? ''}${nth}`),
    status: 'final',
    category: [category],
    code,
    subject: subjectOf(person),
    encounter: encounterRef(person, visit),
    effectiveDateTime: visit.on,
    ...value,
  }
}

function quantity(value: number, unit: string, code: string): Quantity {
  return { value, unit, system: codes.UCUM, code }
}
