import { expect, it } from 'vitest'
import { CONSENT_VERSION, consentStanding } from './consent.ts'

it('says what is still to be asked', () => {
  const said = { version: CONSENT_VERSION, agreed: true, at: '2026-11-10', by: 'siti' }
  expect(consentStanding(undefined)).toBe('open')
  expect(consentStanding(null)).toBe('open')
  expect(consentStanding(said)).toBe('agreed')
  expect(consentStanding({ ...said, version: CONSENT_VERSION - 1 })).toBe('older')
  expect(consentStanding({ ...said, agreed: false })).toBe('refused')
  expect(consentStanding({ ...said, agreed: false, version: 0 })).toBe('refused')
})
