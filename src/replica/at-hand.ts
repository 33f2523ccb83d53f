/**
 * The posyandu whose rows screens read. A bidan's phone, one of the puskesmas, and one that was moved hold the rows of
 * several; a kader's holds one posyandu's, and there nothing is passed over.
 */
import { mergedWith } from '../log/merged.ts'
import { posyanduScope } from '../log/role.ts'
import type { Self } from './database.ts'
import { partOfEach } from './queries/merged.ts'
import type { GrantRow, PosyanduRow, Table } from './tables.ts'

interface Source {
  readonly self: Table<Self>
  readonly grant: Table<GrantRow>
  readonly posyandu: Table<PosyanduRow>
}

export interface HandedPosyandu {
  /**
   * It, and those that are one with it (`log/merged.ts`). Undefined while all rows are of one posyandu; nothing is in it
   * while none is at hand.
   */
  get(): Promise<ReadonlySet<string> | undefined>
}

export class AtHand implements HandedPosyandu {
  readonly #source: Source
  #posyandu: Promise<ReadonlySet<string> | undefined> | undefined

  constructor(source: Source) {
    this.#source = source
  }

  /** Read once, until it may have changed. */
  get(): Promise<ReadonlySet<string> | undefined> {
    this.#posyandu ??= this.#read().catch((error: unknown) => {
      this.forget()
      throw error
    })
    return this.#posyandu
  }

  forget(): void {
    this.#posyandu = undefined
  }

  async #read(): Promise<ReadonlySet<string> | undefined> {
    const self = await this.#source.self.get('self')
    if (!self) return undefined
    const given = (await this.#source.grant.get(self.device))?.shown.scopes ?? []
    const own = posyanduScope(self.posyandu)
    if ([...self.scopes, ...given].every((scope) => scope === own)) return undefined
    return groupOf(self.posyandu, this.#source).get()
  }
}

/** Another than the one at hand, with those that are one with it. */
export function groupOf(posyandu: string, source: Pick<Source, 'posyandu'>): { get(): Promise<ReadonlySet<string>> } {
  return { get: async () => new Set(mergedWith(posyandu, partOfEach(await source.posyandu.toArray()))) }
}

/** Whether a document is one of these posyandu's, or no posyandu's at all. */
export function isHere(document: string, posyandu: ReadonlySet<string>): boolean {
  const [type, owner = ''] = document.split('/')
  return posyandu.has(owner) || type === 'directory' || type === 'recap'
}
