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

/** These have names of their own, by which the service worker knows what to fetch only for those who need it. */
const PARTS = ['english', 'office', 'qr-reader', 'later']
const partsByName: Plugin = {
  name: 'parts-by-name',
  outputOptions(options) {
    const { chunkFileNames } = options
    if (typeof chunkFileNames !== 'string') return options
    return {
      ...options,
      chunkFileNames: ({ name }) => (PARTS.includes(name) ? '_app/immutable/[name].[hash].js' : chunkFileNames),
    }
  },
}

/**
 * Fetched once the app is installed, and never by the screens of children: the cards from six years on, and the work
 * between open days, and the papers. Whoever opens one of them too early is told so (`+error.svelte`, `NotYetHere.svelte`).
 */
const LATER = new RegExp(
  [
    String.raw`[\\/]cards[\\/]\w+\.svelte`,
    String.raw`Card(Scale|Results?|Trend)\.svelte`,
    String.raw`OtherNumbers\.svelte`,
    String.raw`lainnya.(pengaturan|wilayah)[\\/].*\.svelte`,
    String.raw`routes.*kertas.*\.svelte`,
    String.raw`routes.(riwayat|latihan|lainnya.lisensi).*\.svelte`,
    String.raw`warga.*riwayat.*\.svelte`,
    String.raw`routes.(rumah|mbg|kegiatan|ganda|pindai|keluarga)[\\/].*\.svelte`,
    String.raw`(GuestHome|ToDoList)\.svelte`,
    String.raw`warga.*(hamil|pindah|stiker)[\\/].*\.svelte`,
  ].join('|'),
)
const others =
  (screens: RegExp) =>
  (id: string): boolean =>
    screens.test(id) && !LATER.test(id)

export default defineConfig({
  plugins: [sveltekit(), workerParts, partsByName],
  build: {
    // Chrome and WebView 107: Android 8 phones that no longer get updates.
    target: 'chrome107',
    rolldownOptions: {
      checks: { pluginTimings: false },
      output: {
        // Few files: fetching thirty small ones costs a cheap phone half a second. Each takes what it imports with it.
        codeSplitting: {
          groups: [
            // What others need too: the parts that not everybody keeps must not take it along.
            { name: 'common', test: /src[\\/]ui[\\/](dose-name|Tabs)/, priority: 7 },
            { name: 'qr', test: /[\\/]uqr[\\/]|src[\\/]ui[\\/](draw-qr|Qr)/, priority: 7 },
            { name: 'qr-reader', test: /node_modules[\\/]qr[\\/]/, priority: 7 },
            { name: 'english', test: /ui[\\/]words[\\/]en[\\/]/, priority: 6 },
            { name: 'start', test: /src[\\/]routes[\\/]\+(layout|page|error)\.svelte/, priority: 5 },
            { name: 'shell', minShareCount: 14, priority: 4 },
            // Several of its screens share their words: without this they were taken for common ones.
            {
              name: 'later',
              test: /ui.words[\\/](id[\\/])?(activities|cards-tasks|duplicates|finding|guest|home|lives|mbg|pregnancy)\.ts/,
              priority: 3.5,
            },
            { name: 'common', minShareCount: 5, priority: 3 },
            { name: 'office', test: /routes.pengelola|words.*office/, priority: 2 },
            {
              name: 'papers',
              test: others(/src.reports|words.*papers/),
              priority: 2,
            },
            { name: 'follow-up', test: /routes.(lapor|rujukan|pmt)|words.*follow-up|domain.follow-up/, priority: 2 },
            {
              name: 'person',
              test: others(/routes.(warga|rahasia|riwayat).*\.svelte|words.id.(identity|audit|consent)/),
              priority: 2,
            },
            {
              name: 'service',
              test: others(
                /routes.hari.*(pelayanan|imunisasi).*\.svelte|words.id.(care|immunization)|domain.(child-care|immunization|supplements)/,
              ),
              priority: 2,
            },
            {
              name: 'day',
              test: others(/routes.hari.*(antrean|persiapan|susulan|perbaiki|hasil|timbang|daftar).*\.svelte/),
              priority: 1,
            },
            { name: 'more', test: others(/routes.(lainnya|kunci|posyandu|langkah|impor).*\.svelte/), priority: 1 },
            { name: 'hand-over', test: /routes.serah|handover/, priority: 1 },
            // The last: what children's screens use too is in theirs.
            {
              name: 'later',
              test: LATER,
              priority: 0,
            },
          ],
        },
      },
    },
  },
  worker: { format: 'es' },
})
