import { expect, test } from 'vitest'
import { id as words } from '../../src/ui/words/id/index.ts'
import { Phone } from './phone.ts'
import { aPosyandu, bima, nadia, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'
import { hasFileKey } from './unsealed.ts'

interface Holders {
  readonly held: number
  readonly waiting: number
}

/** How many tabs of this phone hold the documents, and how many would take over. */
function holders({ page }: Phone): Promise<Holders> {
  return page.evaluate(async () => {
    const { held = [], pending = [] } = await navigator.locks.query()
    const ours = (locks: LockInfo[]): number => locks.filter(({ name }) => name === 'lima-langkah/documents').length
    return { held: ours(held), waiting: ours(pending) }
  })
}

test('two tabs of one phone both save; when the one that holds the documents closes, the other sends', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server)
  const first = await aPhone(server)
  await first.join(server.link, 'Bu Sari')
  await hasFileKey(first.page)
  const second = new Phone(server.origin, first.context, await first.context.newPage())
  for (const tab of [first, second]) {
    await tab.goto(`/hari/${posyandu.openDay}/daftar`)
    await tab.sees('0 dari 3 anak sudah datang')
  }
  await eventually(() => holders(first)).toEqual({ held: 1, waiting: 1 })

  await second.checkIn(rafa.name)
  await first.checkIn(nadia.name)
  for (const tab of [first, second]) {
    await tab.sees('2 dari 3 anak sudah datang')
  }
  // Right after a save the badge may still say what was true before it: the neighbour knows better.
  const neighbours = posyandu.neighbour.store
  await eventually(() => neighbours.rows('visit').filter(({ shown }) => shown.came).length).toBe(3 + 2)
  for (const tab of [first, second]) await tab.badgeSays('Terkirim')

  await server.stop()
  await first.page.close()
  await eventually(() => holders(second)).toEqual({ held: 1, waiting: 0 })
  await second.checkIn(bima.name)
  await second.badgeSays(words.shell.badge.waiting(1))
  await server.start()
  await second.regainsSignal()
  await second.badgeSays('Terkirim')

  await posyandu.neighbour.retry()
  await eventually(() => posyandu.neighbour.store.rows('visit').filter(({ shown }) => shown.came).length).toBe(3 + 3)
  for (const child of [rafa, nadia, bima]) {
    const visit = `${posyandu.person(child)}/${posyandu.openDay}`
    expect(await posyandu.neighbour.phone.history('visit', visit)).toHaveLength(1)
  }
})
