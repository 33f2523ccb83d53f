/** Fields of steps 4 and 5 and of who somebody is, in the words of the screen. */
import type { Json } from '../log/entry.ts'
import { dose, readAs } from '../log/shapes.ts'
import { immunizationWords } from '../ui/words/immunization.ts'
import { signWords } from '../ui/words/signs.ts'
import { answersWords } from '../ui/words/answers.ts'
import { reasonInWords } from './dose-words.ts'

type Words = Readonly<Record<string, string>>
const ASKED = 'ask.'
const DOSE = 'dose.'

/** Undefined for any other field. */
export function careFieldInWords(name: string): string | undefined {
  const { question, field } = answersWords()
  if (name.startsWith(ASKED)) return (question as Words)[name.slice(ASKED.length)]
  const { product, deworming } = immunizationWords()
  if (name.startsWith(DOSE)) return (product as Words)[name.slice(DOSE.length)]
  return ({ ...field, deworming } as Words)[name]
}

/** Undefined for a value that says itself what it is. */
export function careValueInWords(name: string, value: Json): string | undefined {
  const given = name.startsWith(DOSE) ? readAs(dose, value) : undefined
  if (given) {
    const { outcome, reason } = given
    const { given: isGiven, state } = immunizationWords()
    const said = { given: isGiven, postponed: state.ditunda, refused: state.ditolak }[outcome]
    return [said, reasonInWords(reason)].filter(Boolean).join(': ')
  }
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
