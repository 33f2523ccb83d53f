import { describe, expect, it } from 'vitest'
import { CARD_FIELDS, fieldNamed, fieldsOf, READINGS } from './all-fields.ts'
import { examplePregnancy } from '../pregnancy/example-pregnancy.ts'
import { fieldsFor, offeredFor } from './due.ts'
import { exampleVisitor } from './example-visitor.ts'
import type { CardField, CardValues, Reading, Visitor } from './field.ts'
import { itemsFor, type Form } from './form.ts'
import { FORM_FIELDS, FORMS } from './form-fields.ts'
import { isMeantFor } from './meant-for.ts'
import { meaningsFor } from './meanings.ts'
import { CARD_REASONS } from './reasons.ts'

const DAYS: readonly CardValues[] = [
  {},
  { notWeighed: 'sakit' },
  { 'measure.sistole': 150, 'measure.diastole': 95 },
  { 'ask.merokok': 'aktif', 'ask.riwayat-diri': ['dm'] },
]
/** Of every age, with every setting, on days that open what is otherwise shut. */
const MOTHERS: readonly Visitor[] = [
  { state: 'hamil' as const, days: 20 * 7, lmp: '2026-01-10' },
  { state: 'hamil' as const, days: 20 * 7, lmp: '2026-01-10', heightCm: 150 },
  { state: 'nifas' as const, days: 10, endedOn: '2026-10-17' },
  { state: 'menyusui' as const, days: 100, endedOn: '2026-10-17' },
].flatMap(({ state, days, ...fields }) =>
  [16, 25].flatMap((years) =>
    [...DAYS, { armCm: 22 }].flatMap((today) =>
      [[], [[9, { 'measure.mms': 30, 'screened.kb': true }]] as const].flatMap((earlier) =>
        (['srq-20', 'phq-4'] as const).map((mindForm) => {
          const pregnancy = examplePregnancy(fields)
          return exampleVisitor({ years, today, earlier, maternal: { state, days, pregnancy }, settings: { mindForm } })
        }),
      ),
    ),
  ),
)
const EVERYBODY: readonly Visitor[] = [
  ...MOTHERS,
  ...[6, 7, 10, 12, 13, 14, 15, 17, 18, 19, 30, 40, 49, 50, 59, 60, 90].flatMap((years) =>
    (['L', 'P'] as const).flatMap((sex) =>
      DAYS.flatMap((today) => [
        exampleVisitor({ years, sex, today }),
        exampleVisitor({ years, sex, today, settings: { tbcCard: 'kontak', mindForm: 'phq-4' } }),
      ]),
    ),
  ),
]

describe('the declarations', () => {
  it.each(CARD_FIELDS.map((field) => [`${field.name}, ${field.cards.join('/')}`, field] as const))(
    '%s has words, a source, and somebody it is for',
    (_name, field) => {
      expect(field.label).not.toBe('')
      expect(field.source).not.toBe('')
      expect(field.cards.length).toBeGreaterThan(0)
      const isSeen = (visitor: Visitor) =>
        [...fieldsFor(visitor, field.step), ...offeredFor(visitor, field.step)].includes(field)
      expect(EVERYBODY.some(isSeen)).toBe(true)
    },
  )

  it('one name is meant for one person once', () => {
    for (const visitor of EVERYBODY) {
      const names = CARD_FIELDS.filter((field) => isMeantFor(field, visitor)).map(({ name }) => name)
      expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
    }
  })

  it('one name is one kind of input, with one unit and one set of limits', () => {
    for (const field of CARD_FIELDS) {
      const like = ({ kind, ...rest }: CardField) => ('unit' in rest ? [kind, rest.unit, rest.min, rest.max] : [kind])
      expect(like(fieldNamed(field.name)!)).toEqual(like(field))
    }
  })

  it('names are those a visit keeps', () => {
    for (const { name } of CARD_FIELDS)
      expect(name).toMatch(/^(weightKg|heightCm|armCm|(measure|ask|form)\.[a-z0-9-]+)$/)
  })

  it.each(READINGS.map((reading) => [reading.code, reading] as const))('%s reads declared fields', (_code, reading) => {
    for (const name of reading.from) expect(fieldNamed(name), name).toBeDefined()
    expect(new Set(reading.from).size).toBe(reading.from.length)
    expect(reading.source).not.toBe('')
  })

  it('options of one field differ', () => {
    for (const field of CARD_FIELDS) {
      const codes = 'options' in field ? field.options.map(({ code }) => code) : []
      expect(new Set(codes).size).toBe(codes.length)
    }
  })

  it('a slip never says what a confidential answer was', () => {
    expect(CARD_REASONS['jiwa-segera']).toBe(CARD_REASONS.jiwa)
  })
})

