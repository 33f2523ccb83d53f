import { expect, test } from 'vitest'
import { TOPICS } from '../../../../domain/cards/adult-advice.ts'
import { confidedSignOf } from '../../../../domain/cards/adult-danger.ts'
import { CARD_FIELDS, READINGS } from '../../../../domain/cards/all-fields.ts'
import { exampleVisitor } from '../../../../domain/cards/example-visitor.ts'
import type { CardField, CardValue, Meaning, Visitor } from '../../../../domain/cards/field.ts'
import type { Form } from '../../../../domain/cards/form.ts'
import { ANSWERS } from '../../../../domain/cards/in-words.ts'
import { CARD_REASONS } from '../../../../domain/cards/reasons.ts'
import { OUTCOMES } from '../../../../domain/home-visits/outcomes.ts'
import type { HomeField } from '../../../../domain/home-visits/sheet.ts'
import { SHEETS } from '../../../../domain/home-visits/sheets.ts'
import { CARDS } from '../../../../domain/life-stage.ts'
import { examplePregnancy } from '../../../../domain/pregnancy/example-pregnancy.ts'
import { ASKED_RISKS, riskNamed } from '../../../../domain/pregnancy/risks.ts'
import { inEnglish, PARTS } from './all.ts'

const FIELDS: readonly (CardField | HomeField)[] = [...CARD_FIELDS, ...SHEETS.flatMap(({ fields }) => fields)]

/** What stands in the declaration itself. */
function inField(field: CardField): readonly (string | undefined)[] {
  const own = [field.label, field.short]
  switch (field.kind) {
    case 'number':
      return [...own, field.unit, ...(field.cues ?? [])]
    case 'choice':
    case 'many':
      return [...own, ...field.options.map(({ label }) => label)]
    case 'form':
      return [...own, ...inForm(field.form)]
    default:
      return own
  }
}

function inForm({ title, intro, items }: Form): readonly (string | undefined)[] {
  return [
    title,
    intro,
    ...items.flatMap(({ text, hint, options }) => [text, hint, ...options.map(({ label }) => label)]),
  ]
}

/** People of every card, with the days that make the readings say everything they can. */
const MOTHERS: readonly Visitor[] = [
  ...[5, 20, 30, 43].map((week) => ({ state: 'hamil' as const, days: week * 7, lmp: '2026-01-10' })),
  { state: 'nifas' as const, days: 10, endedOn: '2026-10-17' },
  { state: 'menyusui' as const, days: 100, endedOn: '2026-10-17' },
].flatMap(({ state, days, ...dates }) =>
  [{}, { heightCm: 155 }, { weightBeforeKg: 50 }, { heightCm: 155, weightBeforeKg: 50 }, { fetuses: 2 }].map((fields) =>
    exampleVisitor({ years: 25, maternal: { state, days, pregnancy: examplePregnancy({ ...dates, ...fields }) } }),
  ),
)
const UNDATED = exampleVisitor({
  years: 25,
  maternal: { state: 'hamil', pregnancy: examplePregnancy({ lmp: undefined }) } as never,
})
const PEOPLE: readonly Visitor[] = [
  ...MOTHERS,
  UNDATED,
  ...[7, 12, 14, 16, 30, 45, 65].flatMap((years) =>
    (['L', 'P'] as const).flatMap((sex) =>
      (['lesu', 'kontak'] as const).map((tbcCard) => exampleVisitor({ years, sex, settings: { tbcCard } })),
    ),
  ),
]
const YOUTH_Z = [-4, -2.5, 0, 1.5, 2.5, 4].map((bmiForAgeZ) => exampleVisitor({ years: 12, bmiForAgeZ }))

const PRESSURES = [
  [80, 50],
  [100, 70],
  [115, 75],
  [125, 75],
  [125, 82],
  [135, 86],
  [150, 95],
  [150, 80],
  [165, 80],
  [165, 102],
  [190, 100],
  [190, 115],
].flatMap(([sistole, diastole]) => {
  const first = { 'measure.sistole': sistole, 'measure.diastole': diastole }
  return [first, { ...first, 'measure.sistole-2': sistole, 'measure.diastole-2': diastole }]
})
const WEIGHTS = [40, 43, 45, 47, 50, 52, 55, 58, 60, 62, 65, 72, 90].flatMap((weightKg) => [
  { weightKg },
  { weightKg, heightCm: 155 },
])
const NO_TBC = Object.fromEntries(
  FIELDS.filter(({ name }) => name.startsWith('ask.tbc-')).map(({ name }) => [name, false]),
)
const DAYS = [
  ...PRESSURES,
  ...WEIGHTS,
  NO_TBC,
  { ...NO_TBC, 'ask.tbc-batuk': true },
  { ...NO_TBC, 'ask.tbc-batuk': true, 'ask.tbc-kontak': true },
  { 'ask.tbc-kontak': true },
  { 'measure.ttd': 30 },
  { 'measure.ttd': 90 },
  { 'measure.mms': 30 },
  { 'measure.mms': 180 },
  { 'measure.ttd': 30, 'measure.mms': 30 },
  { 'measure.vitamin-a-nifas': 1 },
  { 'measure.vitamin-a-nifas': 2 },
  { 'ask.menyusui': false },
]

const FOUR_TOO = ['terlalu-muda', 'terlalu-tua', 'terlalu-dekat', 'terlalu-banyak', 'kembar']
const RISKS = [...ASKED_RISKS, ...FOUR_TOO.flatMap((code) => riskNamed(code) ?? [])]

