import { expect, test, vi, type Mock } from 'vitest'
import type { WebSocket } from 'ws'
import { Callers } from './callers.ts'
import type { Connection } from './wire/connection.ts'

const PLACES = 2000

const all = () => new Callers({ connections: PLACES, connectionsPerDevice: PLACES }, (device) => device === 'siti')

function comes(callers: Callers): { readonly socket: WebSocket; readonly sentAway: Mock } | undefined {
  if (!callers.makeRoom()) return undefined
  const sentAway = vi.fn()
  const socket = { terminate: sentAway } as unknown as WebSocket
  callers.came(socket, { device: 'siti' } as Connection)
  return { socket, sentAway }
}

test('after an outage as many as there are places stand there at once, and none is sent away unheard', () => {
  const callers = all()
  const standing = Array.from({ length: PLACES }, () => comes(callers))
  for (const each of standing) expect(each?.sentAway).not.toHaveBeenCalled()
})

test('where all places are taken, whoever has stood there longest unnamed makes room; who is known stays', () => {
  const callers = all()
  const [known, longest] = [comes(callers)!, comes(callers)!]
  for (let i = 2; i < PLACES; i++) comes(callers)
  callers.named(known.socket, 'siti')
  expect(comes(callers)).toBeDefined()
  expect(known.sentAway).not.toHaveBeenCalled()
  expect(longest.sentAway).toHaveBeenCalledOnce()
})

test('there is no room where all are known', () => {
  const callers = all()
  for (let i = 0; i < PLACES; i++) callers.named(comes(callers)!.socket, 'siti')
  expect(comes(callers)).toBeUndefined()
})
