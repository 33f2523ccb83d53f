import type { Replica } from '../../replica/client.ts'
import type { HandoverFile, Packing } from '../../replica/handover/result.ts'
import type { Scope } from '../../replica/handover/scope.ts'

export type Prepared =
  | { readonly is: 'waiting' }
  | { readonly is: 'ready'; readonly file: HandoverFile }
  | { readonly is: 'nothing' }
  | { readonly is: 'failed' }

/**
 * A file for what is chosen, made as soon as it is chosen: the phone's share sheet opens only right after a tap.
 * Must be made while a component starts.
 */
export class PreparedFile {
  #now: Prepared = $state.raw({ is: 'waiting' })

  constructor(replica: Replica, scope: () => Scope | undefined, packing: () => Packing) {
    $effect(() => {
      const [chosen, packed] = [scope(), packing()]
      this.#now = { is: 'waiting' }
      if (!chosen) return
      let isWanted = true
      void prepare(replica, chosen, packed).then((prepared) => {
        if (isWanted) this.#now = prepared
      })
      return () => (isWanted = false)
    })
  }

  get now(): Prepared {
    return this.#now
  }
}

async function prepare(replica: Replica, scope: Scope, packing: Packing): Promise<Prepared> {
  try {
    const result = await replica.handOver(scope, packing)
    return result.ok ? { is: 'ready', file: result } : { is: 'nothing' }
  } catch (error) {
    console.error(error)
    return { is: 'failed' }
  }
}
