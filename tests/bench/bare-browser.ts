/**
 * A Chromium that is watched as little as can be: one script before the page's own, one way for it to answer. A test
 * driver listens to every request and frame, and asks the page before and after a tap what it hits: at a sixth of the
 * speed that is a large part of a start, and of a tap.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { ARGS, LOADED, Told, TOOLS } from './browser.ts'
import type { SlowDown } from './slow-down.ts'
import { quiet } from './speed.ts'

const TELL = 'benchTell'

interface Point {
  readonly x: number
  readonly y: number
}

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

  static async start(profile: string, slowDown: SlowDown, script: string): Promise<BareBrowser> {
    slowDown.setSlow(false)
    await rm(join(profile, 'DevToolsActivePort'), { force: true })
    const args = [
      ...ARGS,
      '--headless=new',
      '--no-first-run',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
    ]
    const process = spawn(slowDown.launcher, [...args, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
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

  async tap(point: Point): Promise<void> {
    await this.#call('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [point] })
    await this.#call('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }

  /** Waits for what the selector finds, and taps it once the browser has nothing else to do. */
  async tapOn(selector: string, slowDown: SlowDown): Promise<void> {
    await this.#bringIntoSight(selector)
    await quiet(slowDown)
    await this.tap(await this.#bringIntoSight(selector))
  }

  /** Resolves when the selector finds something; quickly, and without a finger: a way to what is measured. */
  async there(selector: string): Promise<void> {
    await this.evaluate(found(selector, '() => then()'))
  }

  /** As `there`, and clicked. */
  async click(selector: string): Promise<void> {
    await this.evaluate(found(selector, '(element) => then(element.click())'))
  }

  /** One key of a keyboard, as its `KeyboardEvent.key`: one that writes a character. */
  async press(key: string): Promise<void> {
    await this.#call('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key })
    await this.#call('Input.dispatchKeyEvent', { type: 'keyUp', key })
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

  /** Where its middle is then. */
  #bringIntoSight(selector: string): Promise<Point> {
    return this.evaluate(
      found(
        selector,
        `(element) => {
          element.scrollIntoView({ block: 'center', behavior: 'instant' })
          const { left, top, width, height } = element.getBoundingClientRect()
          then({ x: left + width / 2, y: top + height / 2 })
        }`,
      ),
    )
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

/** In the page: a promise of what `use` calls `then` with, once the selector finds something. */
function found(selector: string, use: string): string {
  return `(() => { ${TOOLS}; return new Promise((then) => whenThere(${JSON.stringify(selector)}, ${use})) })()`
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
