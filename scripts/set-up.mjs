/** What a fresh clone needs before a program of it can run. Every step is skipped when it was done before. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
process.chdir(root)

export function install() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    process.stderr.write(`Lima Langkah memerlukan Node 20.19 atau lebih baru; di sini ${process.versions.node}.\n`)
    process.exit(1)
  }
  once('node_modules/.installed-for', hashOf(['package-lock.json']), 'Memasang paket', () => run('npm', ['ci']))
}

/** Builds the app that the relay serves. */
export function buildApp() {
  const sources = [...filesIn('src'), ...filesIn('static'), 'package-lock.json', 'vite.config.ts', 'svelte.config.js']
  once('build/app-built-from', hashOf(sources), 'Membangun aplikasi', () =>
    run('npx', ['vite', 'build', '--logLevel', 'warn']),
  )
}

/** A program of ours and what it imports from the project, as one folder of plain JavaScript; packages stay packages. */
export async function bundle(name, source) {
  const { rolldown } = await import('rolldown')
  const build = await rolldown({ input: join(root, source), platform: 'node', external: /^[^./]/, logLevel: 'warn' })
  const dir = join(root, 'build/programs', name)
  await build.write({
    dir,
    format: 'esm',
    sourcemap: true,
    entryFileNames: 'main.mjs',
    chunkFileNames: '[name]-[hash].mjs',
  })
  return join(dir, 'main.mjs')
}

/** Sets CHROMIUM to a browser: one the machine has, else Playwright's own, else the system's package. */
export function findBrowser() {
  const known = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
  const require = createRequire(import.meta.url)
  const playwrights = () => require('playwright').chromium.executablePath()
  const find = () => [...known, playwrights()].find((path) => path && existsSync(path))
  if (!find()) {
    process.stderr.write('Menyiapkan peramban untuk uji …\n')
    const isFetched = spawnSync('npx', ['playwright', 'install', 'chromium'], { stdio: ['ignore', 2, 2] }).status === 0
    if (!isFetched) {
      run('apt-get', ['update'])
      run('apt-get', ['install', '-y', 'chromium'])
    }
  }
  process.env.CHROMIUM = find()
}

/**
 * Sets CADDY and SYSTEMD_ANALYZE to the programs with which `deploy/` is checked: those the machine has, else Debian's.
 * Caddy is only unpacked, because installing its package would start it. What cannot be had is left unset: the check of
 * `deploy/` says so and fails.
 */
export function findServerTools() {
  const unpacked = join(root, 'build/tools/usr/bin/caddy')
  const find = (...paths) => paths.find((path) => path && existsSync(path))
  const caddy = () => find(process.env.CADDY, '/usr/bin/caddy', '/usr/local/bin/caddy', unpacked)
  const systemd = () => find(process.env.SYSTEMD_ANALYZE, '/usr/bin/systemd-analyze')
  try {
    if (!caddy()) {
      process.stderr.write('Menyiapkan caddy untuk uji …\n')
      const tools = join(root, 'build/tools')
      mkdirSync(tools, { recursive: true })
      run('apt-get', ['update'])
      run('apt-get', ['download', 'caddy'], tools)
      run('sh', ['-c', 'dpkg-deb --extract caddy_*.deb .'], tools)
    }
    if (!systemd()) run('apt-get', ['install', '-y', '--no-install-recommends', 'systemd'])
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
  }
  Object.assign(process.env, { CADDY: caddy() ?? '', SYSTEMD_ANALYZE: systemd() ?? '' })
}

function once(marker, wanted, title, work) {
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  process.stderr.write(`${title} …\n`)
  work()
  mkdirSync(join(root, marker, '..'), { recursive: true })
  writeFileSync(marker, wanted)
}

function run(program, args, cwd = root) {
  execFileSync(program, args, { stdio: ['ignore', 2, 2], cwd })
}

function filesIn(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
}

function hashOf(files) {
  const hash = createHash('sha256')
  for (const file of [...files].sort()) hash.update(file).update('\0').update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
