/**
 * Run in a process of its own whose files may not grow past a limit (`ulimit -f`): appends until the journal refuses,
 * and says how far it came.
 */
import { LmdbJournal } from '../../server/journal/journal-lmdb.ts'
import type { Row } from '../../server/journal/journal.ts'

const [path] = process.argv.slice(2)
if (path === undefined) throw new Error('expected a directory')
const journal = await LmdbJournal.open(path, () => 'full')
const text = 'x'.repeat(2000)
let acknowledged = 0
let refused = 0
while (refused < 3 && acknowledged < 10_000) {
  const n = acknowledged + 1
  const row: Row = { document: 'a', client: 1, clock: acknowledged, text, by: 'siti', n, counter: n }
  try {
    await journal.append([row], 0)
    acknowledged++
  } catch {
    refused++
  }
}
console.log(JSON.stringify({ acknowledged, refused }))
await journal.close()
