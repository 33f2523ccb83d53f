/**
 * One relay at a time on a data folder: two would each remember a different half of what is on disk. The lock is a
 * socket that the running relay listens on, so a relay that was killed leaves no lock behind.
 */
import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { createServer, connect, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** Longer socket addresses do not fit into what the system takes. */
const MOST_ADDRESS_BYTES = 100

/** Releases the folder when called; undefined when another relay has it. The folder must exist. */
export async function lockFolder(folder: string): Promise<(() => Promise<void>) | undefined> {
  const address = addressFor(resolve(folder))
  const server = createServer((socket) => socket.end())
  let isHeld = await listens(server, address)
  if (!isHeld) {
    if (await isAnswered(address)) return undefined
    await rm(address, { force: true }) // left behind by a relay that was killed
    isHeld = await listens(server, address)
  }
  server.unref()
  // A file system that knows no sockets knows no lock either: better a relay without one than none.
  return () => (isHeld ? new Promise((done) => server.close(() => done())) : Promise.resolve())
}

function addressFor(folder: string): string {
  const address = join(folder, 'relay.sock')
  if (Buffer.byteLength(address) <= MOST_ADDRESS_BYTES) return address
  return join(tmpdir(), `lima-langkah-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.sock`)
}

function isAnswered(address: string): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(address)
    socket.once('connect', () => done(true))
    socket.once('error', () => done(false))
    socket.once('close', () => socket.destroy())
  })
}

function listens(server: Server, address: string): Promise<boolean> {
  return new Promise((done) => {
    const failed = (): void => done(false)
    server.once('error', failed)
    server.listen(address, () => {
      server.off('error', failed)
      done(true)
    })
  })
}
