/** The units, checked by systemd's own tool. */
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HELP } from '../../server/words.ts'
import { systemdAnalyze, type Ran } from './tools.ts'

const UNITS = ['lima-langkah-backup.service', 'lima-langkah-backup.timer', 'lima-langkah.service']
const SERVICES = UNITS.filter((unit) => unit.endsWith('.service'))
/** Of 100; a service without any hardening has 96. */
const MOST_EXPOSED = 20

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'units-'))
})

afterAll(() => rm(folder, { recursive: true }))

function verify(path: string): Ran {
  return systemdAnalyze('verify', '--man=no', '--recursive-errors=no', path)
}

/** The unit with something changed. */
async function changed(unit: string, from: string | RegExp, to: string): Promise<string> {
  const text = await readFile(join('deploy', unit), 'utf8')
  expect(text).toMatch(from)
  const path = join(folder, unit)
  await writeFile(path, text.replace(from, to))
  return path
}

test('every unit is known to this test', async () => {
  const units = (await readdir('deploy')).filter((name) => /\.(service|timer)$/.test(name))
  expect(units.sort()).toEqual(UNITS)
})

test.each(UNITS)('%s is a unit of which systemd has nothing to say', (unit) => {
  expect(verify(join('deploy', unit))).toEqual({ status: 0, output: '' })
})

test('the check sees a word that systemd does not know, and a program that is not there', async () => {
  const misspelt = verify(await changed('lima-langkah.service', 'ProtectSystem=', 'ProtectSytem='))
  expect(misspelt.output).toContain('ProtectSytem')
  const missing = verify(await changed('lima-langkah.service', '/usr/bin/env node', '/usr/bin/tidak-ada'))
  expect(missing.status).not.toBe(0)
})

test.each(SERVICES)('%s exposes little, and less than it would without its walls', async (unit) => {
  const exposed = (path: string): Ran =>
    systemdAnalyze('security', '--offline=true', `--threshold=${MOST_EXPOSED}`, '--no-pager', path)
  expect(exposed(join('deploy', unit)).status).toBe(0)
  expect(exposed(await changed(unit, /^(Protect|Private|Restrict|SystemCall).*$/gm, '')).status).not.toBe(0)
})

test('the server’s unit comes back whatever happened, has bounds, and keeps its data to itself', async () => {
  const text = await readFile('deploy/lima-langkah.service', 'utf8')
  for (const line of [
    'Restart=always',
    'NoNewPrivileges=yes',
    'ProtectSystem=strict',
    'MemoryMax=1G',
    'StateDirectory=lima-langkah',
    'StateDirectoryMode=0700',
    'Environment=HOST=127.0.0.1',
    'Environment=TRUST_PROXY=1',
  ]) {
    expect(text.split('\n')).toContain(line)
  }
})

test('several servers on one journal are the same unit with a port of each', async () => {
  const unit = join(folder, 'lima-langkah@.service')
  await writeFile(unit, await readFile('deploy/lima-langkah.service', 'utf8'))
  const backup = join(folder, 'lima-langkah-backup.service')
  await writeFile(backup, await readFile('deploy/lima-langkah-backup.service', 'utf8'))
  for (const [path, conf] of [
    [unit, 'several.conf'],
    [backup, 'several-backup.conf'],
  ] as const) {
    await mkdir(`${path}.d`)
    await writeFile(join(`${path}.d`, conf), await readFile(join('deploy', conf), 'utf8'))
  }
  const instance = join(folder, 'lima-langkah@8081.service')
  expect(verify(instance)).toEqual({ status: 0, output: '' })
  expect(verify(backup)).toEqual({ status: 0, output: '' })
  const several = await readFile('deploy/several.conf', 'utf8')
  for (const [, variable] of several.matchAll(/^Environment=(\w+)=/gm)) expect(HELP).toContain(variable!)
  await writeFile(join(`${unit}.d`, 'several.conf'), several.replace('StateDirectory', 'StateDirektory'))
  expect(verify(instance).output).toContain('StateDirektory')
})

test('what the units set is what the server reads, and what they start is what is built', async () => {
  for (const [unit, name, source] of [
    ['lima-langkah.service', 'start', 'server/main.ts'],
    ['lima-langkah-backup.service', 'backup', 'server/backup-main.ts'],
  ] as const) {
    const text = await readFile(join('deploy', unit), 'utf8')
    const set = [...text.matchAll(/^Environment=(\w+)=/gm)].map(([, variable]) => variable!)
    const ownAffair = ['NODE_ENV', 'BACKUP_DIR']
    for (const variable of set) if (!ownAffair.includes(variable)) expect(HELP).toContain(variable)
    expect(text).toContain(`node build/programs/${name}/main.mjs`)
    expect(await readFile('scripts/run.mjs', 'utf8')).toContain(`${name}: { source: '${source}'`)
  }
})
