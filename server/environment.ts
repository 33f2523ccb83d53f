/** What whoever runs the server has set. Throws a `StartError` that names what cannot be. */
import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { readAddress } from './journal/redis/address.ts'
import { levelFrom, type Level } from './log.ts'
import { orSay, StartError } from './start-error.ts'
import type { Tls } from './http/http-server.ts'
import type { MetricsAddress } from './metrics/metrics-server.ts'

export interface Environment {
  readonly port: number
  /** Undefined: every address of this machine. */
  readonly host: string | undefined
  readonly dataDir: string
  readonly appDir: string
  readonly tls: Tls | undefined
  /** The address that phones open, when it is not this machine's own. */
  readonly origin: string | undefined
  readonly trustsProxy: boolean
  readonly logLevel: Level | undefined
  /** The engine that several relays share, and how many of its replicas must have an entry; undefined: `dataDir`. */
  readonly journal: { readonly address: string; readonly replicas: number } | undefined
  /** Where the figures are read; undefined: nowhere. */
  readonly metrics: MetricsAddress | undefined
}

export async function readEnvironment(all: NodeJS.ProcessEnv): Promise<Environment> {
  // `PORT=` in a file of settings leaves it as it is where nothing is set.
  const env = Object.fromEntries(Object.entries(all).filter(([, text]) => text !== ''))
  return {
    port: portFrom(env.PORT),
    host: env.HOST,
    dataDir: dataDirFrom(env),
    appDir: env.APP_DIR ?? 'build/app',
    tls: await readTls(env.TLS_CERT, env.TLS_KEY),
    origin: originFrom(env.ORIGIN),
    trustsProxy: env.TRUST_PROXY === '1',
    logLevel: logLevelFrom(env.LOG_LEVEL),
    journal: journalFrom(env.JOURNAL, replicasFrom(env)),
    metrics: metricsFrom(env.METRICS),
  }
}

export function dataDirFrom({ DATA_DIR }: NodeJS.ProcessEnv): string {
  return DATA_DIR || './data'
}

/** How many replicas of an engine must have an entry before it counts as written. */
export function replicasFrom({ JOURNAL_REPLICAS = '0' }: NodeJS.ProcessEnv): number {
  if (/^\d$/.test(JOURNAL_REPLICAS)) return Number(JOURNAL_REPLICAS)
  throw new StartError(`JOURNAL_REPLICAS harus angka 0 sampai 9, bukan "${JOURNAL_REPLICAS}".`)
}

/** The address for links, of a server that listens at this port. */
export function originAt({ host, tls, origin }: Environment, port: number): string {
  const isOneAddress = host !== undefined && host !== '0.0.0.0' && host !== '::'
  return origin ?? `${tls ? 'https' : 'http'}://${isOneAddress ? host : lanAddress()}:${port}`
}

export function isHttps({ tls, origin }: Environment): boolean {
  return tls !== undefined || origin?.startsWith('https://') === true
}

function portFrom(text = '8080'): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port
  throw new StartError(`PORT harus angka 0 sampai 65535, bukan "${text}".`)
}

function journalFrom(address: string | undefined, replicas: number): Environment['journal'] {
  if (!address) return undefined
  // A replica that takes over by itself must have what was acknowledged.
  if (readAddress(address).kind === 'sentinel' && replicas === 0) {
    throw new StartError(
      'Dengan redis+sentinel, JOURNAL_REPLICAS harus 1 atau lebih: tanpa itu catatan yang sudah terkirim bisa hilang.',
    )
  }
  return { address, replicas }
}

function originFrom(text: string | undefined): string | undefined {
  if (!text) return undefined
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new StartError(`ORIGIN harus alamat seperti https://posyandu.example.id, bukan "${text}".`)
}

function logLevelFrom(text: string | undefined): Level | undefined {
  const level = levelFrom(text)
  if (text === undefined || level) return level
  throw new StartError(`LOG_LEVEL harus info, warn atau error, bukan "${text}".`)
}

function metricsFrom(text: string | undefined): MetricsAddress | undefined {
  if (!text) return undefined
  const [, host = '127.0.0.1', digits] = /^(?:(.+):)?(\d{1,5})$/.exec(text) ?? []
  const port = Number(digits)
  if (port <= 65_535) return { host, port }
  throw new StartError(`METRICS harus port atau alamat:port seperti 9464 atau 10.0.0.5:9464, bukan "${text}".`)
}

async function readTls(cert?: string, key?: string): Promise<Tls | undefined> {
  if (!cert && !key) return undefined
  if (!cert || !key) throw new StartError('TLS_CERT dan TLS_KEY harus diisi keduanya.')
  const read = (path: string): Promise<Buffer> =>
    orSay(
      () => `Berkas "${path}" tidak terbaca. Periksa TLS_CERT dan TLS_KEY.`,
      () => readFile(path),
    )
  return { cert: await read(cert), key: await read(key) }
}

/** Where phones in the same building find this machine. */
function lanAddress(): string {
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? 'localhost'
}
