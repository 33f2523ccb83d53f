/**
 * A Chromium that is watched as little as can be: one script before the page's own, one way for it to answer. A test
 * driver listens to every request and frame, which at a sixth of the speed is a large part of a start.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { ARGS, LOADED, Told, TOOLS } from './browser.ts'

const TELL = 'benchTell'

interface Reply {
  readonly id?: number
  readonly method?: string
  readonly params?: { readonly payload?: string }
  readonly result?: Record<string, unknown>
  readonly error?: { readonly message: string }
}

export class BareBrowser {
  readonly told = new Told()
  readonly #process: ChildProcess
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, (reply: Reply) => void>()
  #calls = 0
  #session: string | undefined

  static async start(profile: string, launcher: string, script: string): Promise<BareBrowser> {
    await rm(join(profile, 'DevToolsActivePort'), { force: true })
    const args = [
      ...ARGS,
      '--headless=new',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ]
    const process = spawn(launcher, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
    const socket = new WebSocket(await addressOf(process))
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    const browser = new BareBrowser(process, socket)
    await browser.#attach(script)
    return browser
  }

  private constructor(process: ChildProcess, socket: WebSocket) {
    this.#process = process
    this.#socket = socket
    socket.on('message', (data: Buffer) => this.#hear(JSON.parse(data.toString('utf8')) as Reply))
  }

  async go(address: string): Promise<void> {
    await this.#call('Page.navigate', { url: address })
  }

  /** Goes there and waits until the page has loaded. */
  async open(address: string): Promise<void> {
    await this.go(address)
    await this.evaluate(LOADED)
  }

  async tap(x: number, y: number): Promise<void> {
    await this.#call('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
    await this.#call('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  /** Runs in the page; what it returns, or its promise resolves with. */
  async evaluate<Value>(expression: string): Promise<Value> {
    const answer = await this.#call('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
    const { result, exceptionDetails } = answer as {
      result: { value: Value }
      exceptionDetails?: { exception?: object }
    }
    if (exceptionDetails) throw new Error(`in the page: ${JSON.stringify(exceptionDetails.exception)}`)
    return result.value
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once('exit', resolve))
    this.#session = undefined
    this.#call('Browser.close').catch(() => undefined)
    await ended
    this.#socket.terminate()
  }

  async #attach(script: string): Promise<void> {
    const { targetInfos } = await this.#call('Target.getTargets')
    const page = (targetInfos as { type: string; targetId: string }[]).find(({ type }) => type === 'page')
    const { sessionId } = await this.#call('Target.attachToTarget', { targetId: page?.targetId, flatten: true })
    this.#session = sessionId as string
    await this.#call('Page.enable')
    await this.#call('Runtime.enable')
    await this.#call('Runtime.addBinding', { name: TELL })
    const tell = `const tell = (name, at) => ${TELL}(name + ' ' + at)`
    await this.#call('Page.addScriptToEvaluateOnNewDocument', { source: `{\n${tell}\n${TOOLS}\n${script}\n}` })
    const screen = { width: 360, height: 740, deviceScaleFactor: 1, mobile: true }
    await this.#call('Emulation.setDeviceMetricsOverride', screen)
    await this.#call('Emulation.setTouchEmulationEnabled', { enabled: true })
  }

  #call(method: string, params: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const id = ++this.#calls
    const message = { id, method, params, ...(this.#session !== undefined && { sessionId: this.#session }) }
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result ?? {})))
      this.#socket.send(JSON.stringify(message))
    })
  }

  #hear({ id, method, params, ...reply }: Reply): void {
    if (id !== undefined) this.#waiting.get(id)?.(reply)
    else if (method === 'Runtime.bindingCalled') this.told.hear(params?.payload ?? '')
  }
}

/** Chromium says on stderr where it listens. */
function addressOf(process: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    process.stderr?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString('utf8')).slice(-10_000)
      const found = /DevTools listening on (ws:\S+)/.exec(text)
      if (found) resolve(found[1]!)
    })
    process.once('exit', () => reject(new Error(`expected the browser to start, found: ${text}`)))
  })
}
