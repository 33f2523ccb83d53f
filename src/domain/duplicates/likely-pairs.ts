/** Who in a registry may be registered twice. Only who changed is compared again, and only with whom they may be like. */
import { BECAUSE, folded, whyAlike, type Because, type Described, type Folded } from '../same-person.ts'

export interface Candidate extends Described {
  readonly record: string
}

export interface LikelyPair {
  /** The smaller record. */
  readonly a: string
  readonly b: string
  readonly because: Because
}

interface Known {
  /** All that is compared, as text: who is described as before needs no second look. */
  readonly text: string
  readonly folded: Folded
  readonly shelves: readonly string[]
}

/** Keeps what it found: the answer depends on the people alone, whatever came before. */
export class LikelyPairs {
  readonly #known = new Map<string, Known>()
  /** Records that may be alike, by what they share. */
  readonly #shelves = new Map<string, Set<string>>()
  readonly #pairs = new Map<string, LikelyPair>()

  /** The surest first. `people`: everybody there is now. */
  update(people: readonly Candidate[]): readonly LikelyPair[] {
    const present = new Set(people.map(({ record }) => record))
    const gone = [...this.#known.keys()].filter((record) => !present.has(record))
    const changed = people.filter((person) => this.#known.get(person.record)?.text !== textOf(person))
    this.#forget([...gone, ...changed.map(({ record }) => record)])
    for (const person of changed) this.#add(person)
    return [...this.#pairs.values()].sort(surestFirst)
  }

  #forget(records: readonly string[]): void {
    const forgotten = new Set(records.filter((record) => this.#known.has(record)))
    if (forgotten.size === 0) return
    for (const record of forgotten) {
      for (const shelf of this.#known.get(record)?.shelves ?? []) this.#shelves.get(shelf)?.delete(record)
      this.#known.delete(record)
    }
    for (const [key, { a, b }] of this.#pairs) if (forgotten.has(a) || forgotten.has(b)) this.#pairs.delete(key)
  }

  #add(person: Candidate): void {
    const { record } = person
    const made = folded(person)
    for (const other of new Set(looksOn(made).flatMap((shelf) => [...(this.#shelves.get(shelf) ?? [])]))) {
      const because = whyAlike(made, this.#known.get(other)!.folded)
      if (because) {
        const [a, b] = record < other ? [record, other] : [other, record]
        this.#pairs.set(`${a} ${b}`, { a, b, because })
      }
    }
    const shelves = standsOn(made)
    this.#known.set(record, { text: textOf(person), folded: made, shelves })
    for (const shelf of shelves) this.#shelves.set(shelf, (this.#shelves.get(shelf) ?? new Set()).add(record))
  }
}

/** Somebody without a birth date may be like anybody who shares the beginning of a word of their name. */
function standsOn(person: Folded): readonly string[] {
  const { birthDate, name } = person
  return [...shared(person), ...(birthDate === undefined ? name.words.map(undated) : []), ...name.words.map(named)]
}

function looksOn(person: Folded): readonly string[] {
  return [...shared(person), ...person.name.words.map(person.birthDate === undefined ? named : undated)]
}

/** A birth date with a slip in it is found by the beginnings of both names. */
function shared({ nik, birthDate, name, mother }: Folded): readonly string[] {
  return [
    ...(nik === undefined ? [] : [`nik ${nik}`]),
    ...(birthDate === undefined ? [] : [`born ${birthDate}`]),
    ...(mother.joined === '' ? [] : [`child ${name.joined.slice(0, 4)} ${mother.joined.slice(0, 3)}`]),
  ]
}

const undated = (word: string): string => `undated ${word.slice(0, 3)}`
const named = (word: string): string => `named ${word.slice(0, 3)}`

function textOf({ name, birthDate, motherName, nik, sex }: Candidate): string {
  return [name, birthDate, motherName, nik, sex].join('\n')
}

function surestFirst(one: LikelyPair, other: LikelyPair): number {
  const order = BECAUSE.indexOf(one.because) - BECAUSE.indexOf(other.because)
  return order === 0 ? (one.a + one.b < other.a + other.b ? -1 : 1) : order
}
