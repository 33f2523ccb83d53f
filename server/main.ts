/** The command: reads the environment, starts a relay, prints the claim, and drains when it is told to stop. */
import { randomBytes } from 'node:crypto'
import { fstatSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { invitationLink } from '../src/log/invitation.ts'
import { isHttps, originAt, readEnvironment, type Environment } from './environment.ts'
import { RedisJournal } from './journal/redis/journal-redis.ts'
import { lastBackup } from './journal/last-backup.ts'
import { factsOf, jsonLog, type Log } from './log.ts'
import { Metrics, type Condition } from './metrics/metrics.ts'
import { serveMetrics, type MetricsAddress } from './metrics/metrics-server.ts'
import { newRecovery } from './recovery.ts'
import { startRelay, type RunningRelay } from './start-relay.ts'
import { serveApp } from './http/static.ts'
import { orSay, StartError } from './start-error.ts'
import { claimWords, HELP, HTTPS_WORDS, NO_RECOVERY_WORDS, recoveryWords } from './words.ts'

const HELP_FLAGS = ['--help', '-h']
const RECOVERY_FLAGS = ['--kode-pemulihan-baru', '--new-recovery']

/** Longer than any drain: after this something hangs, and what phones were told is on disk anyway. */
const STOP_WITHIN_MS = 10_000

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (args.some((arg) => HELP_FLAGS.includes(arg))) return print(HELP)
  const unknown = args.find((arg) => !RECOVERY_FLAGS.includes(arg))
  if (unknown !== undefined) throw new StartError(`"${unknown}" tidak dikenal. Yang bisa diatur: npm start -- --help`)
  const set = await readEnvironment(env)
  if (args.some((arg) => RECOVERY_FLAGS.includes(arg))) return printNewRecovery(set)
  const onRequest = await orSay(
    () => `Folder aplikasi "${set.appDir}" tidak terbaca. Bangun dulu aplikasinya.`,
    () => serveApp(set.appDir),
  )
  const log = logFor(set)
  const isKept = isKeptBySystem(env)
  const metrics = set.metrics && new Metrics()
  const shared = set.journal && (await openEngine(set.journal, log))
  const relay = await startRelay({
    ...(shared && { journal: shared }),
    dataDir: set.dataDir,
    port: set.port,
    onRequest,
    log,
    isHttps: isHttps(set),
    trustsProxy: set.trustsProxy,
    // The code stays good for years, and a system's log is read by more people, and copied to more places, than paper.
    recovery: isKept ? 'never' : 'missing',
    ...(set.host !== undefined && { host: set.host }),
    ...(set.tls && { tls: set.tls }),
    ...(metrics && { watch: metrics }),
  })
  stopOnSignal(relay, log)
  const origin = originAt(set, relay.port)
  print(`Server berjalan di ${origin}\n`)
  if (relay.claim) print(claimWords(invitationLink(origin, relay.claim)))
  if (relay.recovery) print(recoveryWords(invitationLink(origin, relay.recovery)))
  if (!relay.isRecoverable) {
    log('no-recovery-code', {})
    print(NO_RECOVERY_WORDS)
  }
  if (!isHttps(set)) print(HTTPS_WORDS)
  // After what is printed only once: a start that ends here has said it.
  if (metrics && set.metrics) await tellMetrics(metrics, conditionOf(relay, set.dataDir, shared), set.metrics)
}

function openEngine({ address, replicas }: NonNullable<Environment['journal']>, log: Log): Promise<RedisJournal> {
  const newId = (): string => randomBytes(16).toString('base64url')
  return RedisJournal.open(address, { newId, replicas, onError: (error) => log('engine', factsOf(error)) })
}

async function printNewRecovery(set: Environment): Promise<void> {
  const journal = set.journal && (await openEngine(set.journal, logFor(set)))
  try {
    const recovery = await newRecovery(set.dataDir, journal?.shared)
    print(recoveryWords(invitationLink(originAt(set, set.port), recovery)))
  } finally {
    await journal?.close()
  }
}

function conditionOf(relay: RunningRelay, dataDir: string, engine: RedisJournal | undefined): Condition {
  return {
    isWell: () => relay.isWell(),
    waiting: async () => (await relay.journal.waitingAuthors()).length,
    free: () => freeBytes(dataDir),
    backedUpAt: () => lastBackup(dataDir),
    ...(engine && { engineMemory: () => engine.memory() }),
  }
}

async function tellMetrics(metrics: Metrics, condition: Condition, at: MetricsAddress): Promise<void> {
  await orSay(
    ({ message }) => `METRICS tidak dapat dipakai: ${message}`,
    () => serveMetrics(metrics, condition, at),
  )
}

async function freeBytes(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/** Beside the words for a person, a terminal shows only what is wrong. */
function logFor({ logLevel }: Environment): Log {
  const least = logLevel ?? (process.stderr.isTTY ? 'warn' : 'info')
  return jsonLog((line) => process.stderr.write(line), Date.now, least)
}

/** Whether what is printed goes to the system's log: systemd names the stream that does. */
function isKeptBySystem({ JOURNAL_STREAM }: NodeJS.ProcessEnv): boolean {
  const { dev, ino } = fstatSync(process.stdout.fd)
  return JOURNAL_STREAM === `${dev}:${ino}`
}

function stopOnSignal(relay: RunningRelay, log: Log): void {
  let isStopping = false
  const stop = (): void => {
    if (isStopping) return
    isStopping = true
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref()
    relay.close().then(
      () => process.exit(0),
      (error: unknown) => {
        log('failed', factsOf(error))
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
}

function print(text: string): void {
  process.stdout.write(text)
}

main(process.argv.slice(2), process.env).catch((error: unknown) => {
  const { message } = error as Error
  process.stderr.write(`${error instanceof StartError ? message : `Server berhenti: ${message}`}\n`)
  process.exit(1)
})
