/** This project's own replica: the worker, the sealed tables and the queries of the app, without its screens. */
import { readInvitation } from '../../src/log/invitation.ts'
import { onChanges } from '../../src/replica/changes.ts'
import { openReplica } from '../../src/replica/client.ts'
import { loadPeople } from '../../src/replica/queries/people.ts'
import { run, type Errand } from './page.ts'

const replica = openReplica()

run({
  start: () => replica.start(),
  replicate: async (errand) => {
    const invitation = readInvitation(errand.link)
    if (!invitation) throw new Error('expected an invitation')
    const joined = await replica.join(invitation)
    if (!joined.ok) throw new Error(`expected to join, found ${joined.reason}`)
    await replica.chooseUser(errand.user)
    replica.start()
    await allFolded(errand)
  },
  people: async () =>
    (await loadPeople(replica.db)).map(({ name, birthDate = '', rt = '' }) => ({ name, birthDate, rt })),
  save: async ({ document, visit, fields }) => {
    const result = await replica.append([{ document, kind: 'visit', record: visit, set: fields }])
    if (!result.ok) throw new Error(`expected to save, found ${result.reason}`)
  },
})

/** Every entry of every document is in the tables. */
function allFolded({ documents }: Errand): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = async (): Promise<void> => {
      const rows = await replica.db.meta.bulkGet(Object.keys(documents).map((name) => `folded/${name}`))
      const folded = rows.map((row) => ((row?.value ?? []) as [number, number][]).reduce((sum, [, n]) => sum + n, 0))
      if (Object.values(documents).every((entries, i) => folded[i]! >= entries)) resolve()
    }
    onChanges(() => void look().catch(reject))
    void look().catch(reject)
  })
}
