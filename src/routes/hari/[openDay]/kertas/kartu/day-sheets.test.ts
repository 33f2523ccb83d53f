import { expect, test } from 'vitest'
import { DEFAULT_CARD_SETTINGS } from '../../../../../domain/cards/field.ts'
import { growthTables } from '../../../../../domain/growth/tables.ts'
import { who2006 } from '../../../../../domain/growth/tables/who-2006.ts'
import { who2007 } from '../../../../../domain/growth/tables/who-2007.ts'
import { examplePregnancy } from '../../../../../domain/pregnancy/example-pregnancy.ts'
import type { Pregnancy } from '../../../../../domain/pregnancy/pregnancy.ts'
import type { Child } from '../../../../../replica/queries/child.ts'
import type { Immunization } from '../../../../../replica/queries/immunization.ts'
import type { Attended } from '../../../../../reports/lists.ts'
import { sheetsOfDay } from './day-sheets.ts'

const tables = growthTables(who2006, who2007)
const day = { openDay: '2026-05-abc', on: '2026-05-01' }

function mother(birthDate: string, pregnancy: Partial<Pregnancy>): Child {
  return {
    record: 'siti',
    records: ['siti'],
    shown: { name: 'Siti', birthDate, sex: 'P' },
    fields: {},
    family: undefined,
    visits: [{ openDay: day.openDay, date: day.on, shown: { weightKg: 50 }, fields: {} }],
    doubts: {},
    pregnancies: [examplePregnancy(pregnancy)],
    newer: false,
  }
}

function cells(child: Child, td: readonly string[]): Readonly<Record<string, string | undefined>> {
  const had = Object.fromEntries(td.map((date, i) => [`had.td.${i + 1}`, { date }]))
  const known = { child, doses: [], earlier: [{ record: 'siti', shown: had }] } as unknown as Immunization
  const person = { record: 'siti', name: 'Siti', sex: 'P', birth: child.shown.birthDate, rt: '1' }
  const attended = [{ person, counted: 'dewasa' }] as unknown as readonly Attended[]
  const [sheet] = sheetsOfDay(attended, [child], day, DEFAULT_CARD_SETTINGS, tables, [known])
  return Object.fromEntries(sheet!.columns.map(({ of }, i) => [of, sheet!.rows[0]?.cells[i]?.text]))
}

test('a pregnant woman’s 4T, other risks and T status stand on the paper', () => {
  const close = mother('1990-05-01', { gravida: 4, spacingYears: 1, risks: ['keguguran-dulu'] })
  expect(cells(close, ['2026-01-01', '2026-01-29'])).toMatchObject({
    'risiko-hamil': 'Terlalu tua, Terlalu dekat, Terlalu banyak, Keguguran lebih dari 3 kali',
    'status-t': 'T2',
  })
})

test('with no risk known that column stays empty; without a dose she is T0', () => {
  const row = cells(mother('2000-01-01', {}), [])
  expect([row['risiko-hamil'], row['status-t']]).toEqual([undefined, 'T0'])
})

test('after the birth neither stands there', () => {
  const born = mother('2000-01-01', { outcome: 'lahir', endedOn: '2026-04-20' })
  expect(Object.keys(cells(born, ['2026-01-01']))).not.toContain('status-t')
})
