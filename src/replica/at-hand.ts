/**
 * The posyandu whose rows screens read. A bidan's phone, one of the puskesmas, and one that was moved hold the rows of
 * several; a kader's holds one posyandu's, and there nothing is passed over.
 */
import { posyanduScope } from '../log/role.ts'
import type { Self } from './database.ts'
import type { GrantRow, ReadTable } from './tables.ts'

interface Source {
  readonly self: ReadTable<Self>
  readonly grant: ReadTable<GrantRow>
}

export interface HandedPosyandu {
  /** Undefined while all rows are of one posyandu; empty while none is at hand. */
  get(): Promise<string | undefined>
}

export class AtHand implements HandedPosyandu {
  readonly #source: Source
  #posyandu: Promise<string | undefined> | undefined

  constructor(source: Source) {
    this.#source = source
  }

  /** Read once, until it may have changed. */
  get(): Promise<string | undefined> {
    this.#posyandu ??= this.#read().catch((error: unknown) => {
      this.forget()
      throw error
    })
    return this.#posyandu
  }

  forget(): void {
    this.#posyandu = undefined
  }

  async #read(): Promise<string | undefined> {
    const self = await this.#source.self.get('self')
    if (!self) return undefined
    const given = (await this.#source.grant.get(self.device))?.shown.scopes ?? []
    const own = posyanduScope(self.posyandu)
    return [...self.scopes, ...given].every((scope) => scope === own) ? undefined : self.posyandu
  }
}

/** Whether a document is this posyandu's, or no posyandu's at all. */
export function isHere(document: string, posyandu: string): boolean {
  const [type, owner] = document.split('/')
  return owner === posyandu || type === 'directory' || type === 'recap'
}
