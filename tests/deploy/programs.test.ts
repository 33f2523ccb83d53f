/** The programs of the shell in a clone where the app was never built: they need the packages and nothing else. */
import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')
let clone: string

beforeAll(async () => {
  clone = await mkdtemp(join(tmpdir(), 'lima-langkah-clone-'))
  for (const name of ['src', 'server', 'scripts', 'tests', 'package.json', 'tsconfig.json']) {
    await cp(join(root, name), join(clone, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(clone, 'node_modules'))
})

afterAll(() => rm(clone, { recursive: true }))

/** Every program that `run.mjs` starts without building the app first. */
async function programs(): Promise<readonly (readonly [name: string, source: string])[]> {
  const text = await readFile(join(root, 'scripts/run.mjs'), 'utf8')
  return [...text.matchAll(/^ {2}(\w+): \{ source: '(.+?)', needs: \[\] \}/gm)].map(([, name, source]) => [
    name!,
    source!,
  ])
}

test('every program is put together from its sources alone', async () => {
  const all = await programs()
  expect(all.map(([name]) => name)).toContain('growth')
  for (const [name, source] of all) {
    const call = `import('./scripts/set-up.mjs').then(({ bundle }) => bundle('${name}', '${source}'))`
    await run(process.execPath, ['-e', call], { cwd: clone })
  }
  const growth = run(process.execPath, ['build/programs/growth/main.mjs'], { cwd: clone })
  growth.child.stdin?.end('sex,age_days,weight_kg,lenhei_cm,measure,headc_cm,armc_cm,oedema\n1,400,9.5,75,L,,,n\n')
  expect((await growth).stdout).toMatch(/^zlen,zwei.*\n-0\.86,-0\.38,/)
})
