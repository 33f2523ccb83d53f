/** The words of a name as Indonesian families write it, so that its many spellings are compared as one. Pure. */
import { searchKey } from '../search.ts'
import { nameKey, withinOneSlip } from '../workbook/names.ts'

/** Newborns are written "By. Ny. Siti" until they are named: the commonest duplicate. */
const NEWBORN = /^\s*(by|bayi|bay)\b/i
/** In front of a name, and no part of it. */
const TITLES = new Set('by bayi bay ny nyonya tn an sdr ibu bpk bapak h hj haji hajah hajjah dr'.split(' '))
/** Which of twins: "By. Ny. Siti II". */
const ORDINAL = /^(i{1,3}|[1-4]|[ab])$/

const SHORT_FORMS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries({
    muhammad:
      'm md mo moh mohd mhd muh muhd muhamad muhammat mochamad mochammad moch mokhamad mohamad mohammad mohammed muhamed mukhamad',
    siti: 'st sti sity',
    nur: 'nr noer noor',
    abdul: 'abd abdoel abdol',
    ahmad: 'ach achmad akhmad akhmat ahmat achmat',
  }).flatMap(([whole, forms]) => forms.split(' ').map((form) => [form, whole])),
)
/** Half a village bears them: alone they say nothing of who somebody is. */
const COMMON = new Set(['muhamad', 'siti', 'nur', 'abdul', 'ahmad'])

export function isNewborn(name: string): boolean {
  return NEWBORN.test(name)
}

/** A name ready to be compared with many. */
export interface NameWords {
  readonly words: readonly string[]
  /** All of them as one. */
  readonly joined: string
}

/** Without titles, short forms written out, each word as it sounds: "M. Rizqy" → muhamad riski. */
export function nameWords(name: string): NameWords {
  const words = nameKey(name)
    .split(' ')
    .filter((word) => word !== '' && !TITLES.has(word))
    .map(soundOf)
  return { words, joined: words.join('') }
}

/** A village shares few names: each is folded once. */
const sounds = new Map<string, string>()

function soundOf(word: string): string {
  const known = sounds.get(word)
  if (known !== undefined) return known
  const sound = searchKey(SHORT_FORMS[word] ?? word).replace(/q/g, 'k')
  sounds.set(word, sound)
  return sound
}

/** "I", "2" or "b" at the end of a newborn's name; undefined where there is none. */
export function ordinalOf(name: string): string | undefined {
  const last = nameKey(name).split(' ').at(-1) ?? ''
  return isNewborn(name) && ORDINAL.test(last) ? last : undefined
}

export interface Likeness {
  readonly isAlike: boolean
  /** The whole name, and not a part of it. */
  readonly isWhole: boolean
}

/** Alike: one name but for its spelling, its spaces or one slip of the finger; or all words of the shorter in the longer. */
export function likenessOf({ words: one, joined: a }: NameWords, { words: other, joined: b }: NameWords): Likeness {
  if (a === '' || b === '') return { isAlike: false, isWhole: false }
  if (a === b || (Math.min(a.length, b.length) >= 5 && withinOneSlip(a, b))) return { isAlike: true, isWhole: true }
  const [fewer, more] = one.length <= other.length ? [one, other] : [other, one]
  const isWithin = fewer.every((word) => more.some((each) => each === word || isInitialOf(word, each)))
  const isTelling = fewer.some((word) => word.length > 1 && !COMMON.has(word))
  return { isAlike: isWithin && (isTelling || (fewer.length > 1 && fewer.length === more.length)), isWhole: false }
}

/** Either way round: "Siti N." and "Siti Nurhayati". */
function isInitialOf(word: string, other: string): boolean {
  return (word.length === 1 || other.length === 1) && word[0] === other[0]
}
