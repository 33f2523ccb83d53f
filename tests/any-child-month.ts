/** Random children in random months, for tests: every sum of a form must hold over any of them. */
import fc from 'fast-check'
import { addDays } from '../src/domain/calendar.ts'
import type { Antigen } from '../src/domain/immunization/products.ts'
import type { VisitFields } from '../src/log/records/visit.ts'
import type { PersonMonth } from '../src/reports/month/person-month.ts'
import type { ServedPerson } from '../src/reports/month/served.ts'
import {
  exampleDay,
  exampleDose,
  exampleMonth,
  exampleReferral,
  exampleVisit,
} from '../src/reports/forms/example-person-month.ts'

/** Two days in a month, one in the month before and one long before. */
const DATES = ['2026-08-12', '2026-10-10', '2026-11-10', '2026-11-24'] as const
const DAYS = DATES.map((date) => exampleDay(date))

const weightKg = fc.integer({ min: 20, max: 250 }).map((n) => n / 10)
const measures = fc.record(
  {
    heightCm: fc.integer({ min: 400, max: 1250 }).map((n) => n / 10),
    headCm: fc.integer({ min: 280, max: 560 }).map((n) => n / 10),
    armCm: fc.integer({ min: 90, max: 200 }).map((n) => n / 10),
    oedema: fc.boolean(),
    'ask.ceklis': fc.constantFrom('lengkap', 'tidak-lengkap'),
    'ask.sakit': fc.subarray(['diare', 'demam']),
    'ask.mpasi': fc.boolean(),
    'ask.asi-0': fc.boolean(),
    'ask.asi-3': fc.boolean(),
    'ask.tbc-batuk': fc.boolean(),
    'ask.tbc-demam': fc.boolean(),
    advice: fc.subarray(['pmt', 'stimulasi']),
    vitaminA: fc.constantFrom('biru' as const, 'merah' as const),
    deworming: fc.constantFrom('albendazol-200' as const),
    pmtGiven: fc.boolean(),
    kiaBook: fc.boolean(),
  },
  { requiredKeys: [] },
)
/** Weighed here most often. */
const HAPPENED: readonly ((weightKg: number) => VisitFields)[] = [
  (kg) => ({ came: true, weightKg: kg }),
  (kg) => ({ came: true, weightKg: kg }),
  (kg) => ({ weightKg: kg }),
  (kg) => ({ came: true, weightKg: kg, copiedFrom: 'buku-kia' }),
  () => ({ came: true, notWeighed: 'rewel' }),
  () => ({ came: true }),
  () => ({ came: false }),
]
const visits = fc
  .subarray([...DATES])
  .chain((dates) =>
    fc.tuple(
      ...dates.map((on) =>
        fc
          .tuple(
            fc.constantFrom(...HAPPENED),
            weightKg,
            measures,
            fc.constantFrom(undefined, undefined, 'Posyandu lama'),
          )
          .map(([happened, kg, more, elsewhere]) => exampleVisit(on, { ...more, ...happened(kg) }, elsewhere)),
      ),
    ),
  )
const DOSES: readonly (readonly [Antigen, number])[] = [
  ['hb0', 1],
  ['bcg', 1],
  ['opv', 1],
  ['dpt', 1],
  ['dpt', 2],
  ['mr', 1],
]
const shown = fc.record(
  {
    kia: fc.constantFrom('ada' as const, 'hilang' as const, 'pengganti' as const, 'tidak-ada' as const),
    guestFrom: fc.constant('Posyandu Lain'),
    living: fc.constantFrom('menetap' as const, 'pindah' as const, 'meninggal' as const),
    livingSince: fc.constantFrom('2026-10-30', '2026-11-01', '2026-11-15'),
    imd: fc.boolean(),
    birthWeightG: fc.integer({ min: 1500, max: 4500 }),
  },
  { requiredKeys: [] },
)

/** Of children, and of some who are older or not born yet; in November 2026. */
export const anyChildMonth: fc.Arbitrary<PersonMonth> = fc
  .record({
    sex: fc.option(fc.constantFrom('L' as const, 'P' as const), { nil: undefined, freq: 8 }),
    birth: fc.option(
      fc.integer({ min: -25, max: 2300 }).map((days) => addDays('2026-11-10', -days)),
      { nil: undefined, freq: 8 },
    ),
    shown,
    visits,
    doses: fc
      .subarray([...DOSES])
      .chain((given) =>
        fc.tuple(
          ...given.map(([antigen, n]) =>
            fc.integer({ min: -400, max: 20 }).map((days) => exampleDose(antigen, n, addDays('2026-11-10', days))),
          ),
        ),
      ),
    referrals: fc.subarray(['2026-10-10', '2026-11-10']).map((dates) => dates.map(exampleReferral)),
  })
  .map((person) =>
    exampleMonth(
      person as Partial<ServedPerson>,
      '2026-11',
      DAYS.filter(({ date }) => date > '2026-11'),
    ),
  )
