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
  for (let i = 0; i < count; i++) rush.came(`hp-${i}`)
}

afterEach(() => {
  for (const rush of rushes.splice(0)) rush.end()
})

test('nobody waits for a few who come', async () => {
  const rush = aRush()
  come(rush, 9)
  expect(await isOver(rush.over())).toBe(true)
})

test('what is brought waits while many come, and goes on when they are in', async () => {
  const rush = aRush()
  come(rush, 10)
  const over = rush.over()
  now += 499
  rush.look()
  expect(await isOver(over)).toBe(false)
  now += 1
  rush.look()
  expect(await isOver(over)).toBe(true)
})

test('one phone that comes again and again makes none', async () => {
  const rush = aRush()
  for (let i = 0; i < 1_000; i++) rush.came('hp-orang-jahat')
  expect(await isOver(rush.over())).toBe(true)
})

test('a rush that does not end is waited for eight seconds, and then no more until it was quiet', async () => {
  const rush = aRush()
  come(rush, 10)
  const over = rush.over()
  for (let i = 0; i < 19; i++) {
    now += 400
    come(rush, 10)
  }
  rush.look()
  expect(await isOver(over)).toBe(false)
  now += 400
  come(rush, 10)
  rush.look()
  expect(await isOver(over)).toBe(true)
  expect(await isOver(rush.over())).toBe(true)
  now += 500
  come(rush, 10)
  expect(await isOver(rush.over())).toBe(false)
})

test('a clock that is put back ends it', async () => {
  const rush = aRush()
  come(rush, 10)
  now -= 3_600_000
  expect(await isOver(rush.over())).toBe(true)
})

test('at the end nobody is left waiting', async () => {
  const rush = aRush()
  come(rush, 10)
  const over = [rush.over(), rush.over()]
  rush.end()
  expect(await Promise.all(over.map(isOver))).toEqual([true, true])
})

test('it looks by itself', async () => {
  const rush = aRush()
  come(rush, 10)
  const over = rush.over()
  now += 500
  await over
})
