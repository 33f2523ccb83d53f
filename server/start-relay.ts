/** A whole relay: settings, journal, sockets. What `main` runs and the tests run. */
import { randomBytes } from 'node:crypto'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { invitationLink } from '../src/log/invitation.ts'
import { Access, type Settings } from './access.ts'
import { LmdbJournal } from './journal-lmdb.ts'
import type { Journal } from './journal.ts'
import { Relay } from './relay.ts'
import { openSettings } from './settings.ts'

export interface RelayOptions {
  /** Holds the settings and the journal. */
  readonly dataDir: string
  /** 0 takes a free one. */
  readonly port: number
  readonly host?: string
  readonly tls?: { readonly cert: string | Buffer; readonly key: string | Buffer }
  /** Answers what is not a socket. */
  readonly onRequest?: RequestListener
  /** Instead of the directory's own. */
  readonly journal?: Journal
  readonly now?: () => number
  readonly onError?: (error: unknown) => void
}

export interface RunningRelay {
  readonly port: number
  /** `http://localhost:…`, or https. */
  readonly origin: string
  /** The invitation: who opens it joins the posyandu. */
  readonly link: string
  readonly settings: Settings
  readonly journal: Journal
  close(): Promise<void>
}

export async function startRelay(options: RelayOptions): Promise<RunningRelay> {
  const settings = await openSettings(options.dataDir)
  const randomId = (): string => randomBytes(16).toString('base64url')
  const journal = options.journal ?? (await LmdbJournal.open(join(options.dataDir, 'journal'), randomId))
  const relay = new Relay({
    journal,
    access: new Access(settings),
    now: options.now ?? Date.now,
    nonce: randomId,
    onError: options.onError ?? ((error) => console.error(error)),
  })
  const server = options.tls ? createHttpsServer(options.tls) : createHttpServer()
  if (options.onRequest) server.on('request', options.onRequest)
  try {
    await relay.start(server)
    await listen(server, options.port, options.host)
  } catch (error) {
    await relay.close()
    await journal.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const origin = `${options.tls ? 'https' : 'http'}://localhost:${port}`
  const close = async (): Promise<void> => {
    const stopped = new Promise((resolve) => server.close(resolve))
    await relay.close()
    server.closeAllConnections()
    await stopped
    await journal.close()
  }
  return { port, origin, link: invitationLink(origin, settings), settings, journal, close }
}

function listen(server: Server, port: number, host: string | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
