import { expect, test } from 'vitest'
import { AREA, desaScope, posyanduScope } from '../../log/role.ts'
import { fittingScopes, kindOfPlace, placesFor } from './places.ts'

const melati = posyanduScope('melati')
const mawar = posyanduScope('mawar')

test('a kader works at posyandu, a bidan also for a desa, the puskesmas and the dinas for all of the area', () => {
  expect(placesFor('kader')).toEqual(['posyandu'])
  expect(placesFor('bidan')).toEqual(['posyandu', 'desa', 'area'])
  expect([placesFor('puskesmas'), placesFor('dinas')]).toEqual([['area'], ['area']])
})

test('what was chosen stays while the new role may have it', () => {
  expect(fittingScopes('bidan', [melati], [melati, mawar])).toEqual([melati])
  expect(fittingScopes('kader', [desaScope('Taba Lagan'), mawar], [melati, mawar])).toEqual([mawar])
  expect(fittingScopes('puskesmas', [melati], [melati])).toEqual([AREA])
  expect(fittingScopes('kader', [AREA], [melati, mawar])).toEqual([])
})

test('where there is one posyandu nobody has to choose it', () => {
  expect(fittingScopes('kader', [], [melati])).toEqual([melati])
})

test('the kind of place is read from the first', () => {
  const all = placesFor('bidan')
  expect([[AREA], [desaScope('a')], [melati], []].map((scopes) => kindOfPlace(scopes, all))).toEqual([
    'area',
    'desa',
    'posyandu',
    'posyandu',
  ])
})
