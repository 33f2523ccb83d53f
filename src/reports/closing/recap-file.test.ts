import { expect, test } from 'vitest'
import { makeDeviceKeys } from '../../log/signature.ts'
import type { PublishedMonth } from './district.ts'
import { readRecapFile, spokenDevice, writeRecapFile } from './recap-file.ts'

const month: PublishedMonth = {
  puskesmas: 'sukamaju',
  name: 'Suka Maju',
  month: '2026-10',
  closed: 2,
  posyandu: 6,
  revisions: 3,
  openDays: 2,
  counts: { 'skdn.d': 73 },
}

test('a file says which computer signed it, and is what it was', async () => {
  const keys = await makeDeviceKeys()
  const text = await writeRecapFile([month], keys)
  expect(await readRecapFile(text)).toEqual({ puskesmas: 'sukamaju', months: [month], device: keys.device })
})

test('one number changed, or another key put in, is noticed', async () => {
  const [keys, other] = [await makeDeviceKeys(), await makeDeviceKeys()]
  const text = await writeRecapFile([month], keys)
  expect(await readRecapFile(text.replace('73', '93'))).toBe('changed')
  expect(await readRecapFile(text.replace(keys.publicKey, other.publicKey))).toBe('changed')
  expect(await readRecapFile(text.replace(keys.publicKey, 'bukan-kunci'))).toBe('changed')
})

test('nobody speaks for two puskesmas, and another file is none', async () => {
  const keys = await makeDeviceKeys()
  const two = [month, { ...month, puskesmas: 'talang-empat' }]
  expect(await readRecapFile(await writeRecapFile(two, keys))).toBe('none')
  expect(await readRecapFile(await writeRecapFile([], keys))).toBe('none')
  for (const text of ['', 'null', '[]', '{"recaps":1}', '{"format":"lima-langkah rekap 1","months":[]}']) {
    expect(await readRecapFile(text)).toBe('none')
  }
})

test('a computer has twelve digits that can be read out, the same each time', async () => {
  const [a, b] = [await makeDeviceKeys(), await makeDeviceKeys()]
  expect(spokenDevice(a.device)).toMatch(/^\d{3} \d{3} \d{3} \d{3}$/)
  expect(spokenDevice(a.device)).toBe(spokenDevice(a.device))
  expect(spokenDevice(a.device)).not.toBe(spokenDevice(b.device))
})
