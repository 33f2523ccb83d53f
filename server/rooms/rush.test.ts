import { afterEach, expect, test } from 'vitest'
import { Rush } from './rush.ts'

let now = 0
const rushes: Rush[] = []

function aRush(): Rush {
  const rush = new Rush(() => now)
  rushes.push(rush)
  return rush
}

async function isOver(over: Promise<void>): Promise<boolean> {
  let is = false
  void over.then(() => (is = true))
  await new Promise(setImmediate)
  return is
}

function come(rush: Rush, count: number): void {
  for (let i = 0; i < count; i++) rush.came()
}

afterEach(() => {
  for (const rush of rushes.splice(0)) rush.end()
})

test('nobody waits for a few who come', async () => {
  const rush = aRush()
  come(rush, 29)
  expect(await isOver(rush.over())).toBe(true)
})

test('what is brought waits while many come, and goes on when they are in', async () => {
  const rush = aRush()
  come(rush, 30)
  const over = rush.over()
  now += 499
  rush.look()
  expect(await isOver(over)).toBe(false)
  now += 1
  rush.look()
  expect(await isOver(over)).toBe(true)
})

test('a rush that does not end is waited for eight seconds', async () => {
  const rush = aRush()
  come(rush, 30)
  const over = rush.over()
  now += 7_999
  come(rush, 30)
  rush.look()
  expect(await isOver(over)).toBe(false)
  now += 1
  rush.look()
  expect(await isOver(over)).toBe(true)
})

test('a clock that is put back ends it', async () => {
  const rush = aRush()
  come(rush, 30)
  now -= 3_600_000
  expect(await isOver(rush.over())).toBe(true)
})

test('at the end nobody is left waiting', async () => {
  const rush = aRush()
  come(rush, 30)
  const over = [rush.over(), rush.over()]
  rush.end()
  expect(await Promise.all(over.map(isOver))).toEqual([true, true])
})

test('it looks by itself', async () => {
  const rush = aRush()
  come(rush, 30)
  const over = rush.over()
  now += 500
  await over
})
