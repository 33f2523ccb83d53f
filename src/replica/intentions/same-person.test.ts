/** Two phones that do not hear each other answer who is one person, and take it back, in any order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listedPairs, type KnownLink } from '../../domain/duplicates/listed-pairs.ts'
import type { Entry } from '../../log/entry.ts'
import { foldAll, headsOf, isConflict, recordKey, shownHead, type RecordState } from '../../log/fold.ts'
import { entryId } from '../../log/id.ts'
import { canonicalByPerson, partsOfLinkId, recordsOfPerson } from '../../log/links.ts'
import { linkId, visitId } from '../../log/record-id.ts'
import type { Append, Replaced, Saved } from '../write.ts'
import { settleLink } from './registry.ts'
import { undo } from './settle.ts'
import { checkIn } from './visit.ts'

const PEOPLE = ['ani', 'budi', 'citra', 'dewi'] as const
const DAY = '2026-11-x'

/** What a phone knows is a set of entries; it writes as the worker does (`author.ts`). */
class TestPhone {
  readonly #device: string
  readonly #entries = new Map<string, Entry>()
  readonly saved: Saved[] = []

  constructor(name: string) {
    this.#device = name.repeat(16)
  }

  get entries(): readonly Entry[] {
    return [...this.#entries.values()]
  }

  get records(): ReadonlyMap<string, RecordState> {
    return foldAll(this.#entries.values())
  }

  hear(other: TestPhone): void {
    for (const entry of other.entries) this.#entries.set(entry.id, entry)
  }

  readonly append: Append = (writes) => {
    const saved = writes.map((write): Saved => {
      const state = this.records.get(recordKey(write.kind, write.record))
      const names = Object.keys(write.set)
      const counters = this.entries.map(({ id }) => parseInt(id.slice(0, 9), 36))
      const id = entryId(1 + Math.max(0, ...counters), this.#device)
      const over = (write.seen ?? headsOf(state, names)).filter((head) => head < id)
      const before = names.map((name): [string, Replaced] => {
        const values = (state?.fields[name]?.heads ?? []).filter((head) => over.includes(head.id))
        const [first = null, ...others] = values.map(({ value }) => value)
        return [name, [first, ...others]]
      })
      const { kind, record, set, document } = write
      const at = '2026-11-10T02:12:05Z'
      this.#entries.set(id, { v: 1, id, in: document, kind, record, set, over, who: 'x', by: this.#device, n: 1, at })
      return { id, write, before: Object.fromEntries(before) }
    })
    this.saved.push(...saved)
    return Promise.resolve({ ok: true, saved })
  }
}

function linksOf(phone: TestPhone): readonly KnownLink[] {
  return [...phone.records.values()].flatMap(({ kind, record, fields }) => {
    if (kind !== 'link' || !fields.same) return []
    const isSame = shownHead(fields.same)?.value === true
    return [
      { ...partsOfLinkId(record), isSame, isSettled: true, because: undefined, isDisputed: isConflict(fields.same) },
    ]
  })
}

/** Who is who, and what somebody is asked to look at, as this phone's screens say it. */
function screenOf(phone: TestPhone): unknown {
  const links = linksOf(phone).map(({ a, b, isSame }) => ({ record: linkId(a, b), same: isSame }))
  const recordsOf = (record: string) => {
    const [first = record, ...others] = recordsOfPerson(record, links)
    return [first, ...others] as const
  }
  const canonical = canonicalByPerson(links)
  const pairs = listedPairs([], linksOf(phone), recordsOf)
  return {
    people: PEOPLE.map((person) => canonical.get(person) ?? person),
    pairs: [...pairs].sort((one, other) => (one.key < other.key ? -1 : 1)),
  }
}

const pair = fc.tuple(fc.constantFrom(...PEOPLE), fc.constantFrom(...PEOPLE)).filter(([a, b]) => a !== b)
const act = fc.record({
  phone: fc.nat(2),
  does: fc.oneof(
    fc.record({ answer: fc.boolean(), pair }),
    fc.record({ takesBack: fc.nat(9) }),
    fc.record({ checksIn: fc.constantFrom(...PEOPLE) }),
    fc.record({ hears: fc.nat(2) }),
  ),
})

async function play(acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[]): Promise<TestPhone[]> {
  const phones = ['a', 'b', 'c'].map((name) => new TestPhone(name))
  for (const { phone: index, does } of acts) {
    const phone = phones[index]!
    if ('answer' in does) await settleLink(phone.append, 'melati', does.pair[0], does.pair[1], does.answer)
    else if ('checksIn' in does)
      await checkIn(phone.append, [{ posyandu: 'melati', openDay: DAY, person: does.checksIn }])
    else if ('hears' in does) phone.hear(phones[does.hears]!)
    else {
      const last = phone.saved.at(-1 - does.takesBack)
      if (last) await undo(phone.append, [last])
    }
  }
  return phones
}

test('whatever they answer, whoever hears of it when, all end with the same people and nothing is lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 24 }), async (acts) => {
      const phones = await play(acts)
      const everything = new Set(phones.flatMap(({ entries }) => entries.map(({ id }) => id)))
      // Each hears the others in an order of its own.
      const [a, b, c] = phones as [TestPhone, TestPhone, TestPhone]
      c.hear(b)
      c.hear(a)
      a.hear(c)
      b.hear(c)
      for (const phone of phones) {
        expect(new Set(phone.entries.map(({ id }) => id))).toEqual(everything)
        expect(screenOf(phone)).toEqual(screenOf(a))
        const visits = phone.entries.filter(({ kind }) => kind === 'visit')
        const untouched = foldAll(visits)
        for (const [key, state] of untouched) expect(phone.records.get(key)).toEqual(state)
      }
    }),
    { numRuns: 300 },
  )
})

