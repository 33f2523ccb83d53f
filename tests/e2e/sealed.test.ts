/** What somebody finds who copies everything that the app keeps on a phone, and has not the key. */
import { expect, test } from 'vitest'
import type { Phone } from './phone.ts'
import { aPosyandu, nadia, rafa } from './posyandu.ts'
import { aPhone, aServer, eventually } from './scene.ts'

/** Everything in every database and in the page's own storage, bytes as letters. */
async function everythingKept({ page }: Phone): Promise<string> {
  return page.evaluate(async () => {
    const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error('this phone cannot be read'))
      })
    const asText = (_: string, value: unknown): unknown =>
      value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value
    const texts: string[] = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })]
    for (const { name = '' } of await indexedDB.databases()) {
      const db = await read(indexedDB.open(name))
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store)
        const found: unknown = await Promise.all([read(rows.getAllKeys()), read(rows.getAll())])
        texts.push(JSON.stringify([name, store, found], asText))
      }
      db.close()
    }
    return texts.join('\n')
  })
}

test('no name, and nothing that is being typed, can be read in what a phone keeps; the app has all of it', async () => {
  const server = await aServer()
  const posyandu = await aPosyandu(server, [rafa, nadia])
  const phone = await aPhone(server)
  await phone.join(server.link, 'Bu Ratna')
  await phone.goto('/warga')
  await phone.sees(rafa.name)
  // The top of the list is kept for the next start.
  await eventually(async () => phone.page.evaluate(() => localStorage.length)).toBeGreaterThan(0)
  await phone.weigh(posyandu.openDay, posyandu.person(nadia), '13,35', nadia.name)
  await phone.openScale(posyandu.openDay, posyandu.person(rafa))
  await phone.key('8,75')
  await phone.reopen(`/hari/${posyandu.openDay}/timbang/${posyandu.person(rafa)}`)
  await phone.sees('8,75')

  const kept = await everythingKept(phone)
  expect(kept).toContain('registry/')
  const secrets = [rafa.name, nadia.name, 'Rafa', 'Nadia', 'Bu Ratna', '13.35', '8,75', posyandu.person(rafa)]
  expect(secrets.filter((secret) => kept.includes(secret))).toEqual([])

  await phone.isInstalled()
  await server.stop()
  await phone.reopen('/warga')
  await phone.sees(rafa.name)
})
