/** A new version of the app: fetched in the background, used only when a person taps. */
let waiting: ServiceWorker | undefined = $state.raw()

/** Whether a new version is on the phone, ready to be used. */
export function isUpdateReady(): boolean {
  return waiting !== undefined
}

/** Chromium now and then keeps the old version until its last page goes away, and then the tap would do nothing. */
const RELOAD_ANYWAY_MS = 2_000

/** Changes to the new version and opens the app again. What was being typed is in its draft. */
export function useUpdate(): void {
  if (!waiting) return location.reload()
  const reload = (): void => location.reload()
  navigator.serviceWorker.addEventListener('controllerchange', reload, { once: true })
  setTimeout(reload, RELOAD_ANYWAY_MS)
  waiting.postMessage('use-new-version')
}

/** Registers the service worker, where there may be one. Once, from the root layout. */
export async function watchForUpdates(script: string): Promise<void> {
  if (!('serviceWorker' in navigator)) return
  await look(script)
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') void look(script)
  })
}

let watched: ServiceWorkerRegistration | undefined

/** An installation that broke off left nothing that could be updated: then it begins again, and fetches what is missing. */
async function look(script: string): Promise<void> {
  try {
    const registration = await navigator.serviceWorker.register(script)
    void fetchTheRest()
    if (registration === watched) await registration.update()
    else watch(registration)
  } catch {
    // Where the browser allows none (some private modes, a certificate clicked through) the app works, with the server.
    // Offline is the normal case, too: not reaching the server is not an error.
  }
}

function watch(registration: ServiceWorkerRegistration): void {
  watched = registration
  note(registration.waiting)
  // One that was found before we came here is still being installed, and is not told of again.
  const watchNew = (): void =>
    registration.installing?.addEventListener('statechange', () => note(registration.waiting))
  watchNew()
  registration.addEventListener('updatefound', watchNew)
}

/** What need not be there before the app is at work, and what was loaded past the service worker until now. */
async function fetchTheRest(): Promise<void> {
  const { active } = await navigator.serviceWorker.ready
  requestIdleCallback(() => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
    active?.postMessage({ loaded })
  })
}

/** The very first version waits for nobody; only a second one is an update. */
function note(worker: ServiceWorker | null): void {
  if (worker && navigator.serviceWorker.controller) waiting = worker
}
