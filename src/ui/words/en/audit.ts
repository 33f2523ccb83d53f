import type { audit as id } from '../id/audit.ts'

const KINDS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  person: ['person', 'people'],
  family: ['family', 'families'],
  visit: ['visit', 'visits'],
  'open-day': ['open day', 'open days'],
  immunization: ['immunisation record', 'immunisation records'],
  vial: ['vial', 'vials'],
  kipi: ['KIPI', 'KIPI'],
  referral: ['referral', 'referrals'],
  pmt: ['PMT', 'PMT'],
  link: ['pair of people', 'pairs of people'],
}
const OTHER = ['other record', 'other records'] as const
const records = (n: number): string => `${n} ${n === 1 ? 'record' : 'records'}`

export const audit: typeof id = {
  whole: 'Full history',
  wholeExplain: 'Who filled in what, when, and on which phone. What was withdrawn and what came late is there, too.',
  asOf: 'As it was on',
  asOfHint: 'For example 10/11/2026',
  asOfExplain:
    'Dates are what the phones claimed. A phone whose clock was wrong makes a value appear too early or too late.',
  asOfTitle: (date) => `Recorded by ${date}`,
  asOfNothing: 'This person was not recorded by that date.',
  badDate: 'The date is not complete.',
  ofFamily: 'History of the family',
  late: 'came after the day was closed',
  reading: 'Reading the history…',
  failed: 'The history cannot be read yet. Try again.',

  title: 'Who filled in what',
  explain: 'What was filled in at this posyandu, by person and phone. Choose one to see it or to take it back.',
  everyone: 'Everyone',
  person: 'Person',
  none: 'Nothing has been filled in on this phone yet.',
  byImport: (name) => `Excel import by ${name}`,
  kinds: (counts) => counts.map(([kind, n]) => `${n} ${(KINDS[kind] ?? OTHER)[n === 1 ? 0 : 1]}`).join(', '),
  kind: (kind) => (KINDS[kind] ?? OTHER)[0],
  more: 'Show earlier ones',

  undo: {
    title: 'Take back',
    explain:
      'These values become what they were before, by new entries. Nothing is deleted, and this can itself be taken back.',
    from: 'From',
    until: 'Until',
    clock: 'By that phone’s clock.',
    planning: 'Looking at what can be taken back…',
    nothing: 'Nothing is left to take back: all of it has been changed or taken back.',
    sum: (n, people) =>
      people > 0
        ? `${records(n)} about ${people} ${people === 1 ? 'person' : 'people'} become what they were.`
        : `${records(n)} become what they were.`,
    kept: (n) => `${n} ${n === 1 ? 'value is' : 'values are'} left alone: changed since, or beside another value.`,
    restored: 'Back',
    left: 'Left alone',
    others: (n) => `and ${n} more`,
    do: (n) => `Take back ${records(n)}`,
    progress: (done, of) => `${done} of ${records(of)}`,
    done: (n) => `${records(n)} taken back`,
    unnamed: 'no name',
  },

  exports: {
    title: 'Printed and shared',
    explain: 'Every paper, picture and file that left the app, with its number.',
    find: 'Find a number from a paper',
    none: 'Nothing has been printed or shared yet.',
    notFound: 'That number is not on this phone.',
    what: {
      kertas: 'Paper',
      daftar: 'List',
      surat: 'Letter',
      grafik: 'Chart',
      gambar: 'Picture',
      pesan: 'Message',
      berkas: 'File for another phone',
      qr: 'QR for another phone',
    },
    people: (n) => `${n} ${n === 1 ? 'person' : 'people'}`,
    withNik: 'with NIK',
    withoutNik: 'without NIK',
    notLogged: 'This print is not in the history yet.',
  },
  mark: (who, when, place, number) => `From Lima Langkah by ${who} · ${when} · ${place} · number ${number}`,
  markNik: 'contains NIK',
  posyandu: (name) => `Posyandu ${name}`,
  nobody: 'somebody',
  nik: {
    ask: 'This letter has no NIK. Write the NIK for:',
    why: { loket: 'the registration desk', bpjs: 'BPJS' },
    hide: 'Without NIK',
  },
}
