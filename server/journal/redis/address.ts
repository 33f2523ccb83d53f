/** `JOURNAL`: where the engine is. */
import type { ClusterNode, RedisOptions } from 'ioredis'
import { StartError } from '../../start-error.ts'

export interface Address {
  readonly kind: 'one' | 'cluster' | 'sentinel'
  readonly nodes: readonly { readonly host: string; readonly port: number }[]
  /** What sentinels call the master. */
  readonly master: string
  readonly db: number
  readonly isTls: boolean
  readonly username: string | undefined
  readonly password: string | undefined
  /** Before every key: several puskesmas may be on one engine. */
  readonly name: string
}

const PARTS =
  /^redis(?<tls>s?)(\+(?<kind>cluster|sentinel))?:\/\/((?<username>[^:@/]*)(:(?<password>[^@/]*))?@)?(?<nodes>[^/?@]+)(\/(?<path>[^?]*))?(\?name=(?<name>[a-z0-9-]+))?$/

const FORMS =
  'redis://alamat:6379, redis+sentinel://satu:26379,dua:26379/nama-master atau redis+cluster://satu:6379,dua:6379'

/** Throws a `StartError` when it is no such address. It is not repeated: there may be a password in it. */
export function readAddress(text: string): Address {
  const parts = PARTS.exec(text)?.groups
  if (!parts) throw new StartError(`JOURNAL harus alamat seperti ${FORMS}.`)
  const { tls, kind = 'one', username, password, path = '', name = 'langkah' } = parts
  const nodes = (parts.nodes ?? '').split(',').map((node) => nodeFrom(node, kind === 'sentinel' ? 26_379 : 6379))
  const isWrongNumber = kind === 'one' && !/^\d*$/.test(path)
  if (isWrongNumber || (kind === 'one' && nodes.length > 1))
    throw new StartError(`JOURNAL harus alamat seperti ${FORMS}.`)
  return {
    kind: kind as Address['kind'],
    nodes,
    master: path || 'mymaster',
    db: kind === 'one' ? Number(path || '0') : 0,
    isTls: tls === 's',
    username: username ? decodeURIComponent(username) : undefined,
    password: password ? decodeURIComponent(password) : undefined,
    name,
  }
}

function nodeFrom(text: string, defaultPort: number): Address['nodes'][number] {
  const [, host, port] = /^(.+?)(?::(\d+))?$/.exec(text) ?? []
  if (!host) throw new StartError(`JOURNAL harus alamat seperti ${FORMS}.`)
  return { host, port: Number(port ?? defaultPort) }
}

/** How to come in, on whichever node. */
export function entranceOf({
  username,
  password,
  isTls,
}: Address): Pick<RedisOptions, 'username' | 'password' | 'tls'> {
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(isTls && { tls: {} }),
  }
}

export function placeOf(address: Address): RedisOptions {
  const [first] = address.nodes as [Address['nodes'][number]]
  if (address.kind !== 'sentinel') return { ...first, db: address.db }
  return {
    sentinels: [...address.nodes],
    name: address.master,
    ...(address.isTls && { enableTLSForSentinelMode: true }),
  }
}

export function clusterNodesOf({ nodes }: Address): ClusterNode[] {
  return [...nodes]
}
