import { describe, expect, test } from 'vitest'
import { readCsv } from './read-csv.ts'

const cellsOf = (text: string) => readCsv(text).map(({ cells }) => cells)

describe('the cells of a text are apart by', () => {
  test('tabs, also where commas of numbers and titles stand as often', () => {
    expect(cellsOf('Nama\tBerat\tTinggi\nBudi, S.Pd\t9,4\t75,5\n')).toEqual([
      ['Nama', 'Berat', 'Tinggi'],
      ['Budi, S.Pd', '9,4', '75,5'],
    ])
  })

  test('semicolons, also where commas stand as often', () => {
    expect(cellsOf('Nama;Berat\nBudi;9,4\n')).toEqual([
      ['Nama', 'Berat'],
      ['Budi', '9,4'],
    ])
  })

  test('commas, and a cell in quotes may hold one', () => {
    expect(cellsOf('Nama,Berat\nBudi,"9,4"\n')).toEqual([
      ['Nama', 'Berat'],
      ['Budi', '9,4'],
    ])
  })
})
