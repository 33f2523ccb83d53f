/**
 * A posyandu's month as a FHIR R4 Bundle (domain spec §12.2): for the puskesmas' own system to bring to SATUSEHAT. A
 * volunteer's app does not call SATUSEHAT itself.
 */
import type { Bundle, Resource } from '@medplum/fhirtypes'
import type { PersonMonth } from '../../month/person-month.ts'
import type { ServedPosyandu } from '../../month/served.ts'
import { answersOf } from './answers.ts'
import { immunizationsOf } from './immunizations.ts'
import { observationsOf } from './observations.ts'
import { encounterOf, encounterRef, patientOf } from './patient.ts'
import { requestsOf } from './requests.ts'

export interface BundleOptions {
  /** Under which the resources are named; they need not be found there. */
  readonly base: string
  /** ISO, with its zone. */
  readonly timestamp: string
}

/** Everybody something of that month is recorded about, with all of it. Guests are their own posyandu's. */
export function fhirBundle(
  people: readonly PersonMonth[],
  served: ServedPosyandu,
  { base, timestamp }: BundleOptions,
): Bundle {
  const resources = people.filter(({ isGuest }) => !isGuest).flatMap((at) => resourcesOf(at, served, base))
  return {
    resourceType: 'Bundle',
    type: 'collection',
    timestamp,
    entry: resources.map((resource) => ({
      fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
      resource,
    })),
  }
}

function resourcesOf(at: PersonMonth, served: ServedPosyandu, base: string): readonly Resource[] {
  const others = [...immunizationsOf(at, served), ...requestsOf(at)]
  const meant = new Set(others.map(({ encounter }) => encounter?.reference))
  const visits = at.visits.flatMap((visit) => {
    const of = [...observationsOf(at, visit), ...answersOf(at, visit, base)]
    // A row that only says who was expected is no visit.
    const isMeant = meant.has(encounterRef(at.person, visit).reference)
    const isVisit = of.length > 0 || visit.shown.came === true || isMeant
    return isVisit ? [encounterOf(at.person, visit, served), ...of] : []
  })
  const said = [...visits, ...others]
  return said.length === 0 ? [] : [patientOf(at.person, served), ...said]
}
