/**
 * Finding a person by what the mother at the table says: a name or nickname, hers or the father's, an RT, the last
 * digits of a NIK or KK. Folded once when the index is built, and laid side by side in a few long texts, so that a
 * keystroke looks through those and not through two thousand short ones.
 */
import type { CalendarDate } from './calendar.ts'
import { groupBy } from './group-by.ts'
import { nameKey, spellingKey } from './workbook/names.ts'

export interface Searchable {
  readonly name?: string | undefined
  readonly nickname?: string | undefined
  readonly motherName?: string | undefined
  readonly fatherName?: string | undefined
  readonly birthDate?: CalendarDate | undefined
  readonly family?: string | undefined
  readonly rt?: string | undefined
  readonly kk?: string | undefined
  readonly nik?: string | undefined
}

/** One text of each person, one after the other, and where each begins. */
interface Column {
  readonly text: string
  readonly starts: readonly number[]
}

export interface SearchIndex<Item> {
  /** In the order of their names; a person's place here is their place in each column. */
  readonly items: readonly Item[]
  /** Own names and the parents', each word after a space: folded first, then as written. */
  readonly own: Column
  readonly parents: Column
  readonly rts: readonly (number | undefined)[]
  readonly numbers: Column
}

export interface Found<Item> {
  readonly items: readonly Item[]
  /** How many match, shown or not. */
  readonly total: number
}

/** People in the order of their names, ready to be searched. */
export function buildIndex<Item extends Searchable>(items: readonly Item[]): SearchIndex<Item> {
  // A village shares few names: each is folded once.
  const folded = new Map<string, string>()
  const fold = (name: string): string => {
    const known = folded.get(name)
    if (known !== undefined) return known
    const text = words(name)
    folded.set(name, text)
    return text
  }
  const both = (one: string | undefined, other: string | undefined): string =>
    (one === undefined ? '' : fold(one)) + (other === undefined ? '' : fold(other))
  const people = items
    .map((item) => ({ item, own: both(item.name, item.nickname) }))
    .sort((a, b) => (a.own < b.own ? -1 : a.own > b.own ? 1 : 0))
  const sorted = people.map(({ item }) => item)
  return {
    items: sorted,
    own: columnOf(people.map(({ own }) => own)),
    parents: columnOf(sorted.map(({ motherName, fatherName }) => both(motherName, fatherName))),
    rts: sorted.map(({ rt }) => (rt === undefined ? undefined : numberIn(rt))),
    numbers: columnOf(sorted.map(({ nik, kk }) => `${nik ?? ''} ${kk ?? ''}`)),
  }
}

function columnOf(texts: readonly string[]): Column {
  let end = 0
  const starts = texts.map((text) => {
    const start = end
    end += text.length + 1
    return start
  })
  return { text: texts.join('\n'), starts }
}

/** The best matches first: every word of the query must be found, in any order. An empty query finds everybody. */
export function search<Item>(index: SearchIndex<Item>, query: string, limit: number): Found<Item> {
  const { items } = index
  const terms = termsOf(query)
  if (terms.length === 0) return { items: items.slice(0, limit), total: items.length }
  const ranks = terms.map((term) => ranksOf(index, term))
  const byRank: Item[][] = []
  let total = 0
  for (let i = 0; i < items.length; i++) {
    let rank = 0
    for (const ofTerm of ranks) rank += ofTerm[i]!
    if (rank >= NOWHERE) continue
    total++
    const same = (byRank[rank] ??= [])
    if (same.length < limit) same.push(items[i]!)
  }
  return { items: byRank.flat().slice(0, limit), total }
}

/** Everybody who shares a birth date and a family, or a mother's name, with somebody of another name: twins and more. */
export function twinsAmong<Item extends Searchable>(items: readonly Item[]): ReadonlySet<Item> {
  const born = items.filter((item) => item.birthDate !== undefined && homeOf(item) !== '')
  const births = groupBy(born, (item) => `${item.birthDate} ${homeOf(item)}`)
  const twins = new Set<Item>()
  for (const together of births.values()) {
    if (together.length > 1 && new Set(together.map(({ name }) => spellingKey(name ?? ''))).size > 1)
      together.forEach((item) => twins.add(item))
  }
  return twins
}

function homeOf({ family, motherName }: Searchable): string {
  return family ?? spellingKey(motherName ?? '')
}

/** Letters as they sound in Indonesian names: Fadhil and Fadil, Novi and Nofi, Rizky and Riski are found alike. */
export function searchKey(text: string): string {
  return spellingKey(text.replace(/sy/gi, 's'))
    .replace(/([bdgkpst])h/g, '$1')
    .replace(/v/g, 'f')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1')
}

/** `begins`: a word as it is looked for at the beginning of one, with the space before it; `inside`: anywhere, if it is long enough. */
type Term =
  | { readonly begins: readonly string[]; readonly inside: string | undefined }
  | { readonly rt: number }
  | { readonly digits: string }

const LEAST_INSIDE = 3

/** "siti rt2" → the word "siti" and RT 2. One to three digits are an RT, four and more are part of a NIK or KK. */
function termsOf(query: string): readonly Term[] {
  const spaced = query.toLowerCase().replace(/\brt[\s.:]*(?=\d)/g, ' ')
  return spaced.split(/[\s,;/]+/).flatMap((word): Term[] => {
    const digits = word.replace(/[.\-']/g, '')
    if (/^\d{1,3}$/.test(digits)) return [{ rt: Number(digits) }]
    if (/^\d+$/.test(digits)) return [{ digits }]
    return nameKey(word)
      .split(' ')
      .filter((text) => text !== '')
      .map((text) => ({
        begins: [...new Set([text, searchKey(text)])].map((each) => ` ${each}`),
        inside: text.length < LEAST_INSIDE ? undefined : text,
      }))
  })
}

/** More than the ranks of any query that somebody types add up to. */
const NOWHERE = 1000

/** For each person how well one word of the query fits: smaller is better. */
function ranksOf({ items, own, parents, rts, numbers }: SearchIndex<unknown>, term: Term): readonly number[] {
  if ('rt' in term) return rts.map((rt) => (rt === term.rt ? 0 : NOWHERE))
  const ranks = items.map(() => NOWHERE)
  const look = (column: Column, text: string, first: number, later: number): void =>
    eachWith(column, text, (i, isFirst) => (ranks[i] = Math.min(ranks[i]!, isFirst ? first : later)))
  if ('digits' in term) {
    look(numbers, term.digits, 0, 0)
    return ranks
  }
  for (const text of term.begins) {
    look(own, text, 0, 1)
    look(parents, text, 2, 2)
  }
  if (term.inside !== undefined) {
    look(own, term.inside, 4, 4)
    look(parents, term.inside, 5, 5)
  }
  return ranks
}

/** Everybody whose text has `part` in it, and whether it begins with it. */
function eachWith({ text, starts }: Column, part: string, use: (person: number, isFirst: boolean) => void): void {
  let person = 0
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, starts[person])) {
    while (person + 1 < starts.length && starts[person + 1]! <= at) person++
    use(person, at === starts[person])
    if (++person === starts.length) return
  }
}

/** Folded and as written: half of an old spelling ("So" of Soekarno) already finds its person. */
function words(name: string): string {
  return ` ${searchKey(name)} ${nameKey(name)}`
}

function numberIn(text: string): number | undefined {
  const digits = /\d+/.exec(text)
  return digits ? Number(digits[0]) : undefined
}
