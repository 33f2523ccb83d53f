/** Nothing leaves by a screen that does not wait for the number of it to be on the disk before it says "tersimpan". */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const routes = join(import.meta.dirname, '../../src/routes')
const GIVES_A_FILE = /import \{[^}]*\b(saveFile|giveFile|save)\b[^}]*\} (from|=)|await import\('[^']*give-file\.ts'\)/
/** Of nobody: what this phone holds, before it is wiped from it. */
const NOT_LOGGED = ['kunci/hapus/+page.svelte']

const screens = readdirSync(routes, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.svelte') && !NOT_LOGGED.includes(file))
  .map((file) => ({ file, text: readFileSync(join(routes, file), 'utf8') }))
  .filter(({ text }) => GIVES_A_FILE.test(text))

it('looks at screens that give a file', () => {
  expect(screens.length).toBeGreaterThan(8)
})

it.each(screens)('$file waits for the log', ({ text }) => {
  expect(text).toMatch(/exportingFile\(/)
  expect(text).toMatch(/await [\w.(, )]*isLogged|\.isLogged\b/)
})
