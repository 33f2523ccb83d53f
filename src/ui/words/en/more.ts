import type { more as id } from '../id/more.ts'

export const more: typeof id = {
  title: 'More',
  office: 'Puskesmas administration',
  language: 'Language',
  languageAway: 'English is not on this phone yet. Connect it to the internet once, then choose again.',
  languages: { id: 'Bahasa Indonesia', en: 'English' },
  person: 'Who is using this phone',
  nobody: 'not chosen',
  change: 'Change person',
  posyandu: 'Posyandu',
  unnamed: 'Not named yet',
  rename: 'Change the posyandu’s name',
  storage: 'Storage on the phone',
  storageSafe: 'Records are safe: the phone will not delete them by itself.',
  storageUnsafe: 'The phone may delete records when it is full. Allow it to keep them.',
  storageAllow: 'Allow lasting storage',
  storageRefused: 'The phone did not allow it. Install the app on the home screen, then try again.',
  storageUsed: (used, free) => `${used} used, ${free} still available.`,
  megabytes: (n) => `${n} MB`,
  gigabytes: (n) => `${n} GB`,
  data: 'Data',
  import: 'Take data from Excel',
  audit: 'Who filled in and printed what',
  handover: 'Phone to phone',
  join: 'Use on another phone',
  joinExplain:
    'One invitation is for one phone. Ask the puskesmas for a new one for another phone, and open its link there.',
  version: 'App version',
  versionOf: (date) => `Built ${date}`,
  upToDate: 'This is the newest version on this phone.',
  updateReady: 'New version ready, tap to use it',
  licences: 'Sources & licences',
  licencesTitle: 'Sources & licences',
  sources: [
    {
      name: 'WHO child growth standards 2006 and growth reference 2007',
      text: 'LMS tables of the World Health Organization, used to compute and draw growth. WHO does not endorse this app.',
    },
    {
      name: 'Posyandu rules',
      text: 'Kepmenkes HK.01.07/MENKES/2015/2023 on integrated primary care and Permenkes 2/2020 on child anthropometry.',
    },
    {
      name: 'Lima Langkah',
      text: 'Open software, Apache 2.0 licence.',
    },
    {
      name: 'Other software inside',
      text: 'Svelte and SvelteKit, Yjs, y-websocket, y-protocols, lib0, fflate, saxen, noble-ciphers (MIT); idb (ISC); valibot (MIT).',
    },
  ],
}
