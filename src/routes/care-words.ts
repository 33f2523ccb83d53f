/** Fields of step 4 and of who somebody is, in the words of the screen. */
import type { Json } from '../log/entry.ts'
import { signWords } from '../ui/words/signs.ts'
import { answersWords } from '../ui/words/answers.ts'

type Words = Readonly<Record<string, string>>
const ASKED = 'ask.'

/** Undefined for any other field. */
export function careFieldInWords(name: string): string | undefined {
  const { question, field } = answersWords()
  if (name.startsWith(ASKED)) return (question as Words)[name.slice(ASKED.length)]
  return (field as Words)[name]
}

/** Undefined for a value that says itself what it is. */
export function careValueInWords(name: string, value: Json): string | undefined {
  const { food, ceklis, kia, brought, none } = answersWords()
  if (Array.isArray(value) && name.startsWith(ASKED)) {
    const words: Words = { ...signWords(), ...food }
    return value.length === 0 ? none : value.map((code) => words[String(code)] ?? String(code)).join(', ')
  }
  if (typeof value !== 'string') return undefined
  const known: Readonly<Record<string, Words>> = {
    'ask.ceklis': ceklis,
    kia,
    broughtBy: brought,
    living: answersWords().living,
  }
  return known[name]?.[value]
}
