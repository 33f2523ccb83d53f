/** A door in front of the relay that counts every byte of every connection, as TCP carries it. */
import { connect, createServer, type AddressInfo, type Server } from 'node:net'

export class CountingProxy {
  readonly port: number
  #up = 0
  #down = 0
  readonly #server: Server

  static async before(port: number): Promise<CountingProxy> {
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
    return new CountingProxy(server, port)
  }

  private constructor(server: Server, behind: number) {
    this.#server = server
    this.port = (server.address() as AddressInfo).port
    server.on('connection', (phone) => {
      const relay = connect(behind, 'localhost')
      for (const socket of [phone, relay]) socket.setNoDelay(true).on('error', () => undefined)
      phone.on('data', (chunk: Buffer) => {
        this.#up += chunk.length
        relay.write(chunk)
      })
      relay.on('data', (chunk: Buffer) => {
        this.#down += chunk.length
        phone.write(chunk)
      })
      phone.on('close', () => relay.destroy())
      relay.on('close', () => phone.destroy())
    })
  }

  /** Since it was last asked. */
  take(): { readonly up: number; readonly down: number } {
    const counted = { up: this.#up, down: this.#down }
    this.#up = this.#down = 0
    return counted
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.#server.close(resolve))
  }
}
