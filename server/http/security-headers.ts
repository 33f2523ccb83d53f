import { createHash } from 'node:crypto'

/** Kit's fallback page starts the app from an inline script; each is allowed by its hash and nothing else is. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
/** So are the styles written on an element of the page. */
const STYLE_ATTRIBUTE = /\sstyle="([^"]*)"/g

/** On the element with which Kit tells screen readers about a new page; it is in the app's code, not in its page. */
const KIT_ANNOUNCER =
  'position: absolute; left: 0; top: 0; clip: rect(0 0 0 0); clip-path: inset(50%); overflow: hidden; white-space: nowrap; width: 1px; height: 1px'

/** A host name or address with its port, and nothing that could end the header or begin another source. */
const HOST = /^[A-Za-z0-9.-]+(:\d{1,5})?$|^\[[0-9A-Fa-f:]+\](:\d{1,5})?$/

const A_YEAR_S = 31_536_000

/** Headers of every answer, whatever was asked. */
export function everyAnswersHeaders(isHttps: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Cross-Origin-Embedder-Policy': 'require-corp',
    'Permissions-Policy': 'geolocation=(), microphone=(), payment=()',
    ...(isHttps && { 'Strict-Transport-Security': `max-age=${A_YEAR_S}` }),
  }
}

/**
 * The content security policy for these pages, by the host that was asked. Scripts: the app's files and the pages' own
 * inline scripts. Styles: files, and the attributes known here. Sockets: this host; it is named because older browsers
 * do not count a socket to the page's own host as `'self'`.
 */
export function contentSecurityPolicy(pages: readonly string[]): (host: string | undefined) => string {
  const scripts = hashesOf(pages.flatMap((page) => [...page.matchAll(INLINE_SCRIPT)].map(([, script]) => script!)))
  const styles = hashesOf([
    ...pages.flatMap((page) => [...page.matchAll(STYLE_ATTRIBUTE)].map(([, style]) => style!)),
    KIT_ANNOUNCER,
  ])
  return (host) => {
    const sockets = host !== undefined && HOST.test(host) ? [`ws://${host}`, `wss://${host}`] : []
    return [
      "default-src 'self'",
      ["script-src 'self'", ...scripts].join(' '),
      "style-src 'self'",
      ["style-src-attr 'unsafe-hashes'", ...styles].join(' '),
      ["connect-src 'self'", ...sockets].join(' '),
      "worker-src 'self'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; ')
  }
}

function hashesOf(texts: readonly string[]): string[] {
  const hashes = texts.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
  return [...new Set(hashes)]
}