describe('the questionnaires', () => {
  it('each stands on a card', () => {
    const onCards = FORM_FIELDS.flatMap((field) => (field.kind === 'form' ? [field.form] : []))
    expect([...new Set(onCards)]).toEqual(FORMS)
    expect(new Set(FORMS.map(({ code }) => code)).size).toBe(FORMS.length)
  })

  it.each(FORMS.map((form) => [form.code, form] as const))(
    '%s: every item can be reached and answered',
    (_code, form) => {
      const visitor = EVERYBODY.find((one) =>
        fieldsFor(one, 4).some((field) => field.kind === 'form' && field.form === form),
      )!
      expect(reached(form, visitor)).toEqual(new Set(form.items.map(({ code }) => code)))
      for (const { options, text, urgent = [] } of form.items) {
        expect(text).not.toBe('')
        expect(options.length).toBeGreaterThan(1)
        for (const place of urgent) expect(options[place]).toBeDefined()
      }
    },
  )

  it('the seventeenth of SRQ-20 and the last of HEEADSSS are urgent, and nothing else', () => {
    const urgent = FORMS.flatMap(({ code, items }) =>
      items.flatMap((item) => (item.urgent ? [`${code} ${item.code}`] : [])),
    )
    expect(urgent).toEqual(['srq-20 17', 'heeadsss jiwa'])
  })
})

/** The items put with any answers: all with their first option, all with their second. */
function reached(form: Form, visitor: Visitor): ReadonlySet<string> {
  return new Set(
    [0, 1].flatMap((option) => {
      const answers = Object.fromEntries(form.items.map(({ code }) => [code, option]))
      return itemsFor(form, { version: form.version, answers }, visitor).map(({ code }) => code)
    }),
  )
}

describe('a new field is one declaration', () => {
  const cholesterol: CardField = {
    name: 'measure.kolesterol',
    label: 'Kolesterol',
    step: 2,
    cards: ['dewasa', 'lansia'],
    fromYears: 40,
    due: 'yearly',
    kind: 'number',
    unit: 'mg/dL',
    min: 50,
    max: 500,
    decimals: 0,
    means: (value) => ({ code: 'kolesterol', colour: value === 0 ? 'merah' : 'kuning', says: 'Contoh.' }),
    source: 'contoh',
  }
  const fields = [...CARD_FIELDS, cholesterol]
  const man = exampleVisitor({ years: 45, sex: 'L' })

  it('it is put, offered, and says what it means', () => {
    expect(fieldsOf('lansia', fields)).toContain(cholesterol)
    expect(fieldNamed('measure.kolesterol', fields)).toBe(cholesterol)
    expect(fieldsFor(man, 2, fields)).toContain(cholesterol)
    const lately = { ...man, earlier: [{ daysAgo: 90, values: { 'measure.kolesterol': 210 } }] }
    expect(fieldsFor(lately, 2, fields)).not.toContain(cholesterol)
    expect(offeredFor(lately, 2, fields)).toContain(cholesterol)
    const measured = { ...man, today: { 'measure.kolesterol': 210 } }
    expect(meaningsFor(measured, fields).map(({ of }) => of)).toEqual(['measure.kolesterol'])
    expect(meaningsFor(measured)).toEqual([])
  })

  it('and a reading of several is one too', () => {
    const both: Reading = {
      code: 'contoh',
      label: 'Contoh',
      cards: ['dewasa'],
      from: ['weightKg', 'measure.kolesterol'],
      read: ({ today }) => (today.weightKg === undefined ? undefined : { code: 'x', colour: 'hijau', says: 'Contoh.' }),
      source: 'contoh',
    }
    const found = meaningsFor({ ...man, today: { weightKg: 60 } }, fields, [...READINGS, both])
    expect(found.map(({ of }) => of)).toEqual(['contoh'])
  })
})
