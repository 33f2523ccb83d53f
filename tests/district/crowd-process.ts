/** Crowds in processes of their own, so that the phones leave the relay a processor: what a `Crowd` does, asked over a pipe. */
import { fork, type ChildProcess } from 'node:child_process'
import { Crowd, type CrowdOptions } from './crowd.ts'

/** What may be asked. */
type Asked = Omit<Crowd, 'close'>

interface Question {
  readonly method: keyof Asked
  readonly args: readonly unknown[]
}

type Reply = { readonly value: unknown } | { readonly error: string }

export const CROWD = 'crowd'

/** The process itself: makes the crowd of its first message, then answers one question after the other. */
export function runCrowd(): void {
  let crowd: Promise<Crowd> | undefined
  const answer = async ({ method, args }: Question): Promise<unknown> => {
    const asked = (await crowd!) as unknown as Record<string, (...args: readonly unknown[]) => unknown>
    return asked[method]!(...args)
  }
  process.on('message', (said: CrowdOptions | Question) => {
    const done = 'method' in said ? answer(said) : (crowd = Crowd.make(said)).then(() => undefined)
    done.then(
      (value) => process.send!({ value } satisfies Reply),
      (error: Error) => process.send!({ error: error.stack ?? error.message } satisfies Reply),
    )
  })
  process.on('disconnect', () => process.exit(0))
}

export class CrowdProcess {
  readonly #child: ChildProcess

  static async start(options: CrowdOptions): Promise<CrowdProcess> {
    const started = new CrowdProcess(fork(process.argv[1]!, [CROWD]))
    await started.#say(options)
    return started
  }

  private constructor(child: ChildProcess) {
    this.#child = child
  }

  async ask<Method extends keyof Asked>(
    method: Method,
    ...args: Parameters<Asked[Method]>
  ): Promise<Awaited<ReturnType<Asked[Method]>>> {
    return (await this.#say({ method, args })) as Awaited<ReturnType<Asked[Method]>>
  }

  close(): void {
    this.#child.kill('SIGKILL')
  }

  #say(said: CrowdOptions | Question): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const ended = (): void => reject(new Error('expected an answer, found that the process of a crowd ended'))
      this.#child.once('exit', ended)
      this.#child.once('message', (reply: Reply) => {
        this.#child.off('exit', ended)
        if ('error' in reply) reject(new Error(reply.error))
        else resolve(reply.value)
      })
      this.#child.send(said)
    })
  }
}
