/** Resolves when the service worker answers this page, and whatever is fetched from then on is kept; never without one. */
export async function controlled(): Promise<void> {
  const { serviceWorker } = navigator
  if (serviceWorker.controller) return
  await new Promise((resolve) => serviceWorker.addEventListener('controllerchange', resolve, { once: true }))
}
