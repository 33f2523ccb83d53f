import type { importFile as id } from '../id/import-file.ts'

export const importFile: typeof id = {
  title: 'Take from Excel',
  explain:
    'What is clear goes in at once; what is doubtful is asked in Tasks. You may repeat it: nothing goes in twice.',
  files: 'Files that can be read',
  kinds: [
    {
      name: 'The posyandu’s Excel book',
      holds: 'People, weighings and immunization cards with vitamin A, in one file or apart.',
    },
    {
      name: 'A download from e-PPGBM',
      holds: 'Children and their weights of last month. Without it, every child counts as B (new) in the first month.',
    },
    { name: 'A download of immunizations from ASIK', holds: 'One dose a row: name, NIK, vaccine, date.' },
  ],
  pick: 'Choose an Excel file',
  again: 'Choose another file',
  reading: 'Reading the file…',
  writing: (done, of) => `Saving ${done} of ${of} entries`,
  leave: 'You may leave; other screens go on working.',
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
  onlyHere: (n) => `${n} are not in Tasks: put them right in Excel and take the file in again`,
  more: (n) => `Show ${n} more`,
  failed: 'The file could not be taken in',
  partly: 'What was saved stays. Choose the same file to go on.',
}
