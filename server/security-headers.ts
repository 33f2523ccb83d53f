import { createHash } from 'node:crypto'

/** Kit's fallback page starts the app from an inline script; each is allowed by its hash and nothing else is. */
const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g

/** Headers for every answer, given the pages whose inline scripts may run. */
export function securityHeaders(pages: readonly string[]): Record<string, string> {
  const hashes = new Set(pages.flatMap((page) => [...page.matchAll(INLINE_SCRIPT)].map((match) => hashOf(match[1]!))))
  return {
    'Content-Security-Policy': [
      "default-src 'self'",
      ["script-src 'self'", ...hashes].join(' '),
      "style-src 'self' 'unsafe-inline'",
      "connect-src 'self' ws: wss:",
      "worker-src 'self'",
      "img-src 'self' data: blob:",
      "object-src 'none'",
      "base-uri 'self'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ].join('; '),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Permissions-Policy': 'geolocation=(), microphone=(), payment=()',
  }
}

function hashOf(script: string): string {
  return `'sha256-${createHash('sha256').update(script).digest('base64')}'`
}
