import { expect, test } from 'vitest'
import type { Peer } from '../wire/peer.ts'
import { Shelves } from './shelves.ts'

const [SITI, RATNA] = [peer('siti'), peer('ratna')]

function peer(device: string): Peer {
  const nothing = (): undefined => undefined
  const drained = (): Promise<boolean> => Promise.resolve(true)
  return { device, client: 1, isAdmitted: true, mayRead: true, send: nothing, close: nothing, drained }
}

/** Each reads what lies in her own posyandu. */
function shelves(own: Record<string, string>): Shelves {
  return new Shelves({
    mayRead: (device, document) => document.split('/')[1] === own[device],
    readerOf: (device) => (name) => 'posyandu' in name && name.posyandu === own[device],
    rightsOf: (device) => own[device] ?? '',
    version: 1,
  })
}

test('a phone stands at what it may read, every month of it, also of a kind that comes later', () => {
  const made = shelves({ siti: 'melati', ratna: 'mawar' })
  for (const each of ['registry/melati', 'visits/melati/2026-10', 'registry/mawar']) made.add(each)
  expect(made.place(SITI)).toEqual(['registry/melati', 'visits/melati/2026-10'])
  expect(made.place(RATNA)).toEqual(['registry/mawar'])
  for (const each of ['visits/melati/2026-11', 'visits/mawar/2026-11']) made.add(each)
  expect(made.readersOf('visits/melati/2026-11')).toEqual([SITI])
  expect(made.readersOf('visits/mawar/2026-11')).toEqual([RATNA])
  expect(made.place(SITI)).toEqual(['registry/melati', 'visits/melati/2026-10', 'visits/melati/2026-11'])
})

test('whoever may not read any more hears nothing at once, and of another posyandu when she is placed again', () => {
  const own: Record<string, string> = { siti: 'melati', ratna: 'melati' }
  const made = shelves(own)
  for (const each of ['registry/melati', 'registry/mawar']) made.add(each)
  for (const each of [SITI, RATNA]) made.place(each)
  own.siti = 'mawar'
  expect(made.readersOf('registry/melati')).toEqual([RATNA])
  expect(made.place(SITI)).toEqual(['registry/mawar'])
  expect(made.readersOf('registry/mawar')).toEqual([SITI])
  made.remove(RATNA)
  expect(made.readersOf('registry/melati')).toEqual([])
})
