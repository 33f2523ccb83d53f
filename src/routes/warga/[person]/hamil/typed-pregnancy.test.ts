import { describe, expect, test } from 'vitest'
import { changesOf, NO_PREGNANCY, readDated, readPregnancy, typedOf, type TypedPregnancy } from './typed-pregnancy.ts'

const TODAY = '2026-11-10'
const dated = (typed: Partial<TypedPregnancy>) => readDated({ ...NO_PREGNANCY, ...typed }, TODAY)
const read = (typed: Partial<TypedPregnancy>) =>
  readPregnancy({ ...NO_PREGNANCY, dating: { by: 'hpht', text: '01/05/2026' }, ...typed }, TODAY)

describe('when it began', () => {
  test('by the last period, by the due date of an ultrasound, or about so many weeks', () => {
    expect(dated({ dating: { by: 'hpht', text: '01/05/2026' } })).toEqual({
      lmp: '2026-05-01',
      dueDate: null,
      datedBy: 'hpht',
    })
    expect(dated({ dating: { by: 'usg', text: '5/2/27' } })).toEqual({ dueDate: '2027-02-05', datedBy: 'usg' })
    expect(dated({ dating: { by: 'perkiraan', text: '20' } })).toEqual({
      lmp: '2026-06-23',
      dueDate: null,
      datedBy: 'perkiraan',
    })
  })

  test('is today at the latest, and 45 weeks ago at the earliest', () => {
    expect(dated({ dating: { by: 'hpht', text: '10/11/2026' } })).toBeDefined()
    expect(dated({ dating: { by: 'hpht', text: '11/11/2026' } })).toBeUndefined()
    expect(dated({ dating: { by: 'hpht', text: '30/12/2025' } })).toBeDefined()
    expect(dated({ dating: { by: 'hpht', text: '29/12/2025' } })).toBeUndefined()
    expect(dated({ dating: { by: 'perkiraan', text: '45' } })).toBeDefined()
    expect(dated({ dating: { by: 'perkiraan', text: '46' } })).toBeUndefined()
    expect(dated({ dating: { by: 'usg', text: '17/08/2027' } })).toBeDefined()
    expect(dated({ dating: { by: 'usg', text: '18/08/2027' } })).toBeUndefined()
  })

  test('must be said', () => {
    expect(read({ dating: { by: 'hpht', text: '' } })).toEqual({ ok: false, problems: ['dated'] })
  })
})

describe('what is known of it', () => {
  test('commas are understood, and what is empty is not written', () => {
    expect(read({ gravida: '2', spacingYears: '1,5', weightBeforeKg: '48,5', husband: ' Andi ' })).toEqual({
      ok: true,
      fields: {
        lmp: '2026-05-01',
        dueDate: null,
        datedBy: 'hpht',
        gravida: 2,
        spacingYears: 1.5,
        weightBeforeKg: 48.5,
        husband: 'Andi',
      },
    })
  })

  test('a first child has no child before it', () => {
    const first = read({ gravida: '1', spacingYears: '3' })
    expect(first.ok && first.fields.spacingYears).toBeUndefined()
  })

  test('numbers that cannot be are named', () => {
    expect(read({ gravida: '0', heightCm: '15', weightBeforeKg: 'lima' })).toEqual({
      ok: false,
      problems: ['gravida', 'weightBeforeKg', 'heightCm'],
    })
  })

  test('what stands comes back as it was typed', () => {
    const typed = typedOf({ lmp: '2026-05-01', datedBy: 'hpht', gravida: 2, weightBeforeKg: 48.5, kia: 'ada' })
    expect(typed).toMatchObject({ dating: { by: 'hpht', text: '01/05/2026' }, gravida: '2', weightBeforeKg: '48,5' })
    expect(typedOf({ lmp: '2026-05-01', dueDate: '2027-02-05' })).toMatchObject({
      dating: { by: 'usg', text: '05/02/2027' },
    })
  })

  test('a correction writes what changed alone; what was emptied is taken back', () => {
    const shown = { lmp: '2026-05-01', datedBy: 'perkiraan', gravida: 2, husband: 'Andi', fetuses: 2 } as const
    const corrected = (typed: Partial<TypedPregnancy>) => {
      const all = { ...typedOf(shown), ...typed }
      const now = readPregnancy(all, TODAY)
      return now.ok && changesOf(shown, all, now.fields)
    }
    expect(corrected({})).toEqual({})
    expect(corrected({ gravida: '3', husband: '', hasMore: false })).toEqual({
      gravida: 3,
      husband: null,
      fetuses: null,
    })
    expect(corrected({ dating: { by: 'hpht', text: '08/05/2026' } })).toEqual({ lmp: '2026-05-08', datedBy: 'hpht' })
    expect(corrected({ dating: { by: 'usg', text: '05/02/2027' } })).toEqual({ dueDate: '2027-02-05', datedBy: 'usg' })
  })
})
