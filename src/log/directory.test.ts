import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admin, kader } from '../../tests/doors.ts'
import { Directory } from './directory.ts'
import type { Entry } from './entry.ts'
import { entryId } from './id.ts'

const DIRECTORY = 'directory/sukamaju'
const [siti, dewi, office, deputy] = ['s', 'd', 'o', 'p'].map((letter) => letter.repeat(16)) as [
  string,
  string,
  string,
  string,
]
const DOORS = [
  { id: 'klaim', publicKey: 'x', ...admin },
  { id: 'kedua', publicKey: 'x', ...admin },
]
const DOCUMENTS = ['registry/melati', 'registry/mawar', 'sensitive/melati/2026-11', 'recap/sukamaju', DIRECTORY]

function entry(
  counter: number,
  by: string,
  kind: string,
  record: string,
  set: Entry['set'],
  over: string[] = [],
): Entry {
  const at = '2026-11-10T08:00:00+07:00'
  return { v: 1, id: entryId(counter, by), in: DIRECTORY, kind, record, set, over, who: by, by, n: counter, at }
}

const joined = (counter: number, device: string, invitation: string): Entry =>
  entry(counter, device, 'device', device, { publicKey: 'x', invitation, proof: 'x' })

const founding: readonly Entry[] = [
  joined(1, office, 'klaim'),
  joined(2, deputy, 'kedua'),
  entry(3, office, 'posyandu', 'melati', { name: 'Melati', desa: 'Sukamaju' }),
  ...[siti, dewi].map((device, i) =>
    entry(4 + i, office, 'invitation', `undangan-${device[0]}`, {
      publicKey: 'x',
      role: kader.role,
      scopes: kader.scopes,
    }),
  ),
  ...[siti, dewi].map((device, i) => joined(6 + i, device, `undangan-${device[0]}`)),
]

function folded(entries: readonly Entry[]): Directory {
  const directory = new Directory(DOORS)
  for (const each of entries) directory.take(each)
  return directory
}

/** What the puskesmas may write about a phone, knowing of some of what was written before. */
const change = fc.record({
  by: fc.constantFrom(office, deputy),
  about: fc.constantFrom(siti, dewi),
  set: fc.oneof(
    fc.record({ revoked: fc.dictionary(fc.constantFrom(...DOCUMENTS), fc.nat(9)) }),
    fc.constant({ revoked: null }),
    fc.record({ accepted: fc.dictionary(fc.constantFrom(...DOCUMENTS), fc.nat(9)) }),
    fc.record({
      role: fc.constantFrom('kader', 'ketua', 'bidan', 'dinas'),
      scopes: fc.subarray(['posyandu/melati', 'posyandu/mawar', 'desa/Sukamaju'], { minLength: 1 }),
    }),
  ),
  sees: fc.array(fc.boolean(), { maxLength: 12 }),
})

const history = fc.array(change, { maxLength: 12 }).map((changes) => {
  const written: Entry[] = []
  for (const [i, { by, about, set, sees }] of changes.entries()) {
    const over = written.filter(({ record }, at) => record === about && sees[at]).map(({ id }) => id)
    written.push(entry(20 + i, by, 'grant', about, set, over))
  }
  return [...founding, ...written]
})

/** All that anybody asks a directory about these two phones. */
function standing(directory: Directory): unknown {
  return [siti, dewi].map((device) => ({
    grant: directory.grantOf(device),
    isRevoked: directory.isRevoked(device),
    documents: DOCUMENTS.map((document) => [
      directory.mayRead(device, document),
      directory.mayAppend(device, document),
      ...[1, 5, 9, 30].map((n) =>
        directory.whyNot({ ...entry(50, device, 'user', 'x', { name: 'X' }), in: document, n }),
      ),
    ]),
  }))
}

