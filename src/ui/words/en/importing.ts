import type { importing as id } from '../id/importing.ts'

export const importing: typeof id = {
  title: 'Take from Excel',
  explain:
    'What is clear goes in at once; what is doubtful is asked in Tasks. You may repeat it: nothing goes in twice.',
  files: 'Files that can be read',
  kinds: [
    {
      name: 'The posyandu’s Excel book',
      holds: 'People, weighings and immunization cards, in one file or apart.',
    },
    {
      name: 'A download from e-PPGBM',
      holds: 'Children and their weights of last month. Without it, every child counts as B (new) in the first month.',
    },
  ],
  pick: 'Choose an Excel file',
  again: 'Choose another file',
  reading: 'Reading the file…',
  writing: (done, of) => `Saving ${done} of ${of} entries`,
  leave: 'You may leave; other screens go on working.',
  running: (done, of) => `Excel: ${done} of ${of}`,
  runningReading: 'Excel: reading the file…',
  done: 'The Excel data is in',
  nothingNew: 'Nothing new: everything is on this phone already.',
  counts: {
    people: 'people',
    families: 'families',
    weighings: 'weighings',
    doses: 'vaccine doses',
    refusals: 'refuse vaccination',
    duplicates: 'may be one person',
  },
  doubts: (n) => `${n} doubtful ${n === 1 ? 'cell' : 'cells'}`,
  doubtsExplain: 'What is doubtful is not used yet. Settle them one by one in Tasks.',
  settle: 'Show in Tasks',
  notes: 'Everything doubtful, with its sheet and row',
  failed: 'The file could not be taken in',
  partly: 'What was saved stays. Choose the same file to go on.',
}
