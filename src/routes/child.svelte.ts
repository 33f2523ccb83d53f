import { KMS_LINES } from '../domain/growth/cut-offs.ts'
import type { GrowthTables } from '../domain/growth/tables.ts'
import { loadGrowthTables } from '../domain/growth/load-tables.ts'
import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import { readChild, readFamilyMembers, readUserNames } from '../replica/queries/child.ts'
import { cardSettings, kmsLines, readSettings } from '../replica/queries/settings.ts'
import { growthRows } from './growth-record.ts'
import { usePeople } from './people.svelte.ts'
import { nameOfAuthor } from './person-words.ts'

/** One person as the screens see them, kept up to date; must be made while a component starts. */
export class ChildRecord {
  readonly #live
  readonly #users
  readonly #settings
  readonly #family
  #tables: GrowthTables | undefined = $state.raw()
  /** As the list has it while the record is being read: who was tapped is on the screen at once. */
  readonly name

  constructor({ db }: Replica, person: () => string) {
    const people = usePeople()
    this.name = $derived(this.child?.shown.name ?? people.nameOf(person()))
    this.#live = $derived.by(() => {
      const record = person()
      return new Live(db, async (db) => (await readChild(db, record)) ?? null)
    })
    this.#family = $derived.by(() => {
      const record = person()
      return new Live(db, async (db) => {
        const child = await readChild(db, record)
        return child ? await readFamilyMembers(db, child) : []
      })
    })
    this.#users = new Live(db, (db) => readUserNames(db))
    this.#settings = new Live(db, (db) => readSettings(db))
    // Without the tables the numbers still stand; what they mean comes when the tables do.
    loadGrowthTables().then(
      (tables) => (this.#tables = tables),
      () => undefined,
    )
  }

  /** Undefined until it was read, null when nobody of that record is on this phone. */
  get child() {
    return this.#live.current
  }

  get family() {
    return this.#family.current ?? []
  }

  get tables() {
    return this.#tables
  }

  nameOf(who: string): string {
    return nameOfAuthor(who, this.#users.current)
  }

  /** Undefined while the sex or the birth date is missing. */
  readonly born = $derived.by(() => {
    const { sex, birthDate: birth } = this.child?.shown ?? {}
    return sex && birth ? { sex, birth } : undefined
  })

  /** Where this puskesmas draws the lines of the KMS. */
  readonly kms = $derived.by(() => (this.#settings.current ? kmsLines(this.#settings.current) : KMS_LINES))

  /** What the cards from six years on go by here. */
  readonly cards = $derived.by(() => cardSettings(this.#settings.current ?? {}))

  /** Undefined until there is enough to read the visits by. */
  readonly rows = $derived.by(() => {
    const { child, born, tables } = this
    return child && born && tables ? growthRows(tables, born, child.visits, this.kms) : undefined
  })
}
