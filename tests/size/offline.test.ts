/** What the service worker knows of is what opens without a network. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const app = join(process.cwd(), 'build/app')
const parts = '_app/immutable'

it('the service worker knows every file that the app is made of, its workers’ own among them', () => {
  const built = readdirSync(join(app, parts), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(js|css)$/.test(file),
  )
  expect(built.filter((file) => file.startsWith('workers/')).length).toBeGreaterThan(3)
  const known = readFileSync(join(app, 'service-worker.js'), 'utf8')
  expect(built.filter((file) => !known.includes(`/${parts}/${file}`))).toEqual([])
})
