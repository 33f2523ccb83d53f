import { expect, test } from 'vitest'
import { BROUGHT_BY, FOOD_GROUPS } from '../../domain/child-care/feeding.ts'
import { KIA_STATES } from '../../domain/child-care/programmes.ts'
import { QUESTIONS } from '../../domain/child-care/questions.ts'
import { DANGER_SIGNS_CHILD, DANGER_SIGNS_INFANT, SICK_SIGNS, TBC_SIGNS } from '../../domain/child-care/signs.ts'
import { answers as en } from './en/answers.ts'
import { careTexts as textsEn } from './en/care-texts.ts'
import { signs as signsEn } from './en/signs.ts'
import { answers as id } from './id/answers.ts'
import { careTexts as textsId } from './id/care-texts.ts'
import { signs as signsId } from './id/signs.ts'

test.each([
  ['Indonesian', id, signsId],
  ['English', en, signsEn],
])('every question, sign and option of step 4 has %s words', (_language, answers, words) => {
  const codes = QUESTIONS.flatMap((question) =>
    question.kind === 'checklist' ? [question.code, question.missing] : [question.code],
  )
  expect(Object.keys(answers.question)).toEqual(expect.arrayContaining([...codes, 'bahaya']))
  const signs = [...TBC_SIGNS, ...SICK_SIGNS, ...DANGER_SIGNS_INFANT, ...DANGER_SIGNS_CHILD]
  expect(new Set(Object.keys(words))).toEqual(new Set(signs))
  expect(Object.keys(answers.food)).toEqual([...FOOD_GROUPS])
  expect(Object.keys(answers.brought)).toEqual([...BROUGHT_BY])
  expect(Object.keys(answers.kia)).toEqual([...KIA_STATES])
})

test('advice is three short sentences without a full stop missing', () => {
  for (const { advice } of [textsId, textsEn])
    for (const { sentences } of Object.values(advice))
      expect(sentences.filter((sentence) => !sentence.endsWith('.') || sentence.length > 110)).toEqual([])
})
