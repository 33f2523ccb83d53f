/** What a test starts from: a server and phones, which end with it, in a browser that lasts as long as the worker. */
import { mkdir } from 'node:fs/promises'
import type { Browser, BrowserContextOptions } from 'playwright'
import { expect, onTestFinished } from 'vitest'
import { launch, SCREEN } from './chromium.ts'
import { Phone } from './phone.ts'
import { Server } from './server.ts'
import { ServerProcess } from './server-process.ts'

/** Playwright ends it with the process. */
let browser: Promise<Browser> | undefined

export function theBrowser(): Promise<Browser> {
  return (browser ??= launch())
}

const EVENTUALLY_MS = 30_000

/** `expect` that looks again until it is so, for what no locator can wait for. */
export function eventually<Value>(look: () => Value | Promise<Value>): ReturnType<typeof expect.poll<Value>> {
  return expect.poll(look, { timeout: EVENTUALLY_MS })
}

export async function aServer(): Promise<Server> {
  const server = await Server.start()
  onTestFinished(() => server.end())
  return server
}

export async function anUnclaimedServer(): Promise<Server> {
  const server = await Server.startUnclaimed()
  onTestFinished(() => server.end())
  return server
}

export async function aKillableServer(): Promise<ServerProcess> {
  const server = await ServerProcess.start()
  onTestFinished(() => server.end())
  return server
}

/** A phone that has not joined yet. */
export async function aPhone(
  { origin }: { readonly origin: string },
  options: BrowserContextOptions = {},
): Promise<Phone> {
  const context = await (await theBrowser()).newContext({ viewport: SCREEN, ...options })
  const phone = new Phone(origin, context, await context.newPage())
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail') await photograph(phone, task.name)
    await context.close()
  })
  return phone
}

/**
 * A phone on which this script runs before anything of the app, on its pages and in its worker. (A context's own init
 * scripts do not reach workers, so the server sends this phone a changed worker.)
 */
export async function aChangedPhone(server: Server, script: string): Promise<Phone> {
  const userAgent = 'Mozilla/5.0 (Linux; Android 10) Chrome/156.0.0.0 Mobile changed'
  const phone = await aPhone(server, { userAgent })
  await phone.context.addInitScript(script)
  server.change = (path, text, by) =>
    by === userAgent && path.includes('/workers/worker-') ? `${script}\n${text()}` : undefined
  return phone
}

let photographs = 0

async function photograph({ context }: Phone, name: string): Promise<void> {
  await mkdir('test-results', { recursive: true })
  for (const page of context.pages()) {
    const path = `test-results/${name.replace(/\W+/g, '-')}-${++photographs}.png`
    await page.screenshot({ path }).catch(() => undefined)
  }
}
