import { describe, expect, it } from 'vitest'
import { mergedWith } from './merged.ts'

describe('posyandu that became one', () => {
  it('are one group, whichever of them is asked about', () => {
    const partOf = new Map([
      ['mawar', 'melati'],
      ['anggrek', 'melati'],
      ['kenanga', 'dahlia'],
    ])
    expect([...mergedWith('mawar', partOf)].sort()).toEqual(['anggrek', 'mawar', 'melati'])
    expect([...mergedWith('melati', partOf)].sort()).toEqual(['anggrek', 'mawar', 'melati'])
    expect(mergedWith('tulip', partOf)).toEqual(['tulip'])
  })

  it('may be part of one another in a circle', () => {
    const circle = new Map([
      ['a', 'b'],
      ['b', 'a'],
    ])
    expect([...mergedWith('a', circle)].sort()).toEqual(['a', 'b'])
  })
})
