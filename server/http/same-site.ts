import type { IncomingMessage } from 'node:http'

/** A browser names the page's site: another site's pages have no business here. Programs name none. */
export function isSameSite({ headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true
  const hosts = [headers.host, headers['x-forwarded-host']]
  return URL.canParse(headers.origin) && hosts.includes(new URL(headers.origin).host)
}
