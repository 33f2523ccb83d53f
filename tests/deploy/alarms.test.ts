/** The alarms, checked by Prometheus' own tool, against the figures that a server really tells. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Metrics } from '../../server/metrics/metrics.ts'
import { promtool } from './tools.ts'

const FILE = 'deploy/alarms.yml'
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'alarms-'))
})

afterAll(() => rm(folder, { recursive: true }))

const well = {
  isWell: () => Promise.resolve(true),
  waiting: () => Promise.resolve(0),
  free: () => Promise.resolve(1e10),
  backedUpAt: () => Promise.resolve(undefined),
}

test('Prometheus takes the file, and the page of a server', async () => {
  const rules = promtool(['check', 'rules', FILE])
  expect([rules.status, rules.output]).toEqual([0, expect.stringContaining('9 rules found')])
  const metrics = new Metrics()
  metrics.opened()
  metrics.closed(1001)
  metrics.refused(['malformed'])
  const own = (await metrics.page(well)).split('\n').filter((line) => line.includes('langkah_'))
  const page = promtool(['check', 'metrics'], `${own.join('\n')}\n`)
  expect([page.status, page.output]).toEqual([0, ''])
  expect(promtool(['check', 'metrics'], 'langkah_sockets_opened 1\nlangkah_x_total_seconds\n').status).not.toBe(0)
})

test('every figure that an alarm looks at is one that a server tells', async () => {
  const names = new Set((await readFile(FILE, 'utf8')).match(/langkah_\w+/g))
  const page = await new Metrics().page(well)
  expect(names.size).toBeGreaterThan(5)
  for (const name of names) expect(page).toContain(`# TYPE ${name.replace(/_bucket$/, '')} `)
})

test('they sound when they should, and not before', async () => {
  const rows = [
    ['langkah_well{instance="a"}', '0x5', '30s', 'CannotWrite', 0],
    ['langkah_well{instance="a"}', '0x5', '2m', 'CannotWrite', 1],
    ['langkah_well{instance="a"}', '1x5', '4m', 'CannotWrite', 0],
    ['up{job="lima-langkah", instance="a"}', '0x5', '3m', 'Gone', 1],
    ['langkah_backup_timestamp_seconds{instance="a"}', '0x6000', '3d', 'NoBackup', 1],
    ['langkah_backup_timestamp_seconds{instance="a"}', '0x6000', '1d', 'NoBackup', 0],
    ['langkah_disk_free_bytes{instance="a"}', '1e9x180', '3h', 'DiskFull', 1],
    ['langkah_disk_free_bytes{instance="a"}', '9e9x180', '3h', 'DiskFull', 0],
    ['langkah_disk_free_bytes{instance="a"}', '9e9-3e6x180', '3h', 'DiskFull', 1],
    ['langkah_engine_memory_bytes{instance="a"}', '9e8x180', '3h', 'EngineFull', 1],
    ['langkah_engine_memory_bytes{instance="a"}', '7e8x180', '3h', 'EngineFull', 0],
    ['langkah_phones_waiting{instance="a"}', '2x1600', '25h', 'WaitsForLeave', 1],
  ] as const
  const tests = rows.map(
    ([series, values, at, alertname, count]) =>
      `  - interval: 1m
    input_series: [{ series: '${series}', values: '${values}' }, { series: 'langkah_engine_memory_limit_bytes{instance="a"}', values: '1e9x180' }]
    promql_expr_test:
      - { expr: 'count(ALERTS{alertname="${alertname}", alertstate="firing"}) or vector(0)', eval_time: ${at}, exp_samples: [{ value: ${count} }] }`,
  )
  const path = join(folder, 'tests.yml')
  for (const [every, some] of [
    ['1m', tests.slice(0, 4)],
    ['30m', tests.slice(4)],
  ] as const) {
    const text = `rule_files: ['${join(process.cwd(), FILE)}']\nevaluation_interval: ${every}\ntests:\n${some.join('\n')}\n`
    await writeFile(path, text)
    const ran = promtool(['test', 'rules', path])
    expect([ran.status, ran.output]).toEqual([0, expect.stringContaining('SUCCESS')])
    await writeFile(path, text.replace('exp_samples: [{ value: 1 }]', 'exp_samples: [{ value: 0 }]'))
    expect(promtool(['test', 'rules', path]).status).not.toBe(0)
  }
})
