import { createContext } from 'svelte'
import { metaKey, type LinkStatus, type Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { isPractice } from '../replica/practice/mode.ts'
import { readOwnAccess, readRefusals } from '../replica/queries/own-access.ts'
import type { Append, StorageProblem } from '../replica/write.ts'
import { calendarDateOf } from '../domain/calendar.ts'
import { clockTime, shortDate } from '../ui/dates.ts'
import type { SendingState } from '../ui/status.ts'

/** Who and where this phone is, and what it has still to send: what every screen shows. */
export class Session {
  readonly #self
  readonly #user
  readonly #posyandu
  readonly #access
  readonly #waiting
  /** Entries that this page saved. */
  #saved = $state(0)
  readonly #refused
  readonly #link
  readonly #storage

  constructor({ db }: Replica) {
    this.#self = new Live(db, async (db) => (await db.self.get('self')) ?? null)
    this.#user = new Live(db, async (db) => {
      const id = (await db.meta.get(metaKey.user))?.value
      return typeof id === 'string' ? { id, name: (await db.user.get(id))?.shown.name ?? undefined } : null
    })
    this.#posyandu = new Live(db, async (db) => {
      const self = await db.self.get('self')
      return (self && (await db.posyandu.get(self.posyandu))?.shown) ?? null
    })
    this.#waiting = new Live(db, async (db) => ({ upTo: this.#saved, count: await db.outbox.count('state', 0) }))
    this.#access = new Live(db, readOwnAccess)
    this.#refused = new Live(db, readRefusals)
    this.#link = new Live(db, async (db) => (await db.meta.get(metaKey.link))?.value as LinkStatus | undefined)
    this.#storage = new Live(
      db,
      async (db) => (await db.meta.get(metaKey.storage))?.value as StorageProblem | undefined,
    )
  }

  /** This phone's own row; null when it has joined nothing yet, undefined until that is known. */
  get self() {
    return this.#self.current
  }

  /** The person at the phone; null when nobody was chosen, undefined until that is known. */
  get user() {
    return this.#user.current
  }

  /** The posyandu's name and place; null while nobody has named it. */
  get posyandu() {
    return this.#posyandu.current
  }

  /** What this phone may do, and where; null when it has joined nothing yet, undefined until that is known. */
  get access() {
    const access = this.#access.current
    return access && { ...access, isRevoked: access.isRevoked || (this.#refused.current?.areOfRevoked ?? false) }
  }

  /** Why the relay did not let this phone in with its invitation. */
  get notLetIn() {
    return this.#refused.current?.notLetIn
  }

  /**
   * What is saved here waits from that moment: tables are counted again only when "tersimpan" has been painted, and until
   * then the badge would say of it what was true before.
   */
  counting(append: Append): Append {
    return async (writes) => {
      const result = await append(writes)
      if (result.ok) this.#saved += result.saved.length
      return result
    }
  }

  /** Entries not sent, as last counted, and those saved since that count began. */
  get #unsent(): number {
    const { count, upTo } = this.#waiting.current ?? { count: 0, upTo: 0 }
    return count + this.#saved - upTo
  }

  get sending(): SendingState {
    const link = this.#link.current
    const refused = this.#refused.current
    return {
      // Practice is never sent, so nothing in it waits to be.
      waiting: isPractice ? 0 : this.#unsent,
      refused: refused?.count ?? 0,
      link: link?.state ?? 'offline',
      // Nothing is said to be sent before it was counted what is not.
      sentAt: link?.sentAt === undefined || !this.#waiting.current ? undefined : momentInWords(link.sentAt),
      shutOut: this.access?.isRevoked ? 'revoked' : refused?.notLetIn,
      storage: this.#storage.current,
    }
  }
}

export const [useSession, setSession] = createContext<Session>()

/** Today the hour is enough; earlier, the date says more. */
function momentInWords(iso: string): string {
  const at = new Date(iso)
  const date = calendarDateOf(at)
  return date === calendarDateOf(new Date()) ? clockTime(at) : shortDate(date)
}
