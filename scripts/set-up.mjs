/** What a fresh clone needs before a program of it can run. Every step is skipped when it was done before. */
import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
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

/** What this project is measured against, in a folder of its own. */
export function installPeers() {
  const marker = 'peers/node_modules/.installed-for'
  once(marker, hashOf(['peers/package-lock.json']), 'Memasang pembanding', () =>
    run('npm', ['ci'], join(root, 'peers')),
  )
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
  const build = await rolldown({
    input: join(root, source),
    platform: 'node',
    external: /^[^./]/,
    logLevel: 'warn',
    // Ours extends a file that only a build of the app makes, and says nothing that matters here.
    tsconfig: false,
  })
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
 * Sets CADDY, PROMTOOL, DOCKER_COMPOSE and SYSTEMD_ANALYZE to the programs with which `deploy/` is checked: those the
 * machine has, else Debian's. Caddy and Prometheus are only unpacked, because installing their packages would start them.
 * What cannot be had is left unset: the check of `deploy/` says so and fails.
 */
export function findServerTools() {
  const tools = join(root, 'build/tools')
  const find = (...paths) => paths.find((path) => path && existsSync(path)) ?? ''
  const unpacked = (name, variable) => () =>
    find(process.env[variable], `/usr/bin/${name}`, `/usr/local/bin/${name}`, join(tools, 'usr/bin', name))
  const installed = (name, variable) => () => find(process.env[variable], `/usr/bin/${name}`)
  const unpack = (name) => {
    mkdirSync(tools, { recursive: true })
    run('apt-get', ['download', name], tools)
    run('sh', ['-c', `dpkg-deb --extract ${name}_*.deb .`], tools)
  }
  const apt = (name) => run('apt-get', ['install', '-y', '--no-install-recommends', name])
  const wanted = [
    { variable: 'CADDY', path: unpacked('caddy', 'CADDY'), get: () => unpack('caddy') },
    { variable: 'PROMTOOL', path: unpacked('promtool', 'PROMTOOL'), get: () => unpack('prometheus') },
    {
      variable: 'DOCKER_COMPOSE',
      path: installed('docker-compose', 'DOCKER_COMPOSE'),
      get: () => apt('docker-compose'),
    },
    { variable: 'SYSTEMD_ANALYZE', path: installed('systemd-analyze', 'SYSTEMD_ANALYZE'), get: () => apt('systemd') },
  ]
  try {
    const missing = wanted.filter(({ path }) => !path())
    if (missing.length > 0) {
      process.stderr.write('Menyiapkan alat untuk uji server …\n')
      run('apt-get', ['update'])
    }
    for (const { get } of missing) get()
  } catch (error) {
    process.stderr.write(`${error.message}\n`)
  }
  for (const { variable, path } of wanted) process.env[variable] = path()
}

/**
 * Sets REDIS_SERVER to the engine that the tests start themselves: Redis or Valkey as the machine has it, else Debian's
 * package. Its programs are installed without the service that goes with them.
 */
export function findEngine() {
  const folders = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin', join(root, 'build/tools')]
  const known = folders.flatMap((folder) => [join(folder, 'redis-server'), join(folder, 'valkey-server')])
  const find = () => [process.env.REDIS_SERVER, ...known].find((path) => path && existsSync(path))
  if (!find()) {
    process.stderr.write('Menyiapkan redis-server untuk uji …\n')
    try {
      run('apt-get', ['update'])
      run('apt-get', ['install', '-y', '--no-install-recommends', 'redis-tools'])
      mkdirSync(join(root, 'build/tools'), { recursive: true })
      symlinkSync('/usr/bin/redis-check-rdb', join(root, 'build/tools/redis-server')) // one program under several names
    } catch (error) {
      process.stderr.write(`${error.message}\nPasang redis-server (Redis 7 atau Valkey) lalu isi REDIS_SERVER.\n`)
    }
  }
  process.env.REDIS_SERVER = find() ?? ''
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
