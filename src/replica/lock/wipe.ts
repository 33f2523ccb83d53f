/** Everything this app keeps on a phone, deleted: nothing else lives at this address. */

/** Ids of outbox rows that no relay has. */
export type Unsent = readonly string[]

/** Whether all of it is elsewhere: on a relay, or in a file that was just made. */
export function mayWipe(unsent: Unsent, inFile: ReadonlySet<string>): boolean {
  return unsent.every((id) => inFile.has(id))
}

const ROUNDS = 3

/**
 * Databases, caches, the service worker, and what screens remember. The replica has ended. Throws with what is left when
 * the browser does not let go of it.
 */
export async function wipe(): Promise<void> {
  // First, for while it lives it may open a cache again.
  const registrations = 'serviceWorker' in navigator ? await navigator.serviceWorker.getRegistrations() : []
  for (const registration of registrations) await registration.unregister()
  localStorage.clear()
  sessionStorage.clear()
  for (let round = 0; round < ROUNDS && (await whatIsLeft()).length > 0; round++) {
    const databases = (await indexedDB.databases()).flatMap(({ name }) => name ?? [])
    await Promise.all(databases.map(deleteDatabase))
    await Promise.all((await caches.keys()).map((name) => caches.delete(name)))
  }
  const left = await whatIsLeft()
  if (left.length > 0) throw new Error(`expected nothing to be left, found ${left.join(', ')}`)
}

async function whatIsLeft(): Promise<readonly string[]> {
  const databases = await indexedDB.databases()
  return [...databases.map(({ name }) => name ?? ''), ...(await caches.keys())]
}

/** Waits for other tabs to close theirs, which they do when they hear of it. */
function deleteDatabase(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const deleting = indexedDB.deleteDatabase(name)
    deleting.onsuccess = () => resolve()
    deleting.onerror = () => reject(deleting.error ?? new Error(`expected ${name} to be deleted`))
  })
}
