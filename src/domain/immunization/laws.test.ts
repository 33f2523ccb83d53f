import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar.ts'
import type { RecordedDose } from './dose.ts'
import { isDue, type DoseStatus } from './dose-status.ts'
import { dueProducts } from './due.ts'
import { antigens, antigensOf } from './products.ts'
import { immunizationStatus } from './status.ts'

const BIRTH = '2024-01-31'
const day = (n: number) => addDays(BIRTH, n)

const settings = fc.record({
  hexavalentSince: fc.option(fc.integer({ min: 0, max: 900 }).map(day), { nil: undefined }),
  je: fc.boolean(),
  rv: fc.boolean(),
})

const dose = fc.record({
  antigen: fc.constantFrom(...antigens),
  source: fc.uuid(),
  outcome: fc.constantFrom('given', 'given', 'given', 'refused', 'postponed'),
  date: fc.option(fc.integer({ min: -3, max: 1900 }).map(day), { nil: undefined, freq: 8 }),
  n: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined, freq: 1 }),
  proof: fc.constantFrom('hari-buka', 'buku-kia', 'pengakuan'),
  assessed: fc.option(fc.constantFrom('sah', 'ulangi'), { nil: undefined, freq: 1 }),
}) as fc.Arbitrary<RecordedDose>
const doses = fc.array(dose, { maxLength: 14 })
const age = fc.integer({ min: 0, max: 2000 })

const key = ({ antigen, n }: DoseStatus): string => `${antigen}${n}`

/** A child to whom everything proposed is given at each open day they come to, some doses left out. */
const attended = fc.record({
  settings,
  days: fc.uniqueArray(age, { maxLength: 12 }).map((all) => all.sort((a, b) => a - b)),
  skipped: fc.array(fc.boolean(), { minLength: 1, maxLength: 9 }),
})

function grow(
  child: { days: readonly number[]; skipped: readonly boolean[] },
  rules: Parameters<typeof immunizationStatus>[3],
) {
  const had: RecordedDose[] = []
  let turn = 0
  for (const n of child.days) {
    const today = day(n)
    for (const { product } of dueProducts(immunizationStatus(BIRTH, had, today, rules))) {
      if (child.skipped[turn++ % child.skipped.length]) continue
      for (const antigen of antigensOf(product)) {
        const source = `${today}/${product}`
        had.push({ antigen, source, outcome: 'given', date: today, product, proof: 'hari-buka' })
      }
    }
  }
  return had
}

describe('whatever was recorded', () => {
  it('every recorded dose is still there, and is never called not given', () => {
    fc.assert(
      fc.property(doses, age, settings, (all, n, rules) => {
        const statuses = immunizationStatus(BIRTH, all, day(n), rules)
        const given = all.filter(({ outcome, assessed }) => outcome === 'given' && assessed !== 'ulangi')
        expect(statuses.flatMap((status) => status.given?.records ?? []).length).toBe(given.length)
        for (const { given: dose, state } of statuses) {
          if (dose) expect(['sudah', 'perlu-dinilai-bidan']).toContain(state)
        }
      }),
    )
  })

  it('another dose never makes one that was given not given', () => {
    fc.assert(
      fc.property(doses, dose, age, settings, (all, more, n, rules) => {
        const givenOf = (list: readonly RecordedDose[]) =>
          immunizationStatus(BIRTH, list, day(n), rules).filter((status) => status.given).length
        expect(givenOf([...all, { ...more, outcome: 'given', assessed: undefined }])).toBeGreaterThanOrEqual(
          givenOf(all),
        )
      }),
    )
  })

  it('the order in which records arrive changes nothing', () => {
    fc.assert(
      fc.property(doses, age, settings, (all, n, rules) => {
        expect(immunizationStatus(BIRTH, [...all].reverse(), day(n), rules)).toEqual(
          immunizationStatus(BIRTH, all, day(n), rules),
        )
      }),
    )
  })

  it('each dose stands once, with real dates', () => {
    fc.assert(
      fc.property(doses, age, settings, (all, n, rules) => {
        const statuses = immunizationStatus(BIRTH, all, day(n), rules)
        expect(new Set(statuses.map(key)).size).toBe(statuses.length)
        for (const { first, last, lateFrom } of statuses) {
          for (const date of [first, last, lateFrom]) if (date !== undefined) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/)
        }
      }),
    )
  })

  it('what is due lies between its first and its last day', () => {
    fc.assert(
      fc.property(doses, age, settings, (all, n, rules) => {
        for (const status of immunizationStatus(BIRTH, all, day(n), rules).filter(isDue)) {
          expect(status.first! <= day(n) && day(n) <= status.last!).toBe(true)
        }
      }),
    )
  })
})

describe('what is proposed', () => {
  it('is valid: given today, nothing of it is for the bidan to judge', () => {
    fc.assert(
      fc.property(attended, (child) => {
        const had = grow(child, child.settings)
        const last = day(child.days.at(-1) ?? 0)
        const statuses = immunizationStatus(BIRTH, had, last, child.settings)
        for (const status of statuses.filter((each) => each.given)) expect(status.state).toBe('sudah')
      }),
      { numRuns: 300 },
    )
  })

  it('counts each due dose once, and nothing else', () => {
    fc.assert(
      fc.property(doses, age, settings, (all, n, rules) => {
        const statuses = immunizationStatus(BIRTH, all, day(n), rules)
        const proposed = dueProducts(statuses).flatMap((each) => each.doses.map(key))
        expect(proposed.sort()).toEqual(statuses.filter(isDue).map(key).sort())
      }),
    )
  })
})

describe('a later day', () => {
  it('never takes a dose off the list, except when its age has passed', () => {
    fc.assert(
      fc.property(attended, fc.integer({ min: 1, max: 400 }), age, (child, later, from) => {
        const had = grow(child, child.settings)
        const today = Math.max(from, (child.days.at(-1) ?? 0) + 28)
        const due = immunizationStatus(BIRTH, had, day(today), child.settings).filter(isDue)
        const then = new Map(immunizationStatus(BIRTH, had, day(today + later), child.settings).map((s) => [key(s), s]))
        for (const status of due) {
          const now = then.get(key(status))
          if (now && day(today + later) > now.last!) expect(now.state).toBe('lewat-umur')
          else expect(now && isDue(now)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
