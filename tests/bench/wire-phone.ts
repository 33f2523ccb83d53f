/** Runs in Chromium: a phone as the app has it, over the browser's own sockets, for counting what goes over the wire. */
import { readInvitation } from '../../src/log/invitation.ts'
import { message, SYNC_PATH } from '../../src/protocol.ts'
import { memoryPhone } from '../../src/replica/memory-phone.ts'
import type { Write } from '../../src/replica/write.ts'

/** What came in, before it was inflated by nobody: by kind of message, how many and how many bytes. */
const heard = new Map<string, { messages: number; bytes: number }>()

class HearingSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    super(address, protocols)
    this.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => {
      const [type] = new Uint8Array(data)
      const name = Object.entries(message).find(([, number]) => number === type)?.[0] ?? 'other'
      const sum = heard.get(name) ?? { messages: 0, bytes: 0 }
      heard.set(name, { messages: sum.messages + 1, bytes: sum.bytes + data.byteLength })
      look()
    })
  }
}

const waiting = new Set<() => void>()

function look(): void {
  for (const again of waiting) again()
}

function until(isSo: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const again = (): void => {
      if (!isSo()) return
      waiting.delete(again)
      resolve()
    }
    waiting.add(again)
    again()
  })
}

const { phone, store } = memoryPhone({
  relay: location.origin.replace('http', 'ws') + SYNC_PATH,
  socket: HearingSocket,
  clock: () => new Date(),
  events: { onLink: look, onSent: look, onError: (error) => console.error(error) },
})

const afterEveryCommit = store.transaction.bind(store)
store.transaction = async (work) => {
  const value = await afterEveryCommit(work)
  look()
  return value
}

function messagesOf(name: keyof typeof message): number {
  return heard.get(name)?.messages ?? 0
}

/** Entries that have been folded here, of this document. */
function entriesOf(document: string): number {
  const mark = store.rows('meta').find(({ key }) => key === `folded/${document}`)
  return ((mark?.value ?? []) as [number, number][]).reduce((sum, [, clock]) => sum + clock, 0)
}

const wire = {
  async join(link: string, user: string): Promise<void> {
    const invitation = readInvitation(link)
    if (!invitation) throw new Error('expected an invitation')
    const result = await phone.join(invitation, 'Chromium')
    if (!result.ok) throw new Error(`expected to join, found ${result.reason}`)
    await phone.chooseUser(user)
  },
  /** Connects; resolves when these documents have exchanged and the relay has told of every document's digest. */
  async hold(documents: readonly string[]): Promise<void> {
    const before = messagesOf('digests')
    await phone.hold()
    await phone.catchUp(documents, 60_000)
    await until(() => messagesOf('digests') > before)
  },
  release: () => phone.release(),
  /** Resolves when the relay has it on disk. */
  async save(writes: readonly Write[]): Promise<void> {
    const result = await phone.append(writes)
    if (!result.ok) throw new Error(`expected to save, found ${result.reason}`)
    await until(() => store.rows('outbox').every(({ state }) => state === 1))
  },
  holds: (document: string, entries: number) => until(() => entriesOf(document) >= entries),
  entries: entriesOf,
  /** Resolves when the relay has told of a change so often. */
  digests: (count: number) => until(() => messagesOf('digests') >= count),
  digestCount: () => messagesOf('digests'),
  heard: () => Object.fromEntries(heard),
}

export type Wire = typeof wire

Object.assign(globalThis, { wire })
