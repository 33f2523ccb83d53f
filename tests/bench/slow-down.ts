/**
 * A whole browser at a sixth of its speed: all its processes in one cgroup that may use 1 ms of processor time in every
 * 6 ms. The period is short on purpose: at the usual 100 ms a burst of a few milliseconds is not slowed at all. DevTools'
 * own throttling slows the page and not its workers.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface SlowDown {
  /** In words, for the notes. */
  readonly how: string
  /** A program that starts the browser under this slow-down. */
  readonly launcher: string
  /** Everything started through the launcher, at a sixth of its speed or at its own. */
  setSlow(isSlow: boolean): void
  /** Processor time used so far, in milliseconds; undefined when that cannot be known. */
  usedMs(): number | undefined
  close(): Promise<void>
}

const PERIOD_US = 6000
const QUOTA_US = 1000
const CGROUPS = '/sys/fs/cgroup'
/** Ten a second. */
const ENDED_LOOKS = 50

interface Files {
  readonly group: string
  write(isSlow: boolean): void
  usedMs(): number | undefined
}

/** Needs root for a cgroup; without, `cpulimit`, whose bursts are longer. */
export function openSlowDown(workDir: string, chromium: string): SlowDown {
  const files = makeGroup()
  return files ? inGroup(files, workDir, chromium) : withCpulimit(workDir, chromium)
}

function inGroup(files: Files, workDir: string, chromium: string): SlowDown {
  const launcher = writeLauncher(workDir, `echo $$ > "${files.group}/cgroup.procs"\nexec "${chromium}" "$@"\n`)
  return {
    how: `cgroup, ${QUOTA_US / 1000} ms in every ${PERIOD_US / 1000} ms`,
    launcher,
    setSlow: (isSlow) => files.write(isSlow),
    usedMs: () => files.usedMs(),
    close: () => removeGroup(files.group),
  }
}

function makeGroup(): Files | undefined {
  try {
    return existsSync(join(CGROUPS, 'cgroup.controllers')) ? makeGroupV2() : makeGroupV1()
  } catch {
    return undefined
  }
}

/** Weights far above everybody else's: on a busy machine the quota, not the neighbours, is to be the limit. */
function makeGroupV1(): Files {
  const group = makeFolder(join(CGROUPS, 'cpu'))
  write(group, 'cpu.shares', 262144)
  write(group, 'cpu.cfs_period_us', PERIOD_US)
  return {
    group,
    write: (isSlow) => write(group, 'cpu.cfs_quota_us', isSlow ? QUOTA_US : -1),
    usedMs: () => usedFromProcesses(group),
  }
}

function makeGroupV2(): Files {
  write(CGROUPS, 'cgroup.subtree_control', '+cpu')
  const group = makeFolder(CGROUPS)
  write(group, 'cpu.weight', 10_000)
  return {
    group,
    write: (isSlow) => write(group, 'cpu.max', `${isSlow ? QUOTA_US : 'max'} ${PERIOD_US}`),
    usedMs: () => usedFromStat(group),
  }
}

function usedFromStat(group: string): number | undefined {
  const found = /usage_usec (\d+)/.exec(readFileSync(join(group, 'cpu.stat'), 'utf8'))
  return found ? Number(found[1]) / 1000 : undefined
}

/** User and system time of the group's processes, from /proc: clock ticks of 10 ms. */
function usedFromProcesses(group: string): number {
  const ids = readFileSync(join(group, 'cgroup.procs'), 'utf8').trim().split('\n')
  return ids.reduce((sum, id) => sum + ticksOf(id), 0) * 10
}

function ticksOf(id: string): number {
  try {
    const fields = readFileSync(`/proc/${id}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  } catch {
    return 0 // it has ended meanwhile
  }
}

function makeFolder(parent: string): string {
  const group = join(parent, `lima-langkah-bench-${process.pid}`)
  mkdirSync(group)
  return group
}

function write(folder: string, file: string, value: string | number): void {
  writeFileSync(join(folder, file), String(value))
}

/** A cgroup can be removed when its last process is gone: a browser's helpers end a moment after it. */
async function removeGroup(group: string): Promise<void> {
  for (let looks = 0; readFileSync(join(group, 'cgroup.procs'), 'utf8') !== '' && looks < ENDED_LOOKS; looks++)
    await new Promise((resolve) => setTimeout(resolve, 100))
  try {
    rmdirSync(group)
  } catch {
    process.stderr.write(`${group} is still in use and stays\n`)
  }
}

function withCpulimit(workDir: string, chromium: string): SlowDown {
  try {
    execFileSync('which', ['cpulimit'], { stdio: 'ignore' })
  } catch {
    throw new Error('expected root (for a cgroup) or the program cpulimit, found neither: the browser cannot be slowed')
  }
  const pidFile = join(workDir, 'browser.pid')
  const launcher = writeLauncher(workDir, `echo $$ > "${pidFile}"\nexec "${chromium}" "$@"\n`)
  let limiter: ChildProcess | undefined
  const setSlow = (isSlow: boolean): void => {
    limiter?.kill('SIGTERM')
    limiter = undefined
    if (!isSlow || !existsSync(pidFile)) return
    const pid = readFileSync(pidFile, 'utf8').trim()
    limiter = spawn('cpulimit', ['--lazy', '--include-children', '--limit', '17', '--pid', pid], { stdio: 'ignore' })
  }
  return {
    how: 'cpulimit at 17 % (no root for a cgroup): short bursts are hardly slowed',
    launcher,
    setSlow,
    usedMs: () => undefined,
    close: () => Promise.resolve(setSlow(false)),
  }
}

function writeLauncher(workDir: string, text: string): string {
  const launcher = join(workDir, 'slow-chromium.sh')
  writeFileSync(launcher, `#!/bin/sh\n${text}`)
  chmodSync(launcher, 0o755)
  return launcher
}
