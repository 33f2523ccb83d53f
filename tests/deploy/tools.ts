/** The programs that Caddy and systemd check their own files with. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

export interface Ran {
  readonly status: number | null
  readonly output: string
}

/** Throws when the machine has none: a check that cannot be made has failed. */
export function caddyPath(): string {
  return found('caddy', process.env.CADDY, '/usr/bin/caddy', '/usr/local/bin/caddy', 'build/tools/usr/bin/caddy')
}

export function caddy(...args: string[]): Ran {
  return run(caddyPath(), args)
}

/** 250 or newer. */
export function systemdAnalyze(...args: string[]): Ran {
  return run(found('systemd-analyze', process.env.SYSTEMD_ANALYZE, '/usr/bin/systemd-analyze'), args)
}

function found(name: string, ...paths: (string | undefined)[]): string {
  const path = paths.find((each) => each && existsSync(each))
  if (path === undefined) throw new Error(`expected ${name} on this machine: install it, on Debian with apt-get`)
  return path
}

function run(program: string, args: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  return { status, output: stdout + stderr }
}
