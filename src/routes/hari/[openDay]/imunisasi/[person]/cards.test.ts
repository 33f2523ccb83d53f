import { describe, expect, it } from 'vitest'
import { DEFAULT_IMMUNIZATION_SETTINGS as usual } from '../../../../../domain/immunization/settings.ts'
import { immunizationStatus } from '../../../../../domain/immunization/status.ts'
import type { RecordedDose } from '../../../../../domain/immunization/dose.ts'
import { answersIn, cardsOf, changed, dosesToWrite, mayBeAdded, notToday } from './cards.ts'

const BIRTH = '2026-01-10'
const TODAY = '2026-04-12'
const dpt1: RecordedDose = {
  antigen: 'dpt',
  source: 'hari/a',
  outcome: 'given',
  date: '2026-03-10',
  proof: 'hari-buka',
}
const at = (doses: readonly RecordedDose[], today = TODAY) => immunizationStatus(BIRTH, doses, today, usual)
const products = (cards: ReturnType<typeof cardsOf>) => cards.map(({ product }) => product)

describe('the cards of a child', () => {
  it('are what is due, what was refused before, and what was recorded or added today', () => {
    const no: RecordedDose = { antigen: 'pcv', source: 'x', outcome: 'refused', date: '2026-03-10', proof: 'hari-buka' }
    const cards = cardsOf(at([dpt1, no]), ['ipv', 'bcg'], [])
    expect(products(cards)).toEqual(['bcg', 'opv', 'pentavalen', 'rv', 'pcv', 'ipv'])
    expect(cards.filter(({ isAdded }) => isAdded).map(({ product, doses }) => [product, doses[0]?.n])).toEqual([
      ['ipv', 1],
    ])
  })

  it('are held after a complaint, for what shares an antigen with it', () => {
    const kipi = {
      products: ['hexavalen'],
      serious: true,
      status: 'baru',
      onset: undefined,
      answer: undefined,
    } as const
    const held = cardsOf(at([dpt1]), [], [kipi]).filter(({ isHeld }) => isHeld)
    expect(products(held)).toEqual(['pentavalen'])
  })

  it('leave the rest below, and of that only what is valid may be added', () => {
    const statuses = at([dpt1])
    const rest = notToday(statuses, cardsOf(statuses, [], []))
    expect(rest.map(({ antigen, n }) => `${antigen}${n}`)).toContain('mr1')
    expect(rest.filter(mayBeAdded).map(({ antigen, n }) => `${antigen}${n}`)).toEqual(['ipv1'])
  })
})

describe('what is written', () => {
  it('leaves alone what another phone recorded since, and takes back only what was tapped away', () => {
    const recorded = { mr: { outcome: 'given' }, pcv: { outcome: 'given' } } as const
    const tapped = { pcv: null, ipv: { outcome: 'refused' } } as const
    const answers = changed(recorded, tapped)
    expect(answers).toEqual({ mr: { outcome: 'given' }, ipv: { outcome: 'refused' } })
    expect(dosesToWrite(answers, recorded, 'bidan')).toEqual({ pcv: null, ipv: { outcome: 'refused' } })
  })

  it('is who gave it, out of which vial, and why not', () => {
    const answers = {
      mr: { outcome: 'given', vial: 'v' },
      pcv: { outcome: 'postponed', reason: 'demam' },
    } as const
    expect(dosesToWrite(answers, {}, 'bidan')).toEqual({
      mr: { outcome: 'given', vial: 'v', givenBy: 'bidan' },
      pcv: { outcome: 'postponed', reason: 'demam' },
    })
  })

  it('is nothing where nothing changed, and null where it was taken back', () => {
    const recorded = answersIn({
      immunized: true,
      'dose.mr': { outcome: 'given', vial: 'v', givenBy: 'bidan' },
      'dose.pcv': { outcome: 'refused' },
    })
    const { mr } = recorded
    expect(dosesToWrite({ mr: mr! }, recorded, 'other')).toEqual({ pcv: null })
  })
})