describe('a directory', () => {
  it('says the same in whatever order, and however often, its entries come', () => {
    const shuffled = history.chain((entries) =>
      fc.tuple(fc.constant(entries), fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 })),
    )
    fc.assert(
      fc.property(shuffled, ([entries, other]) => {
        expect(standing(folded(other))).toEqual(standing(folded(entries)))
      }),
    )
  })

  it('holds a device revoked that one admin revoked while another let it in', () => {
    const revoked = entry(20, office, 'grant', siti, { revoked: { 'registry/melati': 3 } })
    const restored = entry(25, deputy, 'grant', siti, { revoked: null }, [])
    const again = entry(30, deputy, 'grant', siti, { revoked: null }, [revoked.id, restored.id])
    for (const entries of [
      [revoked, restored],
      [restored, revoked],
    ]) {
      const directory = folded([...founding, ...entries])
      expect(directory.isRevoked(siti)).toBe(true)
      directory.take(again)
      expect(directory.isRevoked(siti)).toBe(false)
    }
  })

  it('counts the stricter of two revocations that did not see each other', () => {
    const directory = folded([
      ...founding,
      entry(20, office, 'grant', siti, { revoked: { 'registry/melati': 3 } }),
      entry(21, deputy, 'grant', siti, { revoked: { 'registry/melati': 5 } }),
    ])
    const at = (n: number): Entry => ({ ...entry(40, siti, 'person', 'x', { name: 'X' }), in: 'registry/melati', n })
    expect([3, 4, 6].map((n) => directory.whyNot(at(n)))).toEqual([undefined, 'revoked', 'revoked'])
  })

  it('lets no kader give rights, whatever stands, whoever they are for, however far back they are dated', () => {
    const forged = fc.record({
      kind: fc.constantFrom('grant', 'invitation', 'posyandu', 'device'),
      record: fc.constantFrom(siti, dewi, office, 'undangan-x', 'undangan-d', 'mawar'),
      set: fc.constantFrom<Entry['set']>(
        { role: 'puskesmas', scopes: ['area'] },
        { role: 'puskesmas', scopes: ['area'], invitation: 'undangan-s' },
        { role: 'bidan', scopes: kader.scopes, invitation: 'undangan-s' },
        { revoked: null },
        { revoked: {} },
        { accepted: { 'registry/melati': 1_000_000 } },
        { invitation: 'klaim', publicKey: 'x', proof: 'x' },
        { publicKey: 'x', role: 'puskesmas', scopes: ['area'] },
      ),
      n: fc.integer({ min: 1, max: 12 }),
    })
    fc.assert(
      fc.property(history, forged, (entries, { kind, record, set, n }) => {
        const isOfOwnPosyandu = kind === 'posyandu' && record !== 'mawar'
        fc.pre(
          !isOfOwnPosyandu &&
            !entries.some((each) => each.record === siti && 'scopes' in each.set && each.kind === 'grant'),
        )
        // What a device writes about itself gives nothing, unless it names another invitation.
        const label = kind === 'device' && record === siti && set.invitation !== 'klaim'
        fc.pre(!label)
        const forgery = { ...entry(15, siti, kind, record, set), n }
        expect(folded(entries).whyNot(forgery)).toBeDefined()
      }),
    )
  })

  it('takes a grant that was left out on purpose on its count only from the hands of the puskesmas', () => {
    const directory = folded([...founding, entry(20, office, 'grant', deputy, { revoked: { [DIRECTORY]: 10 } })])
    const backdated = { ...entry(15, deputy, 'grant', deputy, { revoked: null }), n: 9 }
    expect(directory.whyNot(backdated)).toBe('not-allowed')
    expect(directory.whyNot(backdated, true)).toBeUndefined()
  })

  it('does not let what a phone wrote of its own invitation outlast what the puskesmas gives it', () => {
    const own = entry(900, siti, 'grant', siti, { ...kader, invitation: 'undangan-s' })
    const moved = entry(20, office, 'grant', siti, { scopes: ['posyandu/mawar'] })
    expect(folded([...founding, own, moved]).grantOf(siti)).toEqual({ role: 'kader', scopes: ['posyandu/mawar'] })
  })
})

describe('posyandu that are one', () => {
  const merged = [
    ...founding,
    entry(10, office, 'posyandu', 'mawar', { name: 'Mawar', desa: 'Lain' }),
    entry(11, office, 'grant', dewi, { role: 'bidan', scopes: ['desa/Sukamaju'] }),
    entry(12, office, 'posyandu', 'mawar', { partOf: 'melati' }),
  ]
  const apart = entry(13, office, 'posyandu', 'mawar', { partOf: null }, [entryId(12, office)])

  it('are read by whoever was given one of them, by its name or its desa, and only for as long', () => {
    for (const device of [siti, dewi]) {
      expect(folded(founding).mayRead(device, 'registry/mawar')).toBe(false)
      expect(folded(merged).mayRead(device, 'registry/mawar')).toBe(true)
      expect(folded([...merged, apart]).mayRead(device, 'registry/mawar')).toBe(false)
      expect(folded(merged).mayRead(device, 'registry/kenanga')).toBe(false)
    }
    expect(folded(merged).mayRead(siti, 'sensitive/mawar/2026-11')).toBe(false)
  })

  it('are so in any order', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...merged, apart], { minLength: merged.length + 1 }), (order) => {
        expect(folded(order).grantOf(dewi)).toEqual(folded([...merged, apart]).grantOf(dewi))
      }),
    )
  })
})
