import { describe, expect, it } from 'vitest'
import { inOrderOfArrival } from './arrivals.ts'

const [ani, budi, citra] = ['Ani', 'Budi', 'Citra'].map((name) => ({ record: name, name }))

describe('names that arrive while somebody chooses', () => {
  it('come below those that stand there, however they are sorted', () => {
    expect(inOrderOfArrival([], [budi!, citra!])).toEqual([budi, citra])
    expect(inOrderOfArrival([budi!, citra!], [ani!, budi!, citra!])).toEqual([budi, citra, ani])
  })

  it('are said as they are now, and go when they are not there any more', () => {
    const renamed = { record: 'Budi', name: 'Budi Santoso' }
    expect(inOrderOfArrival([budi!, citra!], [renamed])).toEqual([renamed])
  })
})