test('one phone joins two records, the other says they are two: both ask, and the next answer settles it for all', async () => {
  const [ratna, sari] = [new TestPhone('a'), new TestPhone('b')]
  await checkIn(ratna.append, [{ posyandu: 'melati', openDay: DAY, person: 'ani' }])
  await checkIn(sari.append, [{ posyandu: 'melati', openDay: DAY, person: 'budi' }])
  await settleLink(ratna.append, 'melati', 'ani', 'budi', true)
  await settleLink(sari.append, 'melati', 'budi', 'ani', false)
  ratna.hear(sari)
  sari.hear(ratna)
  for (const phone of [ratna, sari]) {
    expect(screenOf(phone)).toMatchObject({ people: ['ani', 'budi', 'citra', 'dewi'], pairs: [{ is: 'disputed' }] })
  }
  await settleLink(sari.append, 'melati', 'ani', 'budi', true)
  ratna.hear(sari)
  expect(screenOf(ratna)).toMatchObject({ people: ['ani', 'ani', 'citra', 'dewi'], pairs: [{ is: 'joined' }] })
  await settleLink(ratna.append, 'melati', 'ani', 'budi', false)
  expect(screenOf(ratna)).toMatchObject({ people: ['ani', 'budi', 'citra', 'dewi'], pairs: [{ is: 'different' }] })
  for (const person of ['ani', 'budi']) {
    expect(ratna.records.get(recordKey('visit', visitId(person, DAY)))?.fields.came?.heads).toHaveLength(1)
  }
})

test('joined by way of a third record, and said to be two: it is asked about', async () => {
  const phone = new TestPhone('a')
  await settleLink(phone.append, 'melati', 'ani', 'budi', true)
  await settleLink(phone.append, 'melati', 'budi', 'citra', true)
  await settleLink(phone.append, 'melati', 'ani', 'citra', false)
  expect(screenOf(phone)).toMatchObject({
    people: ['ani', 'ani', 'ani', 'dewi'],
    pairs: [{ is: 'joined' }, { is: 'disputed', isTogether: true }, { is: 'joined' }],
  })
})
