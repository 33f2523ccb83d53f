import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import { nifasCapsules } from './vitamin-a.ts'

const birth = '2026-10-01'
const day = (n: number) => addDays(birth, n)
const at = (n: number, capsules = 1) => ({ on: day(n), capsules })

describe('vitamin A after the birth', () => {
  it.each([
    [42, 'due'],
    [43, 'lewat'],
  ])('none on day %i: %s', (n, state) => {
    expect(nifasCapsules(birth, [], [], day(n))).toMatchObject({ given: 0, state, until: day(42) })
  })

  it('one at KF1 and one at an open day are two', () => {
    const contacts = [{ on: day(1), by: 'bidan' as const, vitaminA: 1 }]
    expect(nifasCapsules(birth, contacts, [], day(1))).toMatchObject({ given: 1, state: 'due', next: day(2) })
    expect(nifasCapsules(birth, contacts, [at(9)], day(9))).toMatchObject({ given: 2, state: 'lengkap' })
  })

  it('capsules written down in two places for one day are the same, those before or long after are not hers', () => {
    const contacts = [{ on: day(1), by: 'bidan' as const, vitaminA: 1 }]
    expect(nifasCapsules(birth, contacts, [at(1)], day(5)).given).toBe(1)
    expect(nifasCapsules(birth, [], [at(-3), at(43), at(4, 2)], day(50))).toMatchObject({ given: 2, state: 'lengkap' })
  })
})
