/** Whose a request is, as far as counting goes. */
import type { IncomingMessage } from 'node:http'
import { isIP, isIPv4 } from 'node:net'

/**
 * The address to count a request under: IPv4 whole, IPv6 by its /64, which is what one household or network gets.
 * Undefined for this machine itself: whoever is on it needs no limit, and a proxy on it stands for all the phones.
 *
 * `trustsProxy`: the last address of `X-Forwarded-For` counts, the one that our own proxy wrote. The others are the
 * word of whoever sent the request.
 */
export function addressOf(request: IncomingMessage, trustsProxy: boolean): string | undefined {
  const told = trustsProxy ? lastForwarded(request) : undefined
  const address = withoutMapping(told ?? request.socket.remoteAddress ?? '')
  if (address === '' || isLoopback(address)) return undefined
  return isIPv4(address) ? address : networkOf(address)
}

function lastForwarded({ headers }: IncomingMessage): string | undefined {
  const last = String(headers['x-forwarded-for'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
  return last !== undefined && isIP(last) ? last : undefined
}

/** An IPv4 address as a socket that hears both kinds shows it. */
function withoutMapping(address: string): string {
  const [, mapped] = /^::ffff:([\d.]+)$/i.exec(address) ?? []
  return mapped ?? address
}

function isLoopback(address: string): boolean {
  return address.startsWith('127.') || address === '::1'
}

const GROUPS = 8
const NETWORK_GROUPS = 4

function networkOf(address: string): string {
  const [head = '', tail] = (address.split('%')[0] as string).split('::')
  const before = groupsOf(head)
  const after = groupsOf(tail ?? '')
  const zeros = tail === undefined ? 0 : GROUPS - before.length - after.length
  const groups = [...before, ...Array<number>(zeros).fill(0), ...after]
  const network = groups.slice(0, NETWORK_GROUPS).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

function groupsOf(text: string): number[] {
  if (text === '') return []
  return text.split(':').flatMap((group) => (isIPv4(group) ? [0, 0] : [parseInt(group, 16)]))
}
