import { expect, it } from 'vitest'
import { answerFindings } from './answers.ts'

it('a danger sign, an illness and an incomplete ceklis are followed up, with what was said', () => {
  const answers = { bahaya: ['kejang'], sakit: ['diare'], ceklis: 'tidak-lengkap', 'ceklis-belum': ['duduk'] }
  expect(answerFindings(answers, 10)).toEqual([
    { code: 'tanda-bahaya', signs: ['kejang'] },
    { code: 'sakit', signs: ['diare'] },
    { code: 'ceklis-tidak-lengkap', signs: ['duduk'] },
  ])
})

it('how the child is fed is not', () => {
  expect(answerFindings({ mpasi: false, 'asi-0': false }, 10)).toEqual([])
})
