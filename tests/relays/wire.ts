/** A wire between two programs of a test that can be held, cut and led elsewhere; or a balancer, where it leads to several. */
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

export class Wire {
  readonly port: number
  readonly #server: Server
  readonly #pairs = new Set<readonly [near: Socket, far: Socket]>()
  #targets: readonly number[]
  #next = 0
  #isHeld = false

  /** Leads to these ports of this machine in turn; to the next when nobody listens. */
  static async to(...targets: readonly number[]): Promise<Wire> {
    const server = createServer({ allowHalfOpen: true })
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    return new Wire(server, targets)
  }

  private constructor(server: Server, targets: readonly number[]) {
    this.#server = server
    this.#targets = targets
    this.port = (server.address() as AddressInfo).port
    server.on('connection', (near) => this.#open(near, this.#targets.length))
  }

  /** Nothing passes any more, in either direction, and nobody is told: a partition. */
  hold(): void {
    this.#isHeld = true
    for (const socket of this.#sockets()) socket.pause()
  }

  release(): void {
    this.#isHeld = false
    for (const socket of this.#sockets()) socket.resume()
  }

  /** Whoever comes from now on is led there, or nowhere; who is connected loses his connection. */
  lead(...targets: readonly number[]): void {
    this.#targets = targets
    this.cut()
  }

  cut(): void {
    for (const socket of this.#sockets()) socket.destroy()
  }

  close(): void {
    this.#server.close()
    this.cut()
  }

  #open(near: Socket, triesLeft: number): void {
    const target = this.#targets[this.#next++ % this.#targets.length]
    if (target === undefined || triesLeft === 0) return void near.destroy()
    const far = connect({ port: target, host: 'localhost', allowHalfOpen: true })
    const nobody = (): void => this.#open(near, triesLeft - 1)
    far.once('error', nobody)
    far.once('connect', () => {
      far.off('error', nobody)
      this.#join(near, far)
    })
  }

  #join(near: Socket, far: Socket): void {
    const pair = [near, far] as const
    this.#pairs.add(pair)
    near.pipe(far)
    far.pipe(near)
    for (const socket of pair) {
      socket.on('error', () => undefined)
      socket.on('close', () => {
        this.#pairs.delete(pair)
        for (const other of pair) other.destroy()
      })
      if (this.#isHeld) socket.pause()
    }
  }

  #sockets(): Socket[] {
    return [...this.#pairs].flat()
  }
}
