import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin } from 'vite'

const MANIFEST = '.vite/manifest.json'

/**
 * What the worker loads only when it is needed (the spreadsheet reader, handing over) must be on the phone all the same.
 * Kit takes the service worker's list from Vite's manifest, and there the parts of a worker are missing.
 */
const workerParts: Plugin = {
  name: 'worker-parts-in-manifest',
  generateBundle: {
    order: 'post',
    handler(_, bundle) {
      const manifest = bundle[MANIFEST]
      if (manifest?.type !== 'asset') return
      const listed = JSON.parse(manifest.source.toString()) as Record<string, { file: string }>
      for (const file of Object.keys(bundle)) if (file.includes('/workers/chunks/')) listed[file] = { file }
      manifest.source = JSON.stringify(listed)
    },
  },
}

/** English has a name of its own, by which the service worker knows what to fetch only for those who read it. */
const englishByName: Plugin = {
  name: 'english-by-name',
  outputOptions(options) {
    const { chunkFileNames } = options
    if (typeof chunkFileNames !== 'string') return options
    return {
      ...options,
      chunkFileNames: ({ name }) => (name === 'english' ? '_app/immutable/english.[hash].js' : chunkFileNames),
    }
  },
}

export default defineConfig({
  plugins: [sveltekit(), workerParts, englishByName],
  build: {
    // Chrome and WebView 107: Android 8 phones that no longer get updates.
    target: 'chrome107',
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // Few files: fetching thirty small ones costs a cheap phone half a second. Each takes what it imports with it.
        codeSplitting: {
          groups: [
            // Also spoken of in Indonesian: English must not take it along.
            { name: 'common', test: /src[\\/]ui[\\/]dose-name/, priority: 7 },
            { name: 'english', test: /ui[\\/]words[\\/]en[\\/]/, priority: 6 },
            { name: 'start', test: /src[\\/]routes[\\/]\+(layout|page|error)\.svelte/, priority: 5 },
            { name: 'shell', minShareCount: 14, priority: 4 },
            { name: 'common', minShareCount: 5, priority: 3 },
            { name: 'papers', test: /routes.*kertas|src.reports|words.*papers/, priority: 2 },
            { name: 'hand-over', test: /routes.serah|handover/, priority: 1 },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
})
