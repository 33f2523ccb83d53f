import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

/** Who may import whom (ARCHITECTURE.md). A layer may always import itself. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/log': ['src/domain'],
  'src/protocol.ts': [],
  'src/replica': ['src/log', 'src/domain', 'src/reports', 'src/protocol.ts'],
  'src/reports': ['src/domain', 'src/log'],
  'src/ui': ['src/domain'],
  'src/routes': ['src/domain', 'src/log', 'src/protocol.ts', 'src/replica', 'src/reports', 'src/ui'],
  'src/service-worker.ts': ['src/protocol.ts', 'src/ui'],
  server: ['src/log', 'src/protocol.ts'],
}

/** The only packages each layer may use at run time. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  'src/domain': [],
  'src/log': ['lib0', 'valibot'],
  'src/protocol.ts': [],
  'src/replica': ['@noble/ciphers', 'fflate', 'idb', 'lib0', 'saxen', 'svelte', 'y-websocket', 'yjs', 'valibot'],
  'src/reports': ['@e965/xlsx', '@medplum/fhirtypes', 'fflate'],
  'src/ui': ['qr', 'svelte', 'uqr'],
  'src/routes': ['svelte', '$app', './$types'],
  'src/service-worker.ts': ['$service-worker'],
  server: ['ioredis', 'lib0', 'lmdb', 'prom-client', 'uqr', 'ws', 'yjs', 'y-protocols', 'valibot', 'node:'],
}

const FORBIDDEN_FOLDERS = ['utils', 'helpers', 'services', 'stores', 'types', 'lib']

interface Import {
  readonly from: string
  readonly to: string
}

const sources = [...filesIn('src'), ...filesIn('server')].filter((file) => /\.(ts|svelte)$/.test(file))
const product = sources.filter((file) => !/\.test\.ts$|-contract\.ts$/.test(file))
const imports = product.flatMap(importsOf)

describe('the layers', () => {
  it('are all known to this test', () => {
    expect(sources.filter((file) => layerOf(file) === undefined && !file.startsWith('src/app.'))).toEqual([])
  })

  it('import only what stands below them', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [layer, target] = [layerOf(from), layerOf(to)]
      return target !== undefined && layer !== undefined && layer !== target && !MAY_IMPORT[layer]!.includes(target)
    })
    expect(wrong).toEqual([])
  })

  it('use only the packages they were given', () => {
    const wrong = imports.filter(({ from, to }) => {
      const layer = layerOf(from)
      const isPackage = !to.startsWith('src/') && !to.startsWith('server/')
      return (
        isPackage &&
        layer !== undefined &&
        !PACKAGES[layer]!.some(
          (name) => to === name || to.startsWith(`${name}/`) || (name.endsWith(':') && to.startsWith(name)),
        )
      )
    })
    expect(wrong).toEqual([])
  })

  it('let screens reach the replica only through its client, its intentions and its queries', () => {
    const inner = [
      'author',
      'connection',
      'documents',
      'open-document',
      'idb-store',
      'worker',
      'phone',
      'indexeddb-documents',
    ]
    const wrong = imports.filter(
      ({ from, to }) => layerOf(from) === 'src/routes' && inner.some((name) => to === `src/replica/${name}.ts`),
    )
    expect(wrong).toEqual([])
  })
})

describe('the tree', () => {
  it('has no folder that says nothing about what is in it', () => {
    const folders = new Set(sources.flatMap((file) => dirname(file).split('/')))
    expect(FORBIDDEN_FOLDERS.filter((name) => folders.has(name))).toEqual([])
  })

  it('reads the environment in its commands alone', () => {
    const readers = product.filter((file) =>
      /process\.env|\benv\b.*= process/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(readers.sort()).toEqual(['server/backup-main.ts', 'server/main.ts', 'server/move-main.ts'])
  })

  it('has files that fit in a head', () => {
    const long = product.filter((file) => !file.includes('/tables/') && lines(file) > 300)
    expect(long).toEqual([])
  })
})

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  // Types vanish at build time, but a layer that names another's types depends on it all the same.
  const found = text.matchAll(
    /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s+['"]([^'"]+)['"]/g,
  )
  return [...found].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3]!
    const isOurs = specifier.startsWith('.') && specifier !== './$types'
    return { from: file, to: isOurs ? relative(root, join(root, dirname(file), specifier)) : specifier }
  })
}

function layerOf(file: string): string | undefined {
  return Object.keys(MAY_IMPORT).find((layer) => file === layer || file.startsWith(`${layer}/`))
}

function filesIn(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function lines(file: string): number {
  return readFileSync(join(root, file), 'utf8').split('\n').length
}
