/** Invitations that stand open from the start, for tests that are about something else than inviting. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Door } from '../src/log/directory.ts'
import { invitationLink, invitationPublicKey, type Invitation } from '../src/log/invitation.ts'
import { AREA, posyanduScope, type Grant } from '../src/log/role.ts'

export const PUSKESMAS = 'sukamaju'
export const POSYANDU = 'melati'

export const kader: Grant = { role: 'kader', scopes: [posyanduScope(POSYANDU)] }
export const admin: Grant = { role: 'puskesmas', scopes: [AREA] }

const publicKeys = await publicKeysOf(60)

/** What a relay's `relay.json` holds. Every door lets in one device. */
export class Doors {
  readonly doors: Door[]
  #next = 0

  /** `grants`: what the first doors give; the rest let kader in. */
  constructor(grants: readonly Grant[] = [], keys = publicKeys) {
    this.doors = keys.map((publicKey, i) => ({ id: `pintu-${i}`, publicKey, ...(grants[i] ?? kader) }))
  }

  static async many(count: number): Promise<Doors> {
    return new Doors([], await publicKeysOf(count))
  }

  /** Before the relay's first start. */
  async openIn(dataDir: string): Promise<this> {
    await mkdir(dataDir, { recursive: true })
    await writeFile(
      join(dataDir, 'relay.json'),
      JSON.stringify({ puskesmas: PUSKESMAS, doors: [...this.doors, RECOVERY] }),
    )
    return this
  }

  /** An invitation that nobody has taken up. */
  next(): Invitation {
    return this.invitation(this.#next++)
  }

  invitation(at: number): Invitation {
    const door = this.doors[at]
    if (!door) throw new Error(`expected at most ${this.doors.length} phones`)
    const { id, role, scopes } = door
    return { puskesmas: PUSKESMAS, invitation: id, secret: secretOf(id), role, scopes }
  }

  link(origin: string): string {
    return invitationLink(origin, this.next())
  }
}

/** A link of a relay that has been at work already. */
export async function unusedLink(dataDir: string, origin: string): Promise<string> {
  const { doors } = JSON.parse(await readFile(join(dataDir, 'relay.json'), 'utf8')) as { doors: Door[] }
  const at = doors.findIndex(({ takenBy }) => takenBy === undefined)
  return invitationLink(origin, new Doors().invitation(at))
}

/** Not used here: without one the relay would make and print one. */
const RECOVERY = { id: 'pemulihan-x', publicKey: publicKeys[0], ...admin }

function publicKeysOf(count: number): Promise<string[]> {
  return Promise.all(Array.from({ length: count }, (_, i) => invitationPublicKey(secretOf(`pintu-${i}`))))
}

function secretOf(id: string): string {
  return `rahasia ${id}`
}
