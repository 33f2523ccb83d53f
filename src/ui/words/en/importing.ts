import type { importing as id } from '../id/importing.ts'

export const importing: typeof id = {
  running: (done, of) => `Excel: ${done} of ${of}`,
  runningReading: 'Excel: reading the file…',
}
