/** A real sentinel of our own: it watches a master, and makes a replica the master when that is gone. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../free-port.ts'
import type { RedisEngine } from './redis-engine.ts'

const PROGRAM = process.env.REDIS_SERVER || 'redis-server' // empty when set-up found none

export class RedisSentinel {
  readonly port: number
  readonly #folder: string
  readonly #process: ChildProcess

  /** Of several, `quorum` must agree that the master is gone. */
  static async start(master: RedisEngine, quorum: number): Promise<RedisSentinel> {
    const folder = await mkdtemp(join(tmpdir(), 'sentinel-'))
    const port = await freePort()
    const lines = [
      `port ${port}`,
      'bind 127.0.0.1',
      `dir ${folder}`,
      `sentinel monitor mymaster 127.0.0.1 ${master.port} ${quorum}`,
      'sentinel down-after-milliseconds mymaster 1000',
      'sentinel failover-timeout mymaster 5000',
    ]
    await writeFile(join(folder, 'sentinel.conf'), `${lines.join('\n')}\n`)
    const child = spawn(PROGRAM, [join(folder, 'sentinel.conf'), '--sentinel'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.resume()
    await once(child, 'spawn')
    return new RedisSentinel(port, folder, child)
  }

  private constructor(port: number, folder: string, child: ChildProcess) {
    this.port = port
    this.#folder = folder
    this.#process = child
  }

  async dispose(): Promise<void> {
    const exited = once(this.#process, 'close')
    this.#process.kill('SIGKILL')
    await exited
    await rm(this.#folder, { recursive: true, force: true })
  }
}
