import { immunizationSettings, readSettings } from '../../../../replica/queries/settings.ts'
import type { Replica } from '../../../../replica/client.ts'
import { Live } from '../../../../replica/live.svelte.ts'
import { readUserNames } from '../../../../replica/queries/child.ts'
import { loadVials } from '../../../../replica/queries/vials.ts'
import type { Product } from '../../../../domain/immunization/products.ts'
import { localTime, vialState, type VialState } from './vial-state.ts'

const MINUTE_MS = 60_000

/** What langkah 5 shares with every child: the vials, the district's settings, who works here. Made while a component starts. */
export class ImmunizationSession {
  readonly #vials
  readonly #settings
  readonly #users
  #now = $state.raw(localTime(Date.now()))

  constructor({ db }: Replica, openDay: () => string) {
    this.#vials = $derived.by(() => {
      const record = openDay()
      return new Live(db, (db) => loadVials(db, record))
    })
    this.#settings = new Live(db, async (db) => immunizationSettings(await readSettings(db)))
    this.#users = new Live(db, readUserNames)
    $effect(() => {
      const timer = setInterval(() => (this.#now = localTime(Date.now())), MINUTE_MS / 2)
      return () => clearInterval(timer)
    })
  }

  get settings() {
    return this.#settings.current
  }

  get now(): string {
    return this.#now
  }

  /** Everybody who works here, by name. */
  get users(): readonly (readonly [record: string, name: string])[] {
    return [...(this.#users.current ?? [])].sort(([, a], [, b]) => a.localeCompare(b))
  }

  /** Undefined until they were read; the one opened last first. */
  readonly vials = $derived.by((): readonly VialState[] | undefined => {
    const settings = this.settings
    return settings && this.#vials.current?.map((vial) => vialState(vial, this.#now, settings))
  })

  /** Those in use, what should not be used any more too: the screen warns. */
  vialsOf(product: Product): readonly VialState[] {
    return (this.vials ?? []).filter(({ vial }) => vial.product === product && !vial.finished)
  }
}
