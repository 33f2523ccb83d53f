/** Making the practice posyandu on this phone, and making it again. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { newInvitationSecret } from '../../log/invitation.ts'
import { posyanduScope } from '../../log/role.ts'
import { TABLES, type OpenDatabase } from '../database.ts'
import type { Phone } from '../phone.ts'
import { writeMeta } from '../store.ts'
import { PRACTICE } from './mode.ts'
import { PRACTICE_KADER, practiceWrites } from './posyandu.ts'

const READY = 'practice'
const PRACTICE_DATABASE = /latihan/

/**
 * Fills the practice database with the invented posyandu, unless it is there already. `afresh` begins again: what was
 * typed in practice is gone. Throws rather than touch a database that is not practice's.
 */
export async function startPractice(
  phone: Phone,
  database: OpenDatabase,
  { today, afresh }: { readonly today: CalendarDate; readonly afresh: boolean },
): Promise<void> {
  if (!PRACTICE_DATABASE.test(database.name)) throw new Error(`expected practice's database, found ${database.name}`)
  if (!afresh && (await isReady(database))) return
  await empty(database)
  const scopes = [posyanduScope(PRACTICE)]
  const secret = newInvitationSecret()
  await phone.join({ puskesmas: PRACTICE, invitation: PRACTICE, secret, role: 'kader', scopes }, PRACTICE)
  await phone.chooseUser(PRACTICE_KADER)
  const result = await phone.append(practiceWrites(today))
  if (!result.ok) throw new Error(`expected the practice posyandu to be stored, found ${result.reason}`)
  await writeMeta(phone.ports.store, READY, today)
}

/** A new version of the tables empties them, and here there are no documents to fill them from. */
async function isReady(database: OpenDatabase): Promise<boolean> {
  const db = await database.get()
  return (await db.get('meta', READY)) !== undefined && (await db.count('openDay')) > 0
}

async function empty(database: OpenDatabase): Promise<void> {
  const tx = (await database.get()).transaction([...TABLES], 'readwrite')
  await Promise.all([...TABLES.map((table) => tx.objectStore(table).clear()), tx.done])
}
