import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cell, Sheet } from '../../src/domain/workbook/sheet.ts'
import { summarize } from '../../src/domain/workbook/summary.ts'
import { melatiSheets, readingOf, sheetOf, today } from './melati.ts'

const sheets = melatiSheets()
const headers = sheets.map(({ rows }) => rows.find(({ number }) => number === 4)?.cells ?? [])

const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.date({ min: new Date('1900-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }).map((date) => ({
    date: date.toISOString().slice(0, 10),
  })),
  fc.stringMatching(/^\d{1,2}[/.-]\d{1,2}[/.-](\d{2}|\d{4})$/),
  fc.stringMatching(/^'?17090[0-9]{10,12} ?$/),
  fc.constantFrom(
    'Anak',
    'Kepala Keluarga',
    'L',
    'P',
    'JUMLAH',
    '84',
    '7,4',
    'Siti',
    'Sity',
    '-',
    '3 Maret 2024',
    'menolak',
  ),
)
/** A form that nobody filled in is no workbook: somebody always stands in it. */
const SOMEBODY: readonly string[] = ['1', '', '', 'Siti']
const anySheets: fc.Arbitrary<readonly Sheet[]> = fc
  .tuple(...headers.map((header) => fc.array(fc.array(cell, { maxLength: header.length + 2 }), { maxLength: 12 })))
  .map(([first = [], ...others]) =>
    [[SOMEBODY, ...first], ...others].map((rows, at) => sheetOf(`Lembar ${at}`, [headers[at] ?? [], ...rows])),
  )

test('no content of any cell stops the import, and every row is spoken of', () => {
  fc.assert(
    fc.property(anySheets, (written) => {
      const reading = readingOf(written)
      const summary = summarize(reading)
      expect(summary.people).toBeGreaterThanOrEqual(0)
      const niks = reading.people.flatMap(({ fields }) => fields.nik ?? [])
      for (const nik of niks) expect(JSON.stringify(written).replace(/[\s'’‘`"“”.\-–]/g, '')).toContain(nik)
      for (const { fields } of reading.weighings) {
        if (fields.weightKg !== undefined) expect(fields.weightKg).toBeGreaterThanOrEqual(0.5)
      }
      for (const { personIdentity, doses } of reading.immunizations) {
        const birthDate = reading.people.find(({ identity }) => identity === personIdentity)?.fields.birthDate ?? ''
        for (const { date = today } of Object.values(doses)) {
          expect(date <= today && date >= birthDate).toBe(true)
        }
      }
      const identities = [...reading.people, ...reading.weighings].map(({ identity }) => identity)
      expect(new Set(identities).size).toBe(identities.length)
    }),
    { numRuns: 300 },
  )
})
