/** A whole relay: settings, journal, sockets. What `main` runs and the tests run. */
import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Invitation } from '../src/log/invitation.ts'
import { Access, type Settings } from './access.ts'
import { lockFolder } from './data-lock.ts'
import { LmdbJournal } from './journal-lmdb.ts'
import type { Journal } from './journal.ts'
import { Relay } from './relay.ts'
import { SettingsFile } from './settings.ts'
import { orSay, StartError } from './start-error.ts'

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
  /** The one-time invitation of the first admin; undefined once somebody took it up. */
  readonly claim: Invitation | undefined
  /** The way back in when the admin's device is lost; only in the start that made it. */
  readonly recovery: Invitation | undefined
  readonly settings: Settings
  readonly journal: Journal
  close(): Promise<void>
}

/** Rejects with a `StartError` when port, certificate or data folder cannot be used. */
export async function startRelay(options: RelayOptions): Promise<RunningRelay> {
  const { dataDir } = options
  const server = await orSay(tlsSentence, () => makeServer(options.tls))
  await orSay(dataSentence(dataDir), () => mkdir(dataDir, { recursive: true, mode: 0o700 }))
  const unlock = await lockFolder(dataDir)
  if (!unlock) throw new StartError(`Folder data "${dataDir}" sedang dipakai server lain.`)
  try {
    const settings = await orSay(dataSentence(dataDir), () => SettingsFile.open(dataDir))
    const open = (): Promise<Journal> => LmdbJournal.open(join(dataDir, 'journal'), randomId)
    const journal = options.journal ?? (await orSay(dataSentence(dataDir), open))
    return await run(server, journal, settings, unlock, options)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function run(
  server: Server,
  journal: Journal,
  file: SettingsFile,
  unlock: () => Promise<void>,
  options: RelayOptions,
): Promise<RunningRelay> {
  const { now = Date.now, onError = (error): void => console.error(error) } = options
  const { settings } = file
  const access = new Access(settings, now)
  let writing = Promise.resolve()
  access.listen({
    onAdmitted: (device) => {
      const taken = settings.doors.filter(({ id }) => access.takenBy(id) === device)
      for (const { id } of taken) writing = writing.then(() => file.taken(id, device)).catch(onError)
    },
  })
  const relay = new Relay({ journal, access, now, nonce: randomId, onError })
  if (options.onRequest) server.on('request', options.onRequest)
  try {
    await relay.start(server)
    await orSay(portSentence(options.port), () => listen(server, options.port, options.host))
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
    await writing
    await unlock()
  }
  return {
    port,
    origin,
    settings,
    journal,
    close,
    get claim() {
      return file.claim
    },
    recovery: file.recovery,
  }
}

function randomId(): string {
  return randomBytes(16).toString('base64url')
}

function makeServer(tls: RelayOptions['tls']): Server {
  return tls ? createHttpsServer(tls) : createHttpServer()
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

function dataSentence(dataDir: string): (error: Error) => string {
  return ({ message }) => `Folder data "${dataDir}" tidak dapat dipakai: ${message}`
}

function tlsSentence({ message }: Error): string {
  return `Sertifikat atau kuncinya tidak dapat dipakai: ${message}`
}

function portSentence(port: number): (error: NodeJS.ErrnoException) => string {
  return ({ code, message }) =>
    code === 'EADDRINUSE'
      ? `Port ${port} sudah dipakai program lain. Pilih port lain lewat PORT.`
      : `Port ${port} tidak dapat dipakai: ${message}`
}
