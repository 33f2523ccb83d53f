import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { JournalReader } from '../../server/journal/journal-reader.ts'
import { directoryOf, registryOf, visitsOf } from '../../src/log/document-name.ts'
import type { Write } from '../../src/replica/write.ts'
import type { Recap } from '../../scripts/rekap/recap.ts'
import { POSYANDU, PUSKESMAS } from '../doors.ts'
import { TestRelay, unsentOf, until, type TestPhone } from '../replica/phones.ts'

const MONTH = '2026-05'
const DAY = '2026-05-hari'
const run = promisify(execFile)

let relay: TestRelay
let phone: TestPhone
let program: string

beforeAll(async () => {
  relay = await TestRelay.start()
  phone = await relay.phone('bu-siti')
  await phone.phone.hold()
  await writes(
    { document: directoryOf(PUSKESMAS), kind: 'posyandu', record: POSYANDU, set: { name: 'Melati', desa: 'Sukamaju' } },
    { document: registryOf(POSYANDU), kind: 'open-day', record: DAY, set: { date: '2026-05-12', groups: [] } },
    child('rafa'),
    child('nadia'),
    weighing('rafa', 8.2),
  )
  // Under the project, so that it finds the packages it does not take along.
  program = join(import.meta.dirname, '../../node_modules/.cache/rekap-test.mjs')
  const output = { file: program }
  await build({ input: 'scripts/rekap.ts', platform: 'node', external: ['lmdb'], logLevel: 'silent', output })
})

afterAll(() => relay.end())

async function writes(...all: readonly Omit<Write, 'who'>[]): Promise<void> {
  const result = await phone.phone.append(all.map((write) => ({ ...write, who: 'bu-siti' })))
  expect(result.ok).toBe(true)
  await until('the relay has it', () => unsentOf(phone) === 0)
}

function child(record: string): Omit<Write, 'who'> {
  const set = { name: record, sex: 'L', birthDate: '2025-11-02' }
  return { document: registryOf(POSYANDU), kind: 'person', record, set }
}

function weighing(person: string, weightKg: number): Omit<Write, 'who'> {
  return {
    document: visitsOf(POSYANDU, MONTH),
    kind: 'visit',
    record: `${person}/${DAY}`,
    set: { came: true, weightKg },
  }
}

async function rekap(
  ...args: readonly string[]
): Promise<{ readonly stdout: string; readonly stderr: string; readonly code: number }> {
  return run(process.execPath, [program, ...args]).then(
    (said) => ({ ...said, code: 0 }),
    (error: { stdout: string; stderr: string; code: number }) => error,
  )
}

const asked = (...more: readonly string[]): string[] => ['--data', relay.dataDir, '--month', MONTH, ...more]

describe('the recap command, beside the running relay', () => {
  test('says what a posyandu counted, as numbers and as a table', async () => {
    const json = await rekap(...asked('--posyandu', POSYANDU, '--report', 'skdn'))
    expect(json).toMatchObject({ code: 0, stderr: '' })
    const recap = JSON.parse(json.stdout) as Recap
    expect(recap).toMatchObject({ posyandu: POSYANDU, name: 'Melati', month: MONTH, openDays: 1, breaches: [] })
    expect(recap.total).toMatchObject({ s: 2, d: 1, b: 1, came: 1, absent: 1 })
    expect(recap.rows).toEqual([expect.objectContaining({ band: '6-11', sex: 'L' })])

    const csv = await rekap(...asked('--posyandu', 'all', '--report', 'skdn', '--format', 'csv'))
    const [heads, row, total, end] = csv.stdout.split('\n')
    expect(heads).toMatch(/^posyandu,nama,desa,bulan,hari_buka,umur,jk,s,k,/)
    expect(row).toMatch(/^melati,Melati,Sukamaju,2026-05,1,6-11,L,2,/)
    expect(total).toMatch(/^melati,Melati,Sukamaju,2026-05,1,jumlah,jumlah,2,/)
    expect(end).toBe('')
  })

  test('what came to the relay since is in the next one', async () => {
    const journal = new JournalReader(join(relay.dataDir, 'journal'))
    const before = journal.texts(visitsOf(POSYANDU, MONTH)).length
    await writes(weighing('nadia', 7.9))
    expect(journal.texts(visitsOf(POSYANDU, MONTH))).toHaveLength(before + 1)
    await journal.close()
    const { stdout } = await rekap(...asked('--posyandu', POSYANDU, '--report', 'skdn'))
    expect((JSON.parse(stdout) as Recap).total).toMatchObject({ s: 2, d: 2 })
  })

  test('without a posyandu there is a list of them', async () => {
    const { stdout } = await rekap('--data', relay.dataDir)
    expect(JSON.parse(stdout)).toEqual([
      expect.objectContaining({ posyandu: POSYANDU, name: 'Melati', desa: 'Sukamaju' }),
    ])
  })

  test('a month of which nothing is there has no numbers', async () => {
    const said = await rekap('--data', relay.dataDir, '--month', '2026-01', '--posyandu', POSYANDU, '--report', 'skdn')
    expect(JSON.parse(said.stdout)).toMatchObject({ total: null, rows: [], openDays: 0 })
  })

  test.each([
    [['--month', '2026-13', '--posyandu', POSYANDU, '--report', 'skdn'], 'Bulan "2026-13"'],
    [['--month', MONTH, '--posyandu', POSYANDU, '--report', 'nothing'], 'Laporan "nothing"'],
    [['--month', MONTH, '--posyandu', 'nobody', '--report', 'skdn'], 'Posyandu "nobody"'],
    [['--month', MONTH, '--posyandu', POSYANDU, '--report', 'skdn', '--format', 'pdf'], 'Format "pdf"'],
    [['--nothing'], 'Cara pakai'],
  ])('what is asked for wrongly is said on stderr, with nothing on stdout: %j', async (args, sentence) => {
    const said = await rekap('--data', relay.dataDir, ...args)
    expect(said.code).toBe(1)
    expect(said.stdout).toBe('')
    expect(said.stderr).toContain(sentence)
  })

  test('a folder without a relay is said, and nothing is made in it', async () => {
    const said = await rekap('--data', join(relay.dataDir, 'nowhere'))
    expect(said).toMatchObject({ code: 1, stdout: '' })
    expect(said.stderr).toContain('tidak ada server')
  })
})
