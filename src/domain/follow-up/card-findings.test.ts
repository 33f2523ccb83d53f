import { describe, expect, it } from 'vitest'
import { answersTo, exampleVisitor } from '../cards/example-visitor.ts'
import { SRQ_20 } from '../cards/forms/srq-20.ts'
import { meaningsFor } from '../cards/meanings.ts'
import { followUp, type DayFindings } from './follow-up.ts'
import { DEFAULT_FOLLOW_UP } from './reasons.ts'

type Made = Parameters<typeof exampleVisitor>[0]

function follows(made: Made, more: Partial<DayFindings> = {}, settings = DEFAULT_FOLLOW_UP) {
  const visitor = exampleVisitor(made)
  const { reports, referrals } = followUp(
    {
      on: '2026-11-10',
      completedMonths: visitor.months,
      growth: [],
      answers: [],
      cards: meaningsFor(visitor),
      care: {},
      toldBefore: new Set(),
      ...more,
    },
    settings,
  )
  return { told: reports.map(({ code }) => code), referred: referrals.map(({ code, tier }) => `${code} ${tier}`) }
}

const HIGH = { 'measure.sistole': 150, 'measure.diastole': 95, 'measure.sistole-2': 150, 'measure.diastole-2': 95 }
const CRISIS = { 'measure.sistole': 182, 'measure.diastole': 95 }
const SELF_HARM = { 'form.srq-20': answersTo(SRQ_20, { '17': 1 }) }

describe('how soon (K6)', () => {
  it.each<[string, Made['today'], string]>([
    ['a danger sign', { 'ask.bahaya': ['nyeri-dada'] }, 'bahaya-dewasa segera'],
    ['182/95', CRISIS, 'td-krisis segera'],
    ['GDS 69', { 'measure.gds': 69 }, 'gds-rendah segera'],
    ['LO', { 'ask.gds-meter': 'lo' }, 'gds-rendah segera'],
    ['HI', { 'ask.gds-meter': 'hi' }, 'gds-di-atas-alat segera'],
    ['the seventeenth of SRQ-20', SELF_HARM, 'jiwa-segera segera'],
    ['GDS 300', { 'measure.gds': 300 }, 'gds-sangat-tinggi 24-jam'],
    ['150/95, twice', HIGH, 'td-tinggi 7-hari'],
    ['GDS 200', { 'measure.gds': 200 }, 'gds-tinggi 7-hari'],
    ['a sign of TBC', { 'ask.tbc-batuk': true }, 'tbc 7-hari'],
  ])('%s', (_what, today, referred) => {
    expect(follows({ years: 45, today: today! })).toEqual({ told: [], referred: [referred] })
  })

  it('150/95 once: the bidan is told, nobody is sent away', () => {
    const today = { 'measure.sistole': 150, 'measure.diastole': 95 }
    expect(follows({ years: 45, today })).toEqual({ told: ['td-tinggi'], referred: [] })
  })

  it('the most urgent stands first', () => {
    const today = { ...HIGH, 'measure.gds': 310, 'ask.bahaya': ['gangren'] }
    // With a danger sign nobody waits for the second reading; it was taken all the same.
    expect(follows({ years: 45, today }).referred).toEqual([
      'bahaya-dewasa segera',
      'gds-sangat-tinggi 24-jam',
      'td-tinggi 7-hari',
    ])
  })
})

describe('whoever is treated for it already', () => {
  const since = { since: '2026-01-01' }
  it.each<[string, Made['today'], string, readonly string[]]>([
    ['high pressure again', HIGH, 'td-tinggi', []],
    ['a crisis all the same', CRISIS, 'td-tinggi', ['td-krisis segera']],
    ['a crisis, treated as one', CRISIS, 'td-krisis', ['td-krisis segera']],
    ['GDS 250', { 'measure.gds': 250 }, 'gds-tinggi', []],
    ['GDS 310', { 'measure.gds': 310 }, 'gds-tinggi', ['gds-sangat-tinggi 24-jam']],
    ['HI', { 'ask.gds-meter': 'hi' }, 'gds-sangat-tinggi', ['gds-di-atas-alat segera']],
    ['the wish to end one’s life', SELF_HARM, 'jiwa', ['jiwa-segera segera']],
  ])('%s', (_what, today, known, referred) => {
    expect(follows({ years: 45, today: today! }, { care: { [known]: since } }).referred).toEqual(referred)
  })

  it('one eye and ear: who is treated for both needs no slip for one', () => {
    const today = { 'form.mata-telinga': { version: '2023', answers: { 'mata-kanan': 1 } } }
    expect(follows({ years: 45, today }, { care: { 'mata-telinga': since } }).referred).toEqual([])
    expect(follows({ years: 45, today }, { care: { telinga: since } }).referred).toEqual(['mata 7-hari'])
  })
})

describe('the settings of the puskesmas', () => {
  it('may send somebody sooner, by reason', () => {
    const settings = { ...DEFAULT_FOLLOW_UP, routes: { 'td-tinggi': '24-jam' } as const }
    expect(follows({ years: 45, today: HIGH }, {}, settings).referred).toEqual(['td-tinggi 24-jam'])
  })
})
