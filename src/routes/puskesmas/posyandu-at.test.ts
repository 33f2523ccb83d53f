import { expect, test } from 'vitest'
import { posyanduAt } from './posyandu-at.ts'

const place = (posyandu: string, parts = [posyandu]) => ({
  posyandu,
  name: posyandu,
  desa: undefined,
  kecamatan: undefined,
  parts,
})

test('an address names a posyandu, one that became part of it, or none that is there', () => {
  const all = [place('dahlia'), place('melati', ['melati', 'mawar'])]
  expect(['melati', 'mawar', 'gone', null].map((asked) => posyanduAt(all, asked)?.posyandu)).toEqual([
    'melati',
    'melati',
    undefined,
    undefined,
  ])
})
