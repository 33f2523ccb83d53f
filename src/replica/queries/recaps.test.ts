import { beforeEach, describe, expect, it } from 'vitest'
import type { Entry } from '../../log/entry.ts'
import { entryId } from '../../log/id.ts'
import type { Role } from '../../log/role.ts'
import { closeMonth, noteSignature, signOnPhone, type Signing } from '../intentions/recap.ts'
import { memoryDatabase } from '../memory-database.ts'
import { MemoryStore } from '../memory-store.ts'
import { project } from '../projection.ts'
import type { Append, Write } from '../write.ts'
import { loadRecaps, loadSignOffs } from './recaps.ts'

const KADER = 'KaderKaderKaderK'
const BIDAN = 'BidanBidanBidanB'
const OFFICE = 'OfficeOfficeOffi'
const MONTH = 'visits/melati/2026-11'
const closed = { posyandu: 'melati', month: '2026-11', revision: 1, counts: { 'skdn.d': 41 } }
const signing: Signing = {
  posyandu: 'melati',
  month: '2026-11',
  as: 'bidan',
  name: 'Bidan Rina',
  on: '2026-12-01',
  how: 'sendiri',
}

let store: MemoryStore
let counter = 0
beforeEach(async () => {
  store = new MemoryStore()
  counter = 0
  await granted(KADER, 'kader')
  await granted(BIDAN, 'bidan')
  await granted(OFFICE, 'puskesmas')
})

describe('a recap', () => {
  it('is what the puskesmas closed', async () => {
    await closeMonth(by(OFFICE), 'sukamaju', closed)
    expect(await loadRecaps(read())).toMatchObject([{ revision: 1, counts: { 'skdn.d': 41 }, isTwofold: false }])
  })

  it('is none where a kader wrote one into the documents of a posyandu', async () => {
    await fold(KADER, { document: MONTH, kind: 'recap', record: 'melati/2026-11/1', set: closed })
    expect(await loadRecaps(read())).toEqual([])
  })

  it('that two computers closed apart with other counts is said to be twofold', async () => {
    const at = { document: 'recap/sukamaju', kind: 'recap', record: 'melati/2026-11/1' }
    await fold(OFFICE, { ...at, set: closed })
    await fold(BIDAN, { ...at, set: { ...closed, counts: { 'skdn.d': 43 } } })
    expect(await loadRecaps(read())).toMatchObject([{ isTwofold: true }])
  })

  it('holds no column that could be a name', async () => {
    await fold(OFFICE, {
      document: 'recap/sukamaju',
      kind: 'recap',
      record: 'melati/2026-11/1',
      set: { ...closed, counts: { 'Rafa Pratama': 1 } },
    })
    expect(await loadRecaps(read())).toEqual([])
  })
})

describe('a signature', () => {
  it('of the bidan on her own phone counts', async () => {
    await signOnPhone(by(BIDAN), signing)
    expect(await loadSignOffs(read())).toMatchObject([{ as: 'bidan', name: 'Bidan Rina', how: 'sendiri' }])
  })

  it('that a kader gave in the name of the bidan does not', async () => {
    await signOnPhone(by(KADER), signing)
    expect(await loadSignOffs(read())).toEqual([])
  })

  it('that the puskesmas noted from paper counts, as noted', async () => {
    await noteSignature(by(OFFICE), 'sukamaju', { ...signing, as: 'ketua', how: 'dicatat', revision: 1 })
    expect(await loadSignOffs(read())).toMatchObject([{ as: 'ketua', how: 'dicatat', revision: 1 }])
  })
})

const read = () => memoryDatabase(store)

function by(device: string): Append {
  return async (writes) => {
    for (const write of writes) await fold(device, write)
    return { ok: true, saved: [] }
  }
}

function granted(device: string, role: Role): Promise<void> {
  const set = { role, scopes: ['area'] }
  return fold(OFFICE, { document: 'directory/sukamaju', kind: 'grant', record: device, set })
}

function fold(device: string, { document, kind, record, set }: Write): Promise<void> {
  counter += 1
  const entry: Entry = {
    v: 1,
    id: entryId(counter, device),
    in: document,
    kind,
    record,
    set: set,
    over: [],
    who: 'u',
    by: device,
    n: counter,
    at: '2026-12-01T09:00:00+07:00',
  }
  return store.transaction((tx) => project(tx, document, [entry]))
}
