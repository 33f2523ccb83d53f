import { describe, expect, test } from 'vitest'
import type { PersonFields } from '../../../log/records/person.ts'
import { changesOf, NO_DISABILITY, typedOf, type TypedIdentity } from './edit.ts'

const naura: PersonFields = {
  name: 'Naura',
  sex: 'P',
  birthDate: '2025-09-05',
  birthLengthCm: 49.5,
  motherName: 'Siti',
}
const change = (typed: Partial<TypedIdentity>) => changesOf({ ...typedOf(naura), ...typed }, naura, '2026-11-10')

describe('correcting who somebody is', () => {
  test('what was not touched is not written', () => {
    expect(change({})).toEqual({ ok: true, fields: {} })
    expect(change({ name: ' Naura ' })).toEqual({ ok: true, fields: {} })
  })

  test('only the changed field goes out', () => {
    expect(change({ birthDate: '06/09/2025' })).toEqual({ ok: true, fields: { birthDate: '2025-09-06' } })
  })

  test('an emptied field is withdrawn', () => {
    expect(change({ motherName: '', birthDate: '' })).toEqual({
      ok: true,
      fields: { motherName: null, birthDate: null },
    })
  })

  test('a NIK that comes later is added, half a NIK is refused', () => {
    expect(change({ nik: '1771 0145 0925 0001' })).toEqual({ ok: true, fields: { nik: '1771014509250001' } })
    expect(change({ nik: '17710145' })).toEqual({ ok: false, problems: ['nik'] })
  })

  test('an empty name, a day that does not exist and one that has not come are refused', () => {
    expect(change({ name: ' ' })).toEqual({ ok: false, problems: ['name'] })
    expect(change({ birthDate: '31/02/2026' })).toEqual({ ok: false, problems: ['birthDate'] })
    expect(change({ birthDate: '11/11/2026' })).toEqual({ ok: false, problems: ['birthDate'] })
  })

  test('what e-PPGBM asks of a birth is read as numbers, and answers as yes or no', () => {
    const typed = {
      birthOrder: '2',
      gestationWeeks: '39',
      birthHeadCm: '33,5',
      imd: 'ya',
      kiaSmallBaby: 'tidak',
    } as const
    expect(change(typed)).toEqual({
      ok: true,
      fields: { birthOrder: 2, gestationWeeks: 39, birthHeadCm: 33.5, imd: true, kiaSmallBaby: false },
    })
    expect(change({ kia: 'hilang', living: 'musiman', parentNik: '1771 0145 0980 0001' })).toEqual({
      ok: true,
      fields: { kia: 'hilang', living: 'musiman', parentNik: '1771014509800001' },
    })
  })

  test('kinds of disability are a list, none is an empty one, and not asked is nothing', () => {
    expect(change({ disability: 'fisik,rungu' })).toEqual({ ok: true, fields: { disability: ['fisik', 'rungu'] } })
    expect(change({ disability: NO_DISABILITY })).toEqual({ ok: true, fields: { disability: [] } })
    const asked: PersonFields = { ...naura, disability: [] }
    expect(changesOf(typedOf(asked), asked, '2026-11-10')).toEqual({ ok: true, fields: {} })
    const back = changesOf({ ...typedOf(asked), disability: '' }, asked, '2026-11-10')
    expect(back).toEqual({ ok: true, fields: { disability: null } })
  })

  test('half a child, a pregnancy of a year and half a NIK of the mother are refused', () => {
    expect(change({ birthOrder: '1,5' })).toEqual({ ok: false, problems: ['birthOrder'] })
    expect(change({ birthOrder: '0', gestationWeeks: '52', parentNik: '1771' })).toEqual({
      ok: false,
      problems: ['birthOrder', 'gestationWeeks', 'parentNik'],
    })
  })

  test('birth weight is in grams: kilograms are refused, not saved as 3 grams', () => {
    expect(change({ birthWeightG: '3,1' })).toEqual({ ok: false, problems: ['birthWeightG'] })
    expect(change({ birthWeightG: '3100', birthLengthCm: '50,5' })).toEqual({
      ok: true,
      fields: { birthWeightG: 3100, birthLengthCm: 50.5 },
    })
  })
})
