/** Whether an engine keeps what the journal promises: nothing is acknowledged that could still be lost. */
import { Cluster, type Redis } from 'ioredis'
import { StartError } from '../../start-error.ts'
import { mastersOf, type Commander } from './engine.ts'
import { CODE } from './functions.ts'

const LEAST_VERSION = 7

/** What must be set, and how to say it. */
const SETTINGS = [
  { name: 'appendonly', value: 'yes' },
  { name: 'appendfsync', value: 'always' },
  { name: 'no-appendfsync-on-rewrite', value: 'no' },
  { name: 'maxmemory-policy', value: 'noeviction' },
] as const

interface Promised {
  /** How many must have an entry before it is acknowledged. */
  readonly replicas: number
  /** Of a cluster: a replica takes over without being asked. */
  readonly failsOver: boolean
}

/** Makes the nodes ready to write to. Rejects with a `StartError` when one does not keep the promise. */
export async function prepareNodes(commander: Commander, replicas: number): Promise<void> {
  const failsOver = commander instanceof Cluster
  for (const node of mastersOf(commander)) await prepareNode(node, { replicas, failsOver })
  if (failsOver) for (const node of commander.nodes('slave')) await expectSafeSuccessor(node)
}

/** It takes over without being asked. Who cannot be reached now is asked when he comes back. */
async function expectSafeSuccessor(node: Redis): Promise<void> {
  const isThere = await node.ping().then(Boolean, () => false)
  if (isThere) await expectSafe(node, `${node.options.host}:${node.options.port}`)
}

async function prepareNode(node: Redis, { replicas, failsOver }: Promised): Promise<void> {
  const [server, replication] = await Promise.all([node.info('server'), node.info('replication')])
  const version = factIn(server, 'redis_version') ?? '0'
  if (Number.parseInt(version) < LEAST_VERSION) {
    throw new StartError(`Mesin JOURNAL versi ${version}; diperlukan Redis 7.0 ke atas, atau Valkey.`)
  }
  await expectSafe(node)
  const online = [...replication.matchAll(/^slave\d+:.*state=online/gm)].length
  if (online < replicas) {
    throw new StartError(
      `Mesin JOURNAL punya ${online} replika yang tersambung; JOURNAL_REPLICAS meminta ${replicas}. Jalankan replikanya dulu.`,
    )
  }
  if (failsOver && replicas === 0 && /^slave\d+:/m.test(replication)) {
    throw new StartError(
      'Klaster JOURNAL punya replika, yang mengambil alih sendiri: JOURNAL_REPLICAS harus 1 atau lebih, sebab tanpa itu catatan yang sudah terkirim bisa hilang.',
    )
  }
  await node.function('LOAD', 'REPLACE', CODE)
}

async function expectSafe(node: Redis, where?: string): Promise<void> {
  const engine = where ? `Mesin JOURNAL di ${where}` : 'Mesin JOURNAL'
  for (const { name, value } of SETTINGS) {
    const found = await settingOf(node, name)
    if (found !== value) {
      throw new StartError(
        `${engine} belum aman untuk catatan: "${name}" harus "${value}", sekarang "${found}". Ubah di redis.conf, lalu mulai lagi.`,
      )
    }
  }
}

async function settingOf(node: Redis, name: string): Promise<string> {
  const found: unknown = await node.config('GET', name).catch((error: unknown) => {
    throw new StartError(`Mesin JOURNAL tidak mau menunjukkan pengaturannya (CONFIG GET ${name}).`, error)
  })
  return (found as string[])[1] ?? ''
}

function factIn(info: string, name: string): string | undefined {
  return new RegExp(`^${name}:(.*?)\\r?$`, 'm').exec(info)?.[1]
}
