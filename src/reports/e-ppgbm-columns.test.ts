import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { QUESTIONS } from '../domain/child-care/questions.ts'
import { recordTypes } from '../log/records/all.ts'
import { IDENTITY_COLUMNS, MEASUREMENT_COLUMNS, OEDEMA_GRADE, type Source } from './e-ppgbm-columns.ts'

const routes = join(import.meta.dirname, '../routes')
const columns = [...IDENTITY_COLUMNS, ...MEASUREMENT_COLUMNS]
const sources: readonly Source[] = [...columns.map(({ from }) => from), OEDEMA_GRADE]
const fields = sources.flatMap((from) =>
  from.is === 'counted' ? [] : from.names.map((name) => ({ kind: from.kind, name, screen: from.screen })),
)
const ASKED = 'ask.'

describe('the e-PPGBM sheets', () => {
  it('have 22 columns of identity and 20 of measurement, none of them twice', () => {
    expect([IDENTITY_COLUMNS.length, MEASUREMENT_COLUMNS.length]).toEqual([22, 20])
    for (const sheet of [IDENTITY_COLUMNS, MEASUREMENT_COLUMNS])
      expect(new Set(sheet.map(({ header }) => header)).size).toBe(sheet.length)
  })

  it.each(fields)('$kind $name is a field of our records', ({ kind, name }) => {
    const type = recordTypes[kind]!
    const prefix = name.slice(0, name.indexOf('.') + 1)
    expect(Object.keys(prefix === '' ? type.fields : type.prefixed)).toContain(prefix === '' ? name : prefix)
  })

  it.each(fields)('$kind $name is collected at $screen', ({ name, screen }) => {
    if (name.startsWith(ASKED)) {
      // The screen asks every question there is for the child.
      expect(QUESTIONS.map(({ code }) => code)).toContain(name.slice(ASKED.length))
      expect(wordsOn(screen)).toContain('questionsFor')
    } else expect(wordsOn(screen)).toContain(name)
  })
})

/** Every word in the sources of a screen. */
function wordsOn(screen: string): ReadonlySet<string> {
  const folder = join(routes, screen)
  const own = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file))
  const files = own.filter((file) => /\.(svelte|ts)$/.test(file) && !file.endsWith('.test.ts'))
  const texts = files.map((file) => readFileSync(file, 'utf8'))
  const shared = (FORMS[screen] ?? []).map((file) => readFileSync(join(routes, file), 'utf8'))
  return new Set([...texts, ...shared].flatMap((text) => text.match(/\w+/g) ?? []))
}

/** What a screen shows that stands outside its folder. */
const FORMS: Readonly<Record<string, readonly string[]>> = {
  'warga/baru': ['NewPerson.svelte', 'FamilyFields.svelte', 'NikFields.svelte'],
}
