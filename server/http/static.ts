/** Serves the built app. Every page is the one fallback page; the app itself finds the way. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { isFileName, readAppFiles, type AppFile, type Encoding } from './app-files.ts'
import { sendText } from './front.ts'
import { contentSecurityPolicy } from './security-headers.ts'

const FALLBACK = '/app.html'

/** Reads the app in this folder. Rejects when it is not there. */
export async function serveApp(folder: string): Promise<RequestListener> {
  const files = await readAppFiles(folder)
  const pages = [...files].filter(([path]) => path.endsWith('.html')).map(([, file]) => file.bytes.toString('utf8'))
  const policy = contentSecurityPolicy(pages)
  return (request, response) => {
    response.setHeader('Content-Security-Policy', policy(request.headers.host))
    answer(request, response, files).catch(() => response.destroy())
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  files: ReadonlyMap<string, AppFile>,
): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return sendText(response, 405, 'method not allowed')
  const path = pathOf(request)
  if (path === undefined) return sendText(response, 400, 'bad address')
  const file = fileFor(path, files)
  if (!file) return sendText(response, 404, 'not found')
  response.setHeader('ETag', file.etag)
  response.setHeader('Cache-Control', file.isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
  response.setHeader('Vary', 'Accept-Encoding')
  if (request.headers['if-none-match'] === file.etag) {
    response.writeHead(304).end()
    return
  }
  const encoding = file.isCompressible ? bestEncoding(request.headers['accept-encoding']) : 'identity'
  const bytes = await file.encoded(encoding)
  if (encoding !== 'identity') response.setHeader('Content-Encoding', encoding)
  response.writeHead(200, { 'Content-Type': file.type, 'Content-Length': bytes.length })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** No page of the app is called so: somebody is looking for a way out of the folder, which there is not. */
const STRANGE = /[\0-\x1f\\%]|(^|\/)\.\.?(\/|$)|\/\//

/** A path that ends as files do names a file; any other is a page of the app: records have dots in their names too. */
function fileFor(path: string, files: ReadonlyMap<string, AppFile>): AppFile | undefined {
  if (STRANGE.test(path)) return undefined
  return files.get(path) ?? (isFileName(path) ? undefined : files.get(FALLBACK))
}

function pathOf({ url = '/' }: IncomingMessage): string | undefined {
  try {
    return decodeURIComponent(url.split('?')[0] as string)
  } catch {
    return undefined
  }
}

function bestEncoding(accepted: string | string[] | undefined): Encoding {
  const names = String(accepted ?? '')
    .split(',')
    .filter((part) => !/;\s*q=0(\.0*)?\s*$/.test(part))
    .map((part) => part.split(';')[0]?.trim())
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : 'identity'
}
