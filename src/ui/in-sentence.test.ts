import { expect, it } from 'vitest'
import { inSentence } from './in-sentence.ts'

it('inside a sentence a name is small, and abbreviations stay what they are', () => {
  const names = ['Berat badan', 'Panjang/tinggi', 'BCG', 'DPT-HB-Hib', 'LiLA', 'No. KK', 'Vitamin A', 'berat']
  expect(names.map(inSentence)).toEqual([
    'berat badan',
    'panjang/tinggi',
    'BCG',
    'DPT-HB-Hib',
    'LiLA',
    'no. KK',
    'vitamin A',
    'berat',
  ])
})
