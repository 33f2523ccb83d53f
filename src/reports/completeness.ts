/**
 * "Lengkap sampai…": up to when a posyandu's figures are complete, and what is known to be missing. Computed from what
 * entries say of each other and what devices say of themselves; where nobody has said anything, that is said.
 */
import type { Entry } from '../log/entry.ts'
import { CLOSING } from '../log/closing.ts'
import { deviceOf } from '../log/id.ts'
import { carriedBy } from '../log/transfer.ts'

/** What of a posyandu's entries is here. */
export interface PosyanduHeld {
  readonly posyandu: string
  readonly devices: readonly DeviceHeld[]
}

export interface DeviceHeld {
  readonly device: string
  readonly entries: number
  /** When the newest of them was written, ISO, as its phone claims; absent while none is here. */
  readonly newestAt?: string
  /** Entries that are known to exist and are not here: holes in the device's own count, and names in others' entries. */
  readonly missing: number
}

/** Counts a posyandu's entries as they are read, in any order; the same entry twice counts once. */
export class HeldCount {
  /** By document and device, the counts that are here. */
  readonly #counts = new Map<string, { readonly device: string; readonly held: Set<number>; highest: number }>()
  readonly #newestAt = new Map<string, string>()
  readonly #ids = new Set<string>()
  readonly #named = new Set<string>()

  take(entry: Entry): void {
    const { id, by, n, at, over, set } = entry
    if (this.#ids.has(id)) return
    this.#ids.add(id)
    for (const each of carriedBy(entry)) this.#ids.add(each.id)
    for (const each of over) this.#named.add(each)
    for (const each of closings(set)) this.#named.add(each)
    const key = `${entry.in} ${by}`
    const known = this.#counts.get(key) ?? { device: by, held: new Set<number>(), highest: 0 }
    this.#counts.set(key, known)
    known.held.add(n)
    known.highest = Math.max(known.highest, n)
    if (at > (this.#newestAt.get(by) ?? '')) this.#newestAt.set(by, at)
  }

  result(posyandu: string): PosyanduHeld {
    const entries = new Map<string, number>()
    const missing = new Map<string, number>()
    for (const { device, held, highest } of this.#counts.values()) {
      add(entries, device, held.size)
      add(missing, device, highest - held.size)
    }
    const named = new Map<string, number>()
    for (const id of this.#named) if (!this.#ids.has(id)) add(named, deviceOf(id), 1)
    const devices = new Set([...entries.keys(), ...named.keys()])
    return {
      posyandu,
      devices: [...devices].sort().map((device) => {
        const newestAt = this.#newestAt.get(device)
        return {
          device,
          entries: entries.get(device) ?? 0,
          ...(newestAt !== undefined && { newestAt }),
          // A hole may be the very entry that another one names.
          missing: Math.max(missing.get(device) ?? 0, named.get(device) ?? 0),
        }
      }),
    }
  }
}

/** What a device said the last time it was connected, and when that was by the relay's clock. */
export interface DeviceSaid {
  readonly device: string
  /** Who uses it, or what it is called. */
  readonly name: string
  /** ISO; absent when it was never heard. */
  readonly lastSeenAt?: string | undefined
  /** Of this posyandu; absent when it never said (an older app). */
  readonly unsent?: Unsent | undefined
}

export interface Unsent {
  readonly count: number
  /** When the oldest of them was written, ISO, as the phone claims; absent when there is none. */
  readonly since?: string | undefined
}

export interface DeviceComplete {
  readonly device: string
  readonly name: string
  /** ISO: what this device wrote until then is here; absent: nothing is known of it. */
  readonly until: string | undefined
  readonly unsent: number
  readonly missing: number
}

export interface Completeness {
  /** ISO; the earliest of its devices. Absent: of some device nothing is known, or it has none. */
  readonly until: string | undefined
  readonly devices: readonly DeviceComplete[]
  /** Devices that hold something back, or of which something is missing. */
  readonly behind: readonly DeviceComplete[]
  readonly unsent: number
  readonly missing: number
}

/** `said`: of every device that writes there now. Who left counts by what is missing of theirs. */
export function completenessOf(held: PosyanduHeld | undefined, said: readonly DeviceSaid[]): Completeness {
  const heldBy = new Map((held?.devices ?? []).map((each) => [each.device, each]))
  const present = said.map(({ device, name, lastSeenAt, unsent }): DeviceComplete => ({
    device,
    name,
    until: untilOf(lastSeenAt, unsent, heldBy.get(device)),
    unsent: unsent?.count ?? 0,
    missing: heldBy.get(device)?.missing ?? 0,
  }))
  const known = new Set(said.map(({ device }) => device))
  const gone = [...heldBy.values()]
    .filter(({ device, missing }) => missing > 0 && !known.has(device))
    .map(({ device, newestAt, missing }) => ({ device, name: '', until: newestAt, unsent: 0, missing }))
  const devices = [...present, ...gone]
  const untils = present.map(({ until }) => until)
  return {
    until: untils.length === 0 || untils.includes(undefined) ? undefined : earliest(untils as string[]),
    devices,
    behind: devices.filter(({ unsent, missing }) => unsent > 0 || missing > 0),
    unsent: sum(devices.map(({ unsent }) => unsent)),
    missing: sum(devices.map(({ missing }) => missing)),
  }
}

/** Until its oldest unsent entry; or until it was last heard. One that never said: until its newest entry that is here. */
function untilOf(
  lastSeenAt: string | undefined,
  unsent: Unsent | undefined,
  held: DeviceHeld | undefined,
): string | undefined {
  if (unsent === undefined) return held?.newestAt
  if (unsent.count === 0) return lastSeenAt
  return unsent.since ?? held?.newestAt
}

/** Phones write their own zone: instants are compared, not texts. */
function earliest(times: readonly string[]): string | undefined {
  return [...times].sort((a, b) => Date.parse(a) - Date.parse(b))[0]
}

/** An open day that is closed names the newest entry of each device it knew. */
function closings(set: Entry['set']): readonly string[] {
  return Object.entries(set).flatMap(([name, value]) =>
    name.startsWith(CLOSING) && Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [],
  )
}

function add(counts: Map<string, number>, key: string, count: number): void {
  counts.set(key, (counts.get(key) ?? 0) + count)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, each) => all + each, 0)
}
