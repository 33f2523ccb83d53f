import { createContext } from 'svelte'
import type { Area } from '../../replica/area/area.ts'
import type { Replica } from '../../replica/client.ts'
import { Live } from '../../replica/live.svelte.ts'
import { loadOffice } from '../../replica/queries/devices.ts'
import type { Completeness, PosyanduHeld } from '../../reports/completeness.ts'
import type { DeviceContact } from '../../protocol.ts'
import { completeByPosyandu } from './complete-by-posyandu.ts'

const ASK_AGAIN_MS = 30_000

/** How complete each posyandu is here: kept up to date while a screen shows it. Must be made while a component starts. */
export class AreaComplete {
  #contacts: readonly DeviceContact[] | undefined = $state.raw()
  #held: readonly PosyanduHeld[] = $state.raw([])
  readonly #office
  readonly #area: Area
  readonly #all: ReadonlyMap<string, Completeness> | undefined = $derived.by(() => {
    const devices = this.#office.current?.devices
    return devices && completeByPosyandu(this.#area.posyandu, devices, this.#contacts ?? [], this.#held)
  })

  constructor(replica: Replica, area: Area) {
    this.#area = area
    this.#office = new Live(replica.db, loadOffice)
    $effect(() => {
      const ask = async (): Promise<void> => {
        if (document.visibilityState === 'hidden') return
        const answer = await replica.askOffice({ ask: 'devices' })
        if (answer !== 'offline' && answer.tells === 'devices') this.#contacts = answer.devices
      }
      const read = async (): Promise<void> => {
        this.#held = await area.held()
      }
      const timer = setInterval(() => void ask(), ASK_AGAIN_MS)
      const end = area.onChange(() => void Promise.all([read(), ask()]))
      void Promise.all([read(), ask()])
      return () => {
        clearInterval(timer)
        end()
      }
    })
  }

  /** Undefined until it was asked. */
  of(posyandu: string): Completeness | undefined {
    return this.#all?.get(posyandu)
  }

  /** Whether the relay has told what it knows of the devices. */
  get isAsked(): boolean {
    return this.#contacts !== undefined
  }
}

export const [useComplete, setComplete] = createContext<AreaComplete>()
