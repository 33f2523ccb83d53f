/**
 * A name for showing. Text all in capitals or all in small letters becomes Title Case: that is certain, because only the
 * case of letters changes. Mixed case is the writer's own ("Siti NurHaliza, S.Pd") and stays.
 */
export function readableName(text: string): string {
  const name = text.replace(/\s+/g, ' ').trim()
  const oneCase = name === name.toUpperCase() || name === name.toLowerCase()
  if (!oneCase) return name
  return name.toLowerCase().replace(/(^|[\s.(/-])(\p{L})/gu, (_, before: string, letter: string) => {
    return before + letter.toUpperCase()
  })
}

/** "An." (anak) and "By." (bayi) before a name say of what age somebody is. */
const AGE_TITLE = /^\s*(an|by)\.\s*/

/** What two writings of one name share: letters without case, marks, extra spaces or the title of a child. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(AGE_TITLE, '')
    .replace(/\p{M}|['’`]/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/** The old (Dutch) and the present spelling of one name give the same text: Soekarno/Sukarno, Djoko/Joko, Dewi/Dewy. */
export function spellingKey(name: string): string {
  return nameKey(name)
    .replace(/oe/g, 'u')
    .replace(/dj/g, 'j')
    .replace(/tj/g, 'c')
    .replace(/sj/g, 'sy')
    .replace(/nj/g, 'ny')
    .replace(/ch/g, 'kh')
    .replace(/(?<=[aiuoeh])j/g, 'y')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
}

/** True when the names are one name, spelled differently or with one slip of the finger. */
export function sameNameButForATypo(one: string, other: string): boolean {
  const [a, b] = [spellingKey(one), spellingKey(other)]
  if (a === '' || b === '') return false
  return a === b || (Math.min(a.length, b.length) >= 5 && withinOneSlip(nameKey(one), nameKey(other)))
}

/** One letter changed, added, left out, or two neighbours exchanged. */
export function withinOneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at++
  const [shortRest, longRest] = [short.slice(at), long.slice(at)]
  if (short.length < long.length) return shortRest === longRest.slice(1)
  if (shortRest.slice(1) === longRest.slice(1)) return true
  return shortRest[0] === longRest[1] && shortRest[1] === longRest[0] && shortRest.slice(2) === longRest.slice(2)
}

/** True when every word of one name stands in the other: "Siti" and "Siti Aminah". */
export function namesOverlap(one: string, other: string): boolean {
  const [a, b] = [one, other].map((name) => new Set(spellingKey(name).split(' ')))
  if (!a || !b) return false
  const [fewer, more] = a.size <= b.size ? [a, b] : [b, a]
  return fewer.size > 0 && [...fewer].every((word) => more.has(word))
}