function readingMeanings(): readonly Meaning[] {
  const visitors = [...PEOPLE, ...YOUTH_Z].flatMap((visitor) => [
    ...DAYS.map((today) => ({ ...visitor, today })),
    ...RISKS.map((risk) => ({ ...visitor, onFile: { risks: [risk, ...RISKS.slice(-2)], tetanus: 2 as const } })),
    { ...visitor, onFile: { risks: [], tetanus: 5 as const } },
    { ...visitor, settings: { ...visitor.settings, tbcSignsToRefer: 3 }, today: { 'ask.tbc-batuk': true } },
    { ...visitor, today: { weightKg: 45 }, earlier: [{ daysAgo: 14, values: { weightKg: 55 } }] },
  ])
  return visitors.flatMap((visitor) =>
    READINGS.filter(({ cards }) => cards.includes(visitor.card)).flatMap(({ read }) => read(visitor) ?? []),
  )
}

/** Answers of every kind, and enough of them that each sentence of a score is said. */
function valuesOf(field: CardField): readonly CardValue[] {
  switch (field.kind) {
    case 'yes-no':
      return [true, false]
    case 'choice':
      return field.options.map(({ code }) => code)
    case 'many':
      return [...field.options.map(({ code }) => [code]), field.options.map(({ code }) => code)]
    case 'text':
      return []
    case 'number':
      return steps(field.min, field.max, (field.max - field.min) / 200)
    case 'form':
      return answersTo(field.form)
  }
}

function steps(from: number, to: number, by: number): readonly number[] {
  return Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => Math.round((from + i * by) * 10) / 10)
}

/** All with their first option or their last, but for one or two of them; and none at all. */
function answersTo({ version, items }: Form): readonly CardValue[] {
  const last = (isLast: (index: number) => boolean) => ({
    version,
    answers: Object.fromEntries(items.map(({ code, options }, i) => [code, isLast(i) ? options.length - 1 : 0])),
  })
  const all = items.flatMap((_, n) =>
    items.flatMap((_, m) => [last((i) => i === n || i === m), last((i) => i !== n && i !== m), last((i) => i < n)]),
  )
  const urgent = items.flatMap(({ code, urgent = [] }) =>
    urgent.map((place) => ({ version, answers: { [code]: place } })),
  )
  return [...all, ...urgent, last(() => true)]
}

function fieldMeanings(): readonly Meaning[] {
  return FIELDS.flatMap((field) =>
    PEOPLE.filter(({ card }) => field.cards.includes(card)).flatMap((visitor) =>
      valuesOf(field).flatMap((value) => field.means?.(value, { ...visitor, today: {} }) ?? []),
    ),
  )
}

function doubts(): readonly string[] {
  const before = { weightKg: 50, heightCm: 155.5 }
  const grown = exampleVisitor({ years: 30, earlier: [[30, before]] })
  return FIELDS.flatMap((field) =>
    field.kind === 'number' ? valuesOf(field).flatMap((value) => field.doubt?.(Number(value), grown)?.says ?? []) : [],
  )
}

const texts: ReadonlySet<string> = new Set(
  [
    ...FIELDS.flatMap(inField),
    ...READINGS.flatMap(({ label, unit }) => [label, unit]),
    ...SHEETS.map(({ title }) => title),
    ...OUTCOMES.map(({ label }) => label),
    ...Object.values(CARD_REASONS),
    ...CARDS.map(confidedSignOf),
    ...TOPICS.flatMap(({ title, says }) => [title, ...says]),
    ...RISKS.map(({ label }) => label),
    ...ANSWERS,
    ...doubts(),
    ...[...readingMeanings(), ...fieldMeanings()].flatMap(({ says, formal, number }) => [says, formal, number]),
  ].filter((text) => text !== undefined),
)

/** The same in both languages: units, abbreviations, names. */
const SAME = /^(kg|cm|mmHg|mg\/dL|g\/dL|°C|LO\/HI|Hb|TTD|MMS|Vit A|SKILAS|Normal|Optimal|SRQ-20 normal)$/
/** Numbers with such words alone: 150/95 mmHg, +2,5 kg, T2, PUMA 7. */
const SAME_NUMBER =
  /^([\d,./+−<-]|kg|mmHg|mg\/dL|g\/dL|Hb|IMT\/U|SD|T|TTD|MMS|PUMA|SRQ-20|Trimester|SRQ-20 abnormal|Normal \(Kepmenkes: normal\)|[ ])+$/

test('all that cards and home visits say has English', () => {
  const missing = [...texts].filter(
    (text) => inEnglish(text) === undefined && !SAME.test(text) && !SAME_NUMBER.test(text),
  )
  expect(missing).toEqual([])
})

test('every English sentence belongs to something that is said', () => {
  const said = new Set([...texts].flatMap((text) => [text, ...text.split(', '), text.replace(/\d+([.,]\d+)*/g, '#')]))
  const keys = PARTS.flatMap((part) => Object.keys(part))
  expect(keys.filter((key) => !said.has(key))).toEqual([])
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([])
})

test('a list of labels is put into English label by label, though some have commas', () => {
  expect(inEnglish('Kejang, Bengkak, nyeri atau luka di daerah kelamin, Demam')).toBe(
    'Fits (convulsions), Swelling, pain or a wound of the genitals, Fever',
  )
  expect(inEnglish('Kejang, kata yang tidak ada')).toBeUndefined()
})

test('numbers stand in the English sentence as they were, with a point', () => {
  expect(inEnglish('Terakhir 60,5 kg. Benar sekarang 72 kg?')).toBe('Last time 60.5 kg. Really 72 kg now?')
  expect(inEnglish('KEK (LiLA < 23,5 cm)')).toBe('KEK (arm < 23.5 cm)')
  expect(inEnglish('Kata yang tidak ada')).toBeUndefined()
})
