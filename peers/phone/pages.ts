/** The contenders' pages, built as an app would be, each with its own store; and the server that hands them out. */
import { readFile, rm } from 'node:fs/promises'
import type { RequestListener } from 'node:http'
import { extname, join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'

const ROOT = join(process.cwd(), 'peers/phone')
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' }

const NAMES = ['ours', 'pouch', 'ymap', 'at-hand', 'bare']

/** Builds all of them into this folder. */
export async function buildPages(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true })
  for (const name of NAMES) {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'warn',
      plugins: [svelte({ configFile: false })],
      worker: { format: 'es' },
      define: { global: 'globalThis' },
      build: {
        target: 'es2022',
        outDir: folder,
        emptyOutDir: false,
        rolldownOptions: { input: join(ROOT, `${name}.html`) },
      },
    })
  }
}

/** Whatever is asked for may be kept: each run builds into a folder and an address of its own. */
export function servePages(folder: string): RequestListener {
  return ({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    readFile(join(folder, pathname)).then(
      (bytes) => {
        response.setHeader('Content-Type', TYPES[extname(pathname)] ?? 'application/octet-stream')
        response.setHeader('Cache-Control', 'public, max-age=31536000, immutable')
        response.end(bytes)
      },
      () => response.writeHead(404).end(),
    )
  }
}
