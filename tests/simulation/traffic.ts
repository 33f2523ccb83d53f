/** Counts what goes over the wires, and what of it came late, twice or out of order. */
import * as decoding from 'lib0/decoding'
import { sync } from '../../server/wire/frames.ts'
import { readUpdate } from '../../server/wire/update-reader.ts'
import { message, type Refusal } from '../../src/protocol.ts'
import { idInText } from '../../src/replica/doc-rows.ts'
import type { Counts } from './counts.ts'
import type { Traffic } from './network.ts'

interface Heard {
  readonly ids: Set<string>
  greatest: string
}

export class CountedTraffic implements Traffic {
  readonly #counts: Counts
  readonly #heard = new Map<string, Heard>()

  constructor(counts: Counts) {
    this.#counts = counts
  }

  onDelivered(to: 'phone' | 'relay', phone: string, document: string, frame: Uint8Array): void {
    this.#counts.deliveries++
    const decoder = decoding.createDecoder(frame)
    const type = decoding.readVarUint(decoder)
    if (type === message.refusal)
      this.#counts.refused += (JSON.parse(decoding.readVarString(decoder)) as Refusal[]).length
    if (type !== message.sync || decoding.readVarUint(decoder) === sync.step1) return
    const heard = this.#heardBy(`${to === 'relay' ? 'relay' : phone} ${document}`)
    for (const { texts } of readUpdate(decoding.readVarUint8Array(decoder)).appends) {
      for (const text of texts) this.#count(heard, idInText(text))
    }
  }

  onLost(): void {
    this.#counts.framesLost++
  }

  onPartition(): void {
    this.#counts.partitions++
  }

  onOtherRelay(): void {
    this.#counts.otherRelays++
  }

  #heardBy(who: string): Heard {
    const heard = this.#heard.get(who) ?? { ids: new Set(), greatest: '' }
    this.#heard.set(who, heard)
    return heard
  }

  #count(heard: Heard, id: string): void {
    this.#counts.entriesDelivered++
    if (heard.ids.has(id)) this.#counts.duplicates++
    else if (id < heard.greatest) this.#counts.reordered++
    heard.ids.add(id)
    if (id > heard.greatest) heard.greatest = id
  }
}
