import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { readUserNames } from '../replica/queries/child.ts'
import { auditWords } from '../ui/words/audit.ts'
import { t } from '../ui/words/words.svelte.ts'
import { nameOfAuthor } from './person-words.ts'
import { phoneKindOf } from './pengelola/phone-label.ts'
import type { Session } from './session.svelte.ts'

const IMPORT = 'import/'

/** Who wrote and on which phone, by name, kept up to date; must be made while a component starts. */
export class Authors {
  readonly #users
  readonly #labels
  readonly #session: Session

  constructor({ db }: Replica, session: Session) {
    this.#session = session
    this.#users = new Live(db, readUserNames)
    this.#labels = new Live(db, async (db) => {
      const devices = await db.device.toArray()
      return new Map(devices.map(({ record, shown: { label } }) => [record, label ?? '']))
    })
  }

  /** "Bu Siti", "Impor Excel oleh Bu Siti" */
  readonly who = (who: string): string =>
    who.startsWith(IMPORT)
      ? auditWords().byImport(nameOfAuthor(who.slice(IMPORT.length), this.#users.current))
      : nameOfAuthor(who, this.#users.current)

  /** "HP ini", the name that somebody gave it, what it is, or else the beginning of its id. */
  readonly phone = (device: string): string => {
    const words = t().person
    if (device === this.#session.self?.device) return words.thisPhone
    const kind = phoneKindOf(this.#labels.current?.get(device) ?? '')
    if (kind.is === 'named' && kind.name !== '') return kind.name
    return words.byPhone(kind.is === 'model' ? kind.name : device.slice(0, 4))
  }
}
