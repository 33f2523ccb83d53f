/** The built app, read once at start: only what was there then can ever be asked for, so no path leads outside. */
import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join, relative, sep } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Encoding = 'br' | 'gzip' | 'identity'

const COMPRESS = {
  br: (bytes: Buffer): Promise<Buffer> =>
    promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: promisify<Buffer, Buffer>(gzip),
} as const

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}
const ALREADY_COMPRESSED = new Set(['.png', '.webp', '.woff2'])
const WORTH_COMPRESSING_BYTES = 1024

export class AppFile {
  readonly bytes: Buffer
  readonly type: string
  readonly etag: string
  /** Its name carries its hash, so it never changes. */
  readonly isImmutable: boolean
  readonly isCompressible: boolean
  readonly #compressed = new Map<Encoding, Promise<Buffer>>()

  constructor(path: string, bytes: Buffer) {
    const extension = extname(path)
    this.bytes = bytes
    this.type = TYPES[extension] ?? 'application/octet-stream'
    this.etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 16)}"`
    this.isImmutable = path.startsWith('/_app/immutable/')
    this.isCompressible = bytes.length >= WORTH_COMPRESSING_BYTES && !ALREADY_COMPRESSED.has(extension)
  }

  /** The bytes in this encoding, compressed once. */
  encoded(encoding: Encoding): Promise<Buffer> {
    if (encoding === 'identity') return Promise.resolve(this.bytes)
    const known = this.#compressed.get(encoding) ?? COMPRESS[encoding](this.bytes)
    this.#compressed.set(encoding, known)
    return known
  }
}

/** Whether a path ends as the files of an app do. */
export function isFileName(path: string): boolean {
  return extname(path) in TYPES
}

/** The files below this folder by their address (`/_app/…`). Rejects when there is no such folder. */
export async function readAppFiles(folder: string): Promise<Map<string, AppFile>> {
  const files = new Map<string, AppFile>()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const file = join(entry.parentPath, entry.name)
    const path = '/' + relative(folder, file).split(sep).join('/')
    files.set(path, new AppFile(path, await readFile(file)))
  }
  return files
}
