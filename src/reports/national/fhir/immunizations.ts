/** Doses as they were given: one of a product, however many antigens are in it. */
import type { Immunization } from '@medplum/fhirtypes'
import { monthOf } from '../../../domain/calendar.ts'
import { groupBy } from '../../../domain/group-by.ts'
import type { RecordedDose } from '../../../domain/immunization/dose.ts'
import { numberDoses } from '../../../domain/immunization/numbering.ts'
import { antigensOf, type Antigen } from '../../../domain/immunization/products.ts'
import type { PersonMonth } from '../../month/person-month.ts'
import type { ServedPosyandu } from '../../month/served.ts'
import { fhirId } from './ids.ts'
import { encounterRef, subjectOf } from './patient.ts'

/** KFA's codes are not in the programme's papers that were read: the name of the vaccine stands in words. */
const VACCINES: Readonly<Record<Antigen, string>> = {
  hb0: 'HB0',
  bcg: 'BCG',
  opv: 'Polio tetes (OPV)',
  dpt: 'DPT-HB-Hib',
  ipv: 'Polio suntik (IPV)',
  pcv: 'PCV',
  rv: 'Rotavirus',
  mr: 'MR',
  je: 'JE',
}

interface Numbered {
  readonly dose: RecordedDose
  readonly n: number
}

/** Of this month; those without a date are of no month. */
export function immunizationsOf(at: PersonMonth, served: ServedPosyandu): readonly Immunization[] {
  const given = at.person.doses.filter(({ outcome }) => outcome === 'given')
  const numbered = [...groupBy(given, ({ antigen }) => antigen).values()].flatMap((own) =>
    numberDoses(own).flatMap(({ n, records }) => records.map((dose): Numbered => ({ dose, n }))),
  )
  const inMonth = numbered.filter(({ dose: { date } }) => date !== undefined && monthOf(date) === at.month.month)
  return [...groupBy(inMonth, keyOf).values()].map((together) => immunization(at, together, served))
}

/** Antigens of one injection are one resource. */
function keyOf({ dose: { source, product, antigen, date } }: Numbered): string {
  const isMixed = product !== undefined && antigensOf(product).length > 1
  return JSON.stringify([source, date, isMixed ? product : antigen])
}

function immunization(at: PersonMonth, doses: readonly Numbered[], served: ServedPosyandu): Immunization {
  const { person } = at
  const { dose } = doses[0]!
  const visit = person.visits.find(({ on, shown }) => on === dose.date && valueOf(shown, dose) !== undefined)
  const value = visit && valueOf(visit.shown, dose)
  const vial = value?.vial === undefined ? undefined : served.vials?.[value.vial]
  const [batch, expires] = [value?.batch ?? vial?.batch, value?.expires ?? vial?.expires]
  const isOurs = dose.proof === 'hari-buka'
  const antigens = doses.map(({ dose: { antigen } }) => antigen)
  return {
    resourceType: 'Immunization',
    id: fhirId(
      person.record,
      'dosis',
      dose.date ?? '',
      ...antigens,
      ...doses.map(({ n }) => n),
      isOurs ? '' : dose.proof,
    ),
    status: 'completed',
    vaccineCode: { text: antigens.map((antigen) => VACCINES[antigen]).join(' + ') },
    patient: subjectOf(person),
    ...(visit && visit.elsewhere === undefined && { encounter: encounterRef(person, visit) }),
    ...(dose.date === undefined ? { occurrenceString: 'tidak diketahui' } : { occurrenceDateTime: dose.date }),
    primarySource: isOurs,
    ...(!isOurs && { reportOrigin: { text: dose.proof } }),
    ...(batch && { lotNumber: batch }),
    ...(expires && { expirationDate: expires }),
    ...(value?.site && { site: { text: value.site } }),
    protocolApplied: doses.map(({ dose: { antigen }, n }) => ({
      series: VACCINES[antigen],
      doseNumberPositiveInt: n,
    })),
  }
}

function valueOf(shown: PersonMonth['visits'][number]['shown'], { product }: RecordedDose) {
  const value = product === undefined ? undefined : shown[`dose.${product}`]
  return value?.outcome === 'given' ? value : undefined
}
