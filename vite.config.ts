import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig, type Plugin, type Rolldown } from 'vite'

type CodeSplittingNameFunction = Rolldown.CodeSplittingNameFunction

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
      for (const file of Object.keys(bundle)) if (file.includes('/workers/')) listed[file] ??= { file }
      manifest.source = JSON.stringify(listed)
    },
  },
}

/** These have names of their own, by which the service worker knows what to fetch only for those who need it. */
const PARTS = ['english', 'office', 'xls', 'qr-reader', 'later']
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

/** The worker that counts an area, and what pulls its documents: named as a part of the office's, so that no phone keeps them. */
const officeWorkers: Plugin = {
  name: 'office-workers',
  outputOptions(options) {
    const { entryFileNames, chunkFileNames } = options
    if (typeof entryFileNames !== 'string' || typeof chunkFileNames !== 'string') return options
    const office = '_app/immutable/workers/office.[hash].js'
    return {
      ...options,
      entryFileNames: ({ name }) => (name === 'area-worker' ? office : entryFileNames),
      chunkFileNames: ({ moduleIds }) =>
        moduleIds.some((id) => /replica.area[\\/]/.test(id)) ? office : chunkFileNames,
    }
  },
}

/**
 * What home and the list of everybody need, and the styles of what they show now and then: a browser reads all of a file
 * anew at every start, so nothing else is in it.
 */
const START =
  /src[\\/]routes[\\/]((warga[\\/])?\+(layout|page|error)\.|(PracticeBanner|AskReason)\.svelte\?.*type=style)/

/**
 * Fetched once the app is installed, and never by the screens of children: the cards from six years on, what is written
 * in confidence, the work between open days, and the papers. Whoever opens one of them too early is told so
 * (`+error.svelte`, `NotYetHere.svelte`).
 */
const LATER = new RegExp(
  [
    String.raw`[\\/]cards[\\/]\w+\.svelte`,
    String.raw`Card(Scale|Results?|Trend)\.svelte`,
    String.raw`OtherNumbers\.svelte`,
    String.raw`lainnya.(pengaturan|wilayah)[\\/].*\.svelte`,
    String.raw`routes.*kertas.*\.svelte`,
    String.raw`routes.(impor|riwayat|latihan|lainnya.lisensi).*\.svelte`,
    String.raw`warga.*riwayat.*\.svelte`,
    String.raw`routes.(rumah|mbg|kegiatan|ganda|pindai|keluarga|rahasia)[\\/].*\.svelte`,
    String.raw`routes.hari.*(susulan|persiapan)[\\/].*\.svelte`,
    String.raw`(GuestHome|ToDoList)\.svelte`,
    String.raw`warga.*(hamil|pindah|stiker)[\\/].*\.svelte`,
  ].join('|'),
)
/** What only devices of the puskesmas and the dinas keep: their screens, their words, and the reports of whole areas. */
const OFFICE =
  /routes.(pengelola|puskesmas|dinas)[\\/]|ui.words.(id.|en.)?(office|area|quality|national)|src.reports.(forms|month|pws|quality|national|completeness|closing|evidence|e-ppgbm)|replica.area[\\/]/
/** What the office reaches and no phone: its parts, and what only they need. */
const OF_OFFICE = new RegExp(`${OFFICE.source}|area-worker`)
/** Screens that came with the office: that many of them share a module says nothing about phones. */
const OFFICE_SCREEN = /routes.(puskesmas|dinas)[\\/]|src.reports[\\/]|replica.area[\\/]/

type Modules = Parameters<CodeSplittingNameFunction>[1]

/** The entries that load a module at once: each screen is one, and each part that is fetched when it is asked for. */
function entriesOf(id: string, modules: Modules, seen = new Set<string>()): Set<string> {
  const entries = new Set<string>()
  const walk = (each: string): void => {
    if (seen.has(each)) return
    seen.add(each)
    const info = modules.getModuleInfo(each)
    if (!info) return
    if (info.isEntry || info.dynamicImporters.length > 0) entries.add(each)
    info.importers.forEach(walk)
  }
  walk(id)
  return entries
}

/** A screen's entry is made by the framework, and imports the screen. */
function isOf(screens: RegExp, entry: string, modules: Modules): boolean {
  return screens.test(entry) || (modules.getModuleInfo(entry)?.importedIds ?? []).some((id) => screens.test(id))
}

/** What at least so many screens of phones share. */
const sharedBy =
  (least: number, name: string): CodeSplittingNameFunction =>
  (id, modules) => {
    const entries = [...entriesOf(id, modules)].filter((entry) => !isOf(OFFICE_SCREEN, entry, modules))
    return entries.length >= least ? name : null
  }

/** What some phone and the office both load, and nothing above has taken: else the phone would fetch the office. */
const withOffice: CodeSplittingNameFunction = (id, modules) => {
  const areOffice = [...entriesOf(id, modules)].map((entry) => isOf(OF_OFFICE, entry, modules))
  return areOffice.includes(true) && areOffice.includes(false) ? 'both' : null
}

const officeAlone: CodeSplittingNameFunction = (id, modules) => {
  const entries = [...entriesOf(id, modules)]
  return entries.length > 0 && entries.every((entry) => isOf(OF_OFFICE, entry, modules)) ? 'office' : null
}

const others =
  (screens: RegExp) =>
  (id: string): boolean =>
    screens.test(id) && !LATER.test(id) && !OFFICE.test(id)

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
            { name: 'start', test: START, priority: 8 },
            // What others need too: the parts that not everybody keeps must not take it along.
            { name: 'common', test: /src[\\/]ui[\\/](dose-name|Tabs)/, priority: 7 },
            { name: 'qr', test: /[\\/]uqr[\\/]|src[\\/]ui[\\/](draw-qr|Qr)/, priority: 7 },
            { name: 'qr-reader', test: /node_modules[\\/]qr[\\/]/, priority: 7 },
            // Large, and only for an importer that takes nothing newer.
            { name: 'xls', test: /[\\/]@e965[\\/]|national.xls\.ts/, priority: 7 },
            { name: 'english', test: /ui[\\/]words[\\/]en[\\/]/, priority: 6 },
            // Several of its screens share their words: without this they were taken for common ones.
            {
              name: 'later',
              test: /ui.words[\\/](id[\\/])?(activities|book-entry|cards-tasks|duplicates|finding|guest|home|import-file|lives|mbg|pregnancy|preparation)\.ts/,
              priority: 4,
            },
            { name: sharedBy(5, 'shell'), priority: 3 },
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
              test: others(/routes.hari.*(antrean|perbaiki|hasil|timbang|daftar).*\.svelte/),
              priority: 1,
            },
            { name: 'more', test: others(/routes.(lainnya|kunci|posyandu|langkah).*\.svelte/), priority: 1 },
            { name: 'hand-over', test: /routes.serah|handover/, priority: 1 },
            // The last: what children's screens use too is in theirs.
            {
              name: 'later',
              test: LATER,
              priority: 0.8,
            },
            { name: withOffice, priority: 0.5 },
            // After all of them: what a phone uses too is in the phone's.
            { name: officeAlone, priority: 0.2 },
          ],
        },
      },
    },
  },
  worker: { format: 'es', plugins: () => [officeWorkers] },
})
