/** This phone's role and what it is for, in words. */
import type { Replica } from '../replica/client.ts'
import { Live } from '../replica/live.svelte.ts'
import type { OwnAccess } from '../replica/queries/own-access.ts'
import { rolesWords } from '../ui/words/roles.ts'

/** What the posyandu of this puskesmas are called; must be made while a component starts. */
export class PosyanduNames {
  readonly #names

  constructor({ db }: Replica) {
    this.#names = new Live(db, async (db) => {
      const rows = await db.posyandu.toArray()
      return new Map(rows.flatMap(({ record, shown }) => (shown.name ? [[record, shown.name] as const] : [])))
    })
  }

  /** By record; undefined until they have been read. */
  get known(): ReadonlyMap<string, string> | undefined {
    return this.#names.current
  }
}

export function placesInWords({ scopes }: Pick<OwnAccess, 'scopes'>, names: ReadonlyMap<string, string>): string {
  const words = rolesWords().place
  const each = scopes.map((scope) => {
    const [type, ...rest] = scope.split('/')
    const name = rest.join('/')
    if (type === 'desa') return words.desa(name)
    if (type !== 'posyandu') return words.area
    const posyandu = names.get(name)
    return posyandu === undefined ? words.posyanduUnnamed : words.posyandu(posyandu)
  })
  return [...new Set(each)].join(', ')
}
