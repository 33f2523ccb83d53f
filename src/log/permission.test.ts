import { describe, expect, it } from 'vitest'
import { parseDocumentName, type DocumentName } from './document-name.ts'
import type { Entry, Json } from './entry.ts'
import { mayAppend, mayRead, mayWriteInDirectory, readsAny } from './permission.ts'
import { ROLES, type Grant, type Role } from './role.ts'

const DESA: Readonly<Record<string, string>> = { melati: 'taba-lagan', mawar: 'taba-lagan', kenanga: 'sukarami' }
const desaOf = (posyandu: string): string | undefined => DESA[posyandu]

const named = (name: string): DocumentName => parseDocumentName(name)!
const DOCUMENTS = [
  'registry/melati',
  'visits/melati/2026-11',
  'sensitive/melati/2026-11',
  'directory/sukamaju',
  'recap/sukamaju',
]

/** r: may read, w: may add. */
const TABLE: readonly (readonly [Role, string, string, string, string, string])[] = [
  ['kader', 'rw', 'rw', 'w', 'rw', ''],
  ['ketua', 'rw', 'rw', 'w', 'rw', ''],
  ['bidan', 'rw', 'rw', 'rw', 'rw', ''],
  ['puskesmas', 'rw', 'rw', 'rw', 'rw', 'rw'],
  ['dinas', '', '', '', 'r', 'r'],
]

describe('what a role may do with a document of its own posyandu', () => {
  it('is said of every role', () => {
    expect(TABLE.map(([role]) => role).sort()).toEqual([...ROLES].sort())
  })

  it.each(TABLE)('%s: %s %s %s %s %s', (role, ...rights) => {
    const grant: Grant = { role, scopes: ['posyandu/melati'] }
    const found = DOCUMENTS.map((name) => {
      const document = named(name)
      return `${mayRead(grant, document, desaOf) ? 'r' : ''}${mayAppend(grant, document, desaOf) ? 'w' : ''}`
    })
    expect(found).toEqual(rights)
  })

  it.each(DOCUMENTS)('%s: who reads any such document is who reads one of their own', (name) => {
    const document = named(name)
    for (const role of ROLES) {
      expect(readsAny(role, document.type)).toBe(mayRead({ role, scopes: ['posyandu/melati'] }, document, desaOf))
    }
  })
})

describe('where', () => {
  it.each([
    ['posyandu/melati', 'melati', true],
    ['posyandu/melati', 'mawar', false],
    ['desa/taba-lagan', 'melati', true],
    ['desa/taba-lagan', 'mawar', true],
    ['desa/taba-lagan', 'kenanga', false],
    // Nobody has said where it lies: only who was named for it, or has everything.
    ['desa/taba-lagan', 'baru', false],
    ['area', 'baru', true],
  ])('%s reaches %s: %s', (scope, posyandu, isSo) => {
    const grant: Grant = { role: 'bidan', scopes: [scope] }
    expect(mayRead(grant, named(`registry/${posyandu}`), desaOf)).toBe(isSo)
    expect(mayAppend(grant, named(`registry/${posyandu}`), desaOf)).toBe(isSo)
  })
})

describe('the directory', () => {
  const entry = (kind: string, record: string, set: Record<string, Json> = {}): Entry => ({
    v: 1,
    id: '',
    in: 'directory/sukamaju',
    kind,
    record,
    set,
    over: [],
    who: 'siti',
    by: 'own-device',
    n: 1,
    at: '',
  })
  const may = (role: Role, written: Entry): boolean =>
    mayWriteInDirectory({ role, scopes: ['posyandu/melati'] }, written, desaOf)

  it('is written whole by the puskesmas alone', () => {
    for (const kind of ['grant', 'invitation', 'device', 'settings', 'something-newer']) {
      expect(may('puskesmas', entry(kind, 'any'))).toBe(true)
    }
    for (const role of ['kader', 'ketua', 'bidan', 'dinas'] as const) {
      for (const kind of ['grant', 'invitation', 'something-newer']) expect(may(role, entry(kind, 'any'))).toBe(false)
    }
  })

  it('a device says something about itself, and about no other', () => {
    for (const role of ROLES.filter((each) => each !== 'puskesmas')) {
      expect(may(role, entry('device', 'own-device'))).toBe(true)
      expect(may(role, entry('device', 'another'))).toBe(false)
    }
  })

  it('a kader names people and the own posyandu, and no other one', () => {
    expect(may('kader', entry('user', 'anybody'))).toBe(true)
    expect(may('dinas', entry('user', 'anybody'))).toBe(false)
    expect(may('kader', entry('posyandu', 'melati', { name: 'Melati' }))).toBe(true)
    expect(may('kader', entry('posyandu', 'kenanga', { name: 'Melati' }))).toBe(false)
  })

  it('a posyandu that lies in a desa is moved to another by the puskesmas alone', () => {
    const stays = entry('posyandu', 'melati', { desa: 'taba-lagan' })
    const moves = entry('posyandu', 'melati', { desa: 'sukarami' })
    expect(may('kader', stays)).toBe(true)
    expect(may('kader', moves)).toBe(false)
    expect(may('bidan', moves)).toBe(false)
    expect(may('puskesmas', moves)).toBe(true)
  })

  it('settings are the bidan’s and the puskesmas’', () => {
    expect(ROLES.filter((role) => may(role, entry('settings', 'settings'))).sort()).toEqual(['bidan', 'puskesmas'])
  })
})
