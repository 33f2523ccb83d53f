/** The real server with the built app. Offline means that it is stopped. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startRelay, type RunningRelay } from '../../server/start-relay.ts'
import { serveApp } from '../../server/http/static.ts'
import { invitationLink, type Invitation } from '../../src/log/invitation.ts'
import type { Grant } from '../../src/log/role.ts'
import { admin, Doors } from '../doors.ts'
import { freePort } from '../free-port.ts'
import { Puskesmas } from '../puskesmas.ts'

export const APP = 'build/app'

/** For all servers of a worker: what was compressed for one is sent by the others too. */
let built: Promise<RequestListener> | undefined

export class Server {
  readonly dataDir: string
  readonly #doors = new Doors([admin])
  #puskesmas: Puskesmas | undefined
  readonly #port: number
  #running: RunningRelay | undefined
  readonly #ending: (() => Promise<void>)[] = []
  /** Changes a file of the app before it is sent; undefined leaves it as it is. */
  change: (path: string, text: () => string, userAgent: string) => string | undefined = () => undefined

  static async start(): Promise<Server> {
    const server = await Server.#somewhere()
    await server.#doors.openIn(server.dataDir)
    await server.start()
    server.#puskesmas = await Puskesmas.at(server.origin, server.#doors)
    return server
  }

  /** As at the very first start: nobody administers it. */
  static async startUnclaimed(): Promise<Server> {
    const server = await Server.#somewhere()
    await server.start()
    return server
  }

  /** On a port that nobody else is given while it is stopped. */
  static async #somewhere(): Promise<Server> {
    return new Server(await mkdtemp(join(tmpdir(), 'lima-langkah-')), await freePort())
  }

  private constructor(dataDir: string, port: number) {
    this.dataDir = dataDir
    this.#port = port
  }

  /** Again on the same port, with what its disk holds. */
  async start(): Promise<void> {
    const app = await (built ??= serveApp(APP))
    const onRequest: RequestListener = (request, response) => {
      const path = request.url ?? '/'
      const text = (): string => readFileSync(join(APP, path), 'utf8')
      const changed = this.change(path, text, request.headers['user-agent'] ?? '')
      if (changed === undefined) return app(request, response)
      response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(changed)
    }
    this.#running = await startRelay({ dataDir: this.dataDir, port: this.#port, onRequest, onError: () => undefined })
  }

  async stop(): Promise<void> {
    await this.#running?.close()
    this.#running = undefined
  }

  /** Done before the server ends for good. */
  atEnd(work: () => Promise<void>): void {
    this.#ending.push(work)
  }

  async end(): Promise<void> {
    for (const work of this.#ending) await work()
    await this.stop()
    await rm(this.dataDir, { recursive: true, force: true })
  }

  /** While stopped: the disk is gone, only the invitation is left. */
  async losesEverything(): Promise<void> {
    await rm(join(this.dataDir, 'journal'), { recursive: true })
  }

  get origin(): string {
    return `http://localhost:${this.#port}`
  }

  get running(): RunningRelay {
    if (!this.#running) throw new Error('expected the server to be running')
    return this.#running
  }

  /** An invitation that nobody has opened yet: each lets in one phone. */
  get link(): string {
    return invitationLink(this.origin, this.invitation())
  }

  /** Makes whoever opens it first the admin; undefined once somebody has. */
  get claimLink(): string | undefined {
    const { claim } = this.running
    return claim && invitationLink(this.origin, claim)
  }

  /** Makes whoever opens it first an admin, whenever that is. */
  get recoveryLink(): string | undefined {
    const { recovery } = this.running
    return recovery && invitationLink(this.origin, recovery)
  }

  invitation(): Invitation {
    return this.puskesmas.next()
  }

  /** For somebody else than a kader. */
  async invitationLink(grant: Grant, name: string): Promise<string> {
    return invitationLink(this.origin, await this.puskesmas.invite(grant, name))
  }

  get puskesmas(): Puskesmas {
    if (!this.#puskesmas) throw new Error('expected the puskesmas to have invited')
    return this.#puskesmas
  }
}
