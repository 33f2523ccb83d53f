import type { Encounter, Patient, Reference } from '@medplum/fhirtypes'
import type { ServedPerson, ServedPosyandu, ServedVisit } from '../../month/served.ts'
import { ACT_CODE, MOTHERS_NIK_SYSTEM, NIK_SYSTEM } from './codes.ts'
import { fhirId } from './ids.ts'

export function patientOf(
  person: ServedPerson,
  { desa, kecamatan, kabupaten, name: posyandu }: ServedPosyandu,
): Patient {
  const { shown, family, name, sex, birth, phone } = person
  const parts = [family?.address, family?.rt && `RT ${family.rt}`, family?.rw && `RW ${family.rw}`, family?.dusun]
  const line = parts.filter((part) => part).join(', ')
  const identifier = identifierOf(person)
  return {
    resourceType: 'Patient',
    id: fhirId(person.record),
    ...(identifier && { identifier: [identifier] }),
    active: shown.living !== 'pindah' && shown.living !== 'meninggal',
    ...(name !== '' && { name: [{ use: 'official', text: name }] }),
    ...(phone !== undefined && { telecom: [{ system: 'phone', value: phone }] }),
    ...(sex && { gender: sex === 'L' ? 'male' : 'female' }),
    ...(birth && { birthDate: birth }),
    ...(shown.living === 'meninggal' &&
      (shown.livingSince ? { deceasedDateTime: shown.livingSince } : { deceasedBoolean: true })),
    address: [
      {
        use: 'home',
        ...(line !== '' && { line: [line] }),
        ...(desa && { city: desa }),
        ...(kecamatan && { district: kecamatan }),
        ...(kabupaten && { state: kabupaten }),
        country: 'ID',
      },
    ],
    ...(shown.motherName && { contact: [{ relationship: [{ text: 'Ibu' }], name: { text: shown.motherName } }] }),
    managingOrganization: { display: `Posyandu ${posyandu}` },
  }
}

function identifierOf({ shown }: ServedPerson): NonNullable<Patient['identifier']>[number] | undefined {
  if (shown.nik) return { use: 'official', system: NIK_SYSTEM, value: shown.nik }
  return shown.parentNik ? { use: 'official', system: MOTHERS_NIK_SYSTEM, value: shown.parentNik } : undefined
}

/** Somebody on one open day: at a posyandu they walk in and out (AMB). */
export function encounterOf(person: ServedPerson, visit: ServedVisit, { name }: ServedPosyandu): Encounter {
  return {
    resourceType: 'Encounter',
    id: encounterId(person, visit),
    status: 'finished',
    class: { system: ACT_CODE, code: 'AMB', display: 'ambulatory' },
    subject: subjectOf(person),
    period: { start: visit.on, end: visit.on },
    location: [{ location: { display: `Posyandu ${name}` } }],
  }
}

export function subjectOf({ record, name }: ServedPerson): Reference<Patient> {
  return { reference: `Patient/${fhirId(record)}`, ...(name !== '' && { display: name }) }
}

export function encounterRef(person: ServedPerson, visit: Pick<ServedVisit, 'openDay'>): Reference<Encounter> {
  return { reference: `Encounter/${encounterId(person, visit)}` }
}

function encounterId({ record }: ServedPerson, { openDay }: Pick<ServedVisit, 'openDay'>): string {
  return fhirId(record, openDay)
}
