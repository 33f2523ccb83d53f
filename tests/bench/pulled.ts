import type { Page } from 'playwright'

const LOOK_EVERY_MS = 100

/** Resolves when so many documents of posyandu are on this computer, and nothing more is on its way. */
export async function pulled(page: Page, atLeast: number): Promise<void> {
  while (!(await hasPulled(page, atLeast))) await page.waitForTimeout(LOOK_EVERY_MS)
}

function hasPulled(page: Page, atLeast: number): Promise<boolean> {
  return page.evaluate(async (wanted) => {
    const read = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(new Error(request.error?.message))
      })
    const known = await indexedDB.databases()
    if (!known.some(({ name }) => name === 'lima-langkah')) return false
    const db = await read(indexedDB.open('lima-langkah'))
    const row = (await read(db.transaction('meta').objectStore('meta').get('pull'))) as
      { value: { documents: number; held: number; state: string } } | undefined
    db.close()
    if (!row) return false
    const { documents, held, state } = row.value
    return state === 'idle' && held === documents && documents >= wanted
  }, atLeast)
}
