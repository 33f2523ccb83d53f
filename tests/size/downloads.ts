/** What of the built app a phone downloads, and how large it is on the way. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export interface Download {
  readonly bytes: number
  readonly files: number
}

export interface Downloads {
  /** What the first screen loads before anybody taps: the page, what it imports at once, its styles, and the worker. */
  readonly firstScreen: Download
  /** What a phone keeps for offline use once it is installed, the spreadsheet reader included. */
  readonly precache: Download
  /** With what it fetches afterwards. */
  readonly inTheEnd: Download
}

type Sizes = ReadonlyMap<string, number>

const app = join(process.cwd(), 'build/app')

/** `sizeOf`: a file's size as it is sent. */
export function downloads(sizeOf: (bytes: Buffer) => number): Downloads {
  const sizes = new Map(files(app).map((file) => [file, sizeOf(readFileSync(join(app, file)))]))
  const sum = (list: readonly string[]): Download => ({
    bytes: list.reduce((total, file) => total + sizes.get(file)!, 0),
    files: list.length,
  })
  return {
    firstScreen: sum(closure(sizes, entryPoints(sizes))),
    precache: sum([...sizes.keys()].filter((file) => file !== 'service-worker.js' && !isPart(file))),
    inTheEnd: sum([...sizes.keys()].filter((file) => file !== 'service-worker.js' && (!isPart(file) || isLater(file)))),
  }
}

/** Fetched only by those who need it (`src/service-worker.ts`). */
function isPart(file: string): boolean {
  return /\/(english|office|xls|qr-reader|later)\.[^/]+\.(js|css)$/.test(file)
}

/** Fetched by every phone, after the installation. */
function isLater(file: string): boolean {
  return /\/later\.[^/]+\.(js|css)$/.test(file)
}

/** The entry points: what the fallback page starts, the layout and the first route, and the worker. */
function entryPoints(sizes: Sizes): string[] {
  const html = readFileSync(join(app, 'app.html'), 'utf8')
  const named = [...html.matchAll(/_app\/immutable\/[\w./-]+\.(?:js|css)/g)].map(([file]) => file)
  const start = [...sizes.keys()].filter(
    (file) => /\/nodes\/[012]\.[\w-]+\.js$/.test(file) || /\/workers\/[\w.-]+\.js$/.test(file),
  )
  const main = start.filter((file) => !file.includes('/workers/') || /\/worker-/.test(file))
  return [...new Set([...named, ...main])]
}

/** With everything imported statically from there, styles included. */
function closure(sizes: Sizes, entries: readonly string[]): string[] {
  const seen = new Set<string>()
  const queue = [...entries]
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file) || !sizes.has(file)) continue
    seen.add(file)
    if (!file.endsWith('.js')) continue
    const text = readFileSync(join(app, file), 'utf8')
    for (const match of text.matchAll(/(?:from|import)\s*["'](\.[^"']+\.js)["']/g)) {
      queue.push(join(file, '..', match[1]!))
    }
  }
  return [...seen]
}

function files(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) => {
    const path = join(prefix, entry.name)
    return entry.isDirectory() ? files(folder, path) : [path]
  })
}
