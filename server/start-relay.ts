/** A whole relay: settings, journal, sockets. What `main` runs and the tests run. */
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import type { IncomingMessage, RequestListener, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Invitation } from '../src/log/invitation.ts'
import { Access, type Settings } from './access.ts'
import { lockFolder } from './journal/data-lock.ts'
import { Doorman, type DoormanOptions } from './http/doorman.ts'
import { front } from './http/front.ts'
import { Health } from './http/health.ts'
import { makeServer, type Patience, type Tls } from './http/http-server.ts'
import type { Gate } from './gate.ts'
import { LmdbJournal } from './journal/journal-lmdb.ts'
import type { Journal } from './journal/journal.ts'
import { factsOf, noLog, type Log } from './log.ts'
import type { NonceSharing } from './pull/nonces.ts'
import { expectNoHalt } from './moving/halted.ts'
import { Relay } from './relay.ts'
import { SettingsFile, type RecoveryWish } from './settings.ts'
import { orSay, StartError } from './start-error.ts'
import { Tally, type Watch } from './tally.ts'
import { WatchedJournal } from './journal/watched-journal.ts'

export interface RelayOptions extends DoormanOptions {
  /** Holds the settings and the journal. */
  readonly dataDir: string
  /** 0 takes a free one. */
  readonly port: number
  readonly host?: string
  readonly tls?: Tls
  /** Phones reach it over https through a proxy; with `tls` they do anyway. */
  readonly isHttps?: boolean
  readonly recovery?: RecoveryWish
  /** Answers what is not a socket. */
  readonly onRequest?: RequestListener
  /** Instead of the directory's own. */
  readonly journal?: Journal
  /** Instead of the relay's own. */
  readonly gate?: Gate
  readonly now?: () => number
  readonly log?: Log
  /** Told of everything that is counted, besides the log. */
  readonly watch?: Watch
  /** Told of what went wrong instead of the log. */
  readonly onError?: (error: unknown) => void
  readonly patience?: Patience
}

export interface RunningRelay {
  readonly port: number
  /** `http://localhost:…`, or https. */
  readonly origin: string
  /** The one-time invitation of the first admin; undefined once somebody took it up. */
  readonly claim: Invitation | undefined
  /** The way back in when the admin's device is lost; only in the start that made it. */
  readonly recovery: Invitation | undefined
  /** Whether there is a recovery code that still works, printed at whatever start. */
  readonly isRecoverable: boolean
  readonly settings: Settings
  readonly journal: Journal
  /** Whether the journal can write, as `/healthz` says. */
  isWell(): Promise<boolean>
  close(): Promise<void>
}

/** Rejects with a `StartError` when port, certificate or data folder cannot be used. */
export async function startRelay(options: RelayOptions): Promise<RunningRelay> {
  const { dataDir, now = Date.now } = options
  const started = now()
  const server = await orSay(tlsSentence, () => makeServer(options.tls, options.patience))
  await orSay(dataSentence(dataDir), () => mkdir(dataDir, { recursive: true, mode: 0o700 }))
  const unlock = await lockFolder(dataDir)
  if (!unlock) throw new StartError(`Folder data "${dataDir}" sedang dipakai server lain.`)
  let file: SettingsFile | undefined
  let journal = options.journal
  try {
    const openSettings = (): Promise<SettingsFile> =>
      orSay(dataSentence(dataDir), () => SettingsFile.open(dataDir, options.recovery, options.journal?.shared))
    // In a folder whose settings cannot be used no journal is made; while a journal moves no settings are made beside it.
    const isNew = !options.journal && !existsSync(join(dataDir, 'journal'))
    if (isNew) file = await openSettings()
    const open = (): Promise<Journal> => LmdbJournal.open(join(dataDir, 'journal'), randomId)
    const opened = (journal ??= await orSay(dataSentence(dataDir), open))
    await orSay(dataSentence(dataDir), () => expectNoHalt(opened))
    file ??= await openSettings()
    return await run({ server, journal, file, unlock, started }, options)
  } catch (error) {
    // What stopped the start is what is said; where nothing can be written any more, the code stays as it is.
    await file?.takeBackRecovery().catch(() => undefined)
    await journal?.close()
    await unlock()
    throw error
  }
}

interface Parts {
  readonly server: Server
  readonly journal: Journal
  readonly file: SettingsFile
  readonly unlock: () => Promise<void>
  /** When the start began, ms. */
  readonly started: number
}

async function run({ server, journal, file, unlock, started }: Parts, options: RelayOptions): Promise<RunningRelay> {
  const { now = Date.now, log = noLog } = options
  const { onError = (error): void => (options.log ? log('failed', factsOf(error)) : console.error(error)) } = options
  const { settings } = file
  const tally = new Tally(log, options.watch)
  const access = new Access(settings, now)
  let writing = Promise.resolve()
  access.listen({
    onAdmitted: (device) => {
      const taken = file.settings.doors.filter(({ id, takenBy }) => !takenBy && access.takenBy(id) === device)
      for (const { id } of taken) writing = writing.then(() => file.taken(id, device)).catch(onError)
      if (taken.length > 0) log('door-taken', { count: taken.length })
    },
  })
  const doorman = new Doorman(options, now, tally)
  const relay = new Relay({
    journal: new WatchedJournal(journal, now, tally),
    access,
    now,
    nonce: randomId,
    onError,
    onLost: (why) => log('unwell', { why }),
    mayConnect: (request) => doorman.mayConnect(request),
    watch: tally,
    nonces: sharingOf(journal, file),
    freshenSettings: async () => (await file.refresh()) && access.renewDoors(file.settings.doors),
    ...(options.gate && { gate: options.gate }),
  })
  const health = new Health(journal, now, () => log('unwell', { why: 'cannot-write' }))
  const { isHttps = options.tls !== undefined, onRequest: app } = options
  const isWell = async (): Promise<boolean> => relay.isServing && (await health.isWell())
  const mayAsk = (request: IncomingMessage): boolean => doorman.mayAsk(request)
  server.on('request', front({ mayAsk, isWell, isHttps, app, pull: relay.onPull }))
  try {
    await relay.start(server)
    await orSay(portSentence(options.port), () => listen(server, options.port, options.host))
  } catch (error) {
    tally.stop()
    await relay.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  const origin = `${options.tls ? 'https' : 'http'}://localhost:${port}`
  log('started', { port, isHttps, trustsProxy: options.trustsProxy ?? false, ms: now() - started })
  const close = async (): Promise<void> => {
    const stopping = now()
    log('stopping', { connections: tally.connections })
    const stopped = new Promise((resolve) => server.close(resolve))
    await relay.close()
    server.closeAllConnections()
    await stopped
    await journal.close()
    await writing
    await unlock()
    tally.stop()
    log('stopped', { ms: now() - stopping })
  }
  return {
    port,
    origin,
    settings,
    journal,
    isWell,
    close,
    get claim() {
      return file.claim
    },
    recovery: file.recovery,
    get isRecoverable() {
      return file.isRecoverable
    },
  }
}

/** Undefined where the journal has this relay alone. */
function sharingOf({ shared }: Journal, { pullSecret }: SettingsFile): NonceSharing | undefined {
  if (!shared || pullSecret === undefined) return undefined
  return { secret: pullSecret, once: (word, forMs) => shared.once(word, forMs) }
}

function randomId(): string {
  return randomBytes(16).toString('base64url')
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
