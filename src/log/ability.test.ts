import { describe, expect, test } from 'vitest'
import { may, type Ability } from './ability.ts'
import { readsAny } from './permission.ts'
import { ROLES } from './role.ts'

const whoMay = (what: Ability) => ROLES.filter((role) => may({ role }, what))

describe('what a role may do on the screens', () => {
  test('everybody who works with people records; the dinas does not', () => {
    expect(whoMay('record')).toEqual(['kader', 'ketua', 'bidan', 'puskesmas'])
  })

  test('settings are changed by the bidan and the puskesmas, phones are let in by the puskesmas alone', () => {
    expect(whoMay('settings')).toEqual(['bidan', 'puskesmas'])
    expect(whoMay('office')).toEqual(['puskesmas'])
  })

  test('who may open notes in confidence is whom the relay lets read them', () => {
    expect(whoMay('confidential')).toEqual(ROLES.filter((role) => readsAny(role, 'sensitive')))
  })

  test('nothing is shut before the role is known', () => {
    expect(may(undefined, 'office')).toBe(true)
  })
})
