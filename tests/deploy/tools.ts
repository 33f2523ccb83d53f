/** The programs that Caddy, systemd, Compose and Prometheus check their own files with. */
import { spawnSync, type SpawnSyncOptions } from 'node:child_process'
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

/** Reads what a file of containers means; takes the environment that the file asks for. */
export function dockerCompose(env: Readonly<Record<string, string>>, ...args: string[]): Ran {
  const program = found('docker-compose', process.env.DOCKER_COMPOSE, '/usr/bin/docker-compose')
  return run(program, args, { env: { PATH: process.env.PATH ?? '', ...env } })
}

/** What YAML says, by the library that Compose reads it with. */
export function json(yaml: string): unknown {
  const program = 'import json, sys, yaml; json.dump(yaml.safe_load(sys.stdin), sys.stdout)'
  return JSON.parse(run('python3', ['-c', program], { input: yaml }).output)
}

/** 2.42 or newer. */
export function promtool(args: readonly string[], input = ''): Ran {
  const paths = [process.env.PROMTOOL, '/usr/bin/promtool', 'build/tools/usr/bin/promtool']
  return run(found('promtool', ...paths), args, { input })
}

function found(name: string, ...paths: (string | undefined)[]): string {
  const path = paths.find((each) => each && existsSync(each))
  if (path === undefined) throw new Error(`expected ${name} on this machine: install it, on Debian with apt-get`)
  return path
}

function run(program: string, args: readonly string[], options: SpawnSyncOptions = {}): Ran {
  const { status, stdout, stderr } = spawnSync(program, args, { ...options, encoding: 'utf8' })
  return { status, output: stdout + stderr }
}
