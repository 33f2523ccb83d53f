/**
 * Finding a person by what the mother at the table says: a name or nickname, hers or the father's, an RT, the last
 * digits of a NIK or KK. Folded once when the index is built, so that a keystroke is only text comparisons.
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

interface Folded<Item> {
  readonly item: Item
  /** Own names and the parents', each word after a space: folded first, then as written. */
  readonly own: string
  readonly parents: string
  readonly rt: number | undefined
  readonly numbers: string
}

export interface SearchIndex<Item> {
  readonly entries: readonly Folded<Item>[]
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
  const entries = items.map((item): Folded<Item> => ({
    item,
    own: both(item.name, item.nickname),
    parents: both(item.motherName, item.fatherName),
    rt: item.rt === undefined ? undefined : numberIn(item.rt),
    numbers: `${item.nik ?? ''} ${item.kk ?? ''}`,
  }))
  return { entries: entries.sort((a, b) => (a.own < b.own ? -1 : a.own > b.own ? 1 : 0)) }
}

/** The best matches first: every word of the query must be found, in any order. An empty query finds everybody. */
export function search<Item>(index: SearchIndex<Item>, query: string, limit: number): Found<Item> {
  const terms = termsOf(query)
  if (terms.length === 0)
    return { items: index.entries.slice(0, limit).map(({ item }) => item), total: index.entries.length }
  const byRank: Item[][] = []
  let total = 0
  for (const entry of index.entries) {
    const rank = rankOf(entry, terms)
    if (rank === undefined) continue
    total++
    const same = (byRank[rank] ??= [])
    if (same.length < limit) same.push(entry.item)
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

/** Smaller is better; undefined when a word is nowhere. */
function rankOf(entry: Folded<unknown>, terms: readonly Term[]): number | undefined {
  let rank = 0
  for (const term of terms) {
    const worse = rankOfTerm(entry, term)
    if (worse === undefined) return undefined
    rank += worse
  }
  return rank
}

function rankOfTerm({ own, parents, rt, numbers }: Folded<unknown>, term: Term): number | undefined {
  if ('rt' in term) return rt === term.rt ? 0 : undefined
  if ('digits' in term) return numbers.includes(term.digits) ? 0 : undefined
  const { begins, inside } = term
  // Plain loops: this runs for every person at every key.
  for (const text of begins) if (own.startsWith(text)) return 0
  for (const text of begins) if (own.includes(text)) return 1
  for (const text of begins) if (parents.includes(text)) return 2
  if (inside === undefined) return undefined
  return own.includes(inside) ? 4 : parents.includes(inside) ? 5 : undefined
}

/** Folded and as written: half of an old spelling ("So" of Soekarno) already finds its person. */
function words(name: string): string {
  return ` ${searchKey(name)} ${nameKey(name)}`
}

function numberIn(text: string): number | undefined {
  const digits = /\d+/.exec(text)
  return digits ? Number(digits[0]) : undefined
}
