/** Entries that a hostile phone sends: its own genuine ones, and every way known to us to make one that must not stand. */
import { entryId } from '../../src/log/id.ts'
import { signEntry } from '../../src/log/signature.ts'
import type { Entry } from '../../src/log/entry.ts'
import type { Device } from '../relay/phone.ts'
import type { Random } from '../simulation/random.ts'

export interface Author {
  readonly device: Device
  /** Whether its genuine entries may stand in this document. */
  readonly mayWrite: (document: string) => boolean
}

export class Entries {
  readonly #random: Random
  /** Every text that may stand somewhere, with the document it belongs to. */
  readonly #rightful: Set<string>
  /** What honest phones wrote lately. */
  readonly #ofVictims: readonly string[]

  constructor(random: Random, rightful: Set<string>, ofVictims: readonly string[]) {
    this.#random = random
    this.#rightful = rightful
    this.#ofVictims = ofVictims
  }

  async next(document: string, { device, mayWrite }: Author, others: readonly Device[]): Promise<string> {
    const random = this.#random
    const genuine = async (overrides: Partial<Entry> = {}): Promise<string> => {
      const text = await device.entry(document, overrides)
      if (mayWrite(document)) this.#rightful.add(text)
      return text
    }
    const forged = (overrides: Partial<Entry>): Promise<string> => device.entry(document, overrides)
    const victim = random.pick(this.#ofVictims) ?? 'x'.repeat(200)
    const other = random.pick(others)!
    switch (random.whole(0, 17)) {
      case 0:
        return changed(await forged({}), random)
      case 1:
        return changed(victim, random)
      case 2:
        return victim
      case 3:
        return signEntry(other.plainEntry(document), device.keys.privateKey)
      case 4:
        return device.entry(random.pick(['registry/mawar', 'visits/melati/2020-01', 'directory/lain'] as const))
      case 5:
        return forged({ id: entryId(random.whole(1e12, 9e13), device.id) })
      case 6:
        return forged({ n: random.pick([0, -1, 1.5, Number.MAX_VALUE] as const) })
      case 7:
        return forged({ set: JSON.parse('{"__proto__":{"a":1},"name":"x"}') as Entry['set'] })
      case 8:
        return forged({ set: { name: deep(random.whole(9, 200)) as never } })
      case 9:
        return forged({ set: { name: 'x'.repeat(random.whole(66_000, 80_000)) } })
      case 10:
        return forged({ v: 2 as 1 })
      case 11:
        return random.pick(['', 'hello', '{}', '\u0000', 'x'.repeat(86) + '{}'] as const)
      case 12:
        return victim.slice(0, 86) + (await forged({})).slice(86)
      default:
        return document.startsWith('directory') ? forged(grab(device, other, random)) : genuine()
    }
  }
}

/** Entries of the directory by which a device would take rights that it was not given. */
function grab({ id }: Device, other: Device, random: Random): Partial<Entry> {
  const scopes = ['area']
  return random.pick<Partial<Entry>>([
    { kind: 'grant', record: id, set: { role: 'puskesmas', scopes, invitation: 'pintu-0' } },
    { kind: 'grant', record: id, set: { scopes } },
    { kind: 'grant', record: id, set: { revoked: null } },
    { kind: 'grant', record: other.id, set: { revoked: {} } },
    { kind: 'invitation', record: 'x', set: { publicKey: 'x', role: 'puskesmas', scopes } },
    { kind: 'device', record: other.id, set: { label: 'x' } },
    { kind: 'device', record: id, set: { invitation: 'pintu-0', proof: 'x' } },
    { kind: 'posyandu', record: 'mawar', set: { name: 'Mawar' } },
  ])
}

function changed(text: string, random: Random): string {
  const at = random.whole(0, text.length - 1)
  return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << random.whole(0, 4))) + text.slice(at + 1)
}

function deep(depth: number): unknown {
  return depth === 0 ? 1 : [deep(depth - 1)]
}
