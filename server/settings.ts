/** What a relay is made with at its first start and keeps for ever. */
import { randomInt } from 'node:crypto'
import { open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as z from 'zod'
import { invitationPublicKey, newInvitationSecret, type Invitation } from '../src/log/invitation.ts'
import { AREA, ROLES } from '../src/log/role.ts'
import type { Settings } from './access.ts'

const FILE = 'relay.json'
const OWNER_ONLY = 0o600

const CLAIM = 'klaim'
const RECOVERY = 'pemulihan'

const door = z.object({
  id: z.string(),
  publicKey: z.string(),
  role: z.enum(ROLES),
  scopes: z.array(z.string()),
  takenBy: z.string().optional(),
})
const contents = z.object({
  puskesmas: z.string(),
  doors: z.array(door),
  /** Until the relay is claimed. */
  claimSecret: z.string().optional(),
})
type Contents = z.infer<typeof contents>

/** The settings in their file. */
export class SettingsFile {
  readonly #directory: string
  #contents: Contents
  /** Made in this start, and written down nowhere: who starts the relay for the first time copies it. */
  readonly #recoverySecret: string | undefined

  /** Reads the settings in this directory, making them when there are none. */
  static async open(directory: string): Promise<SettingsFile> {
    const path = join(directory, FILE)
    const text = await readFile(path, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    })
    const known = text === undefined ? await newContents() : readContents(text, path)
    const isRecoverable = known.doors.some(({ id, takenBy }) => id.startsWith(RECOVERY) && takenBy === undefined)
    const secret = isRecoverable ? undefined : newInvitationSecret()
    const name = `${RECOVERY}-${randomName()}`
    const doors = secret === undefined ? known.doors : [...known.doors, await adminDoor(name, secret)]
    const file = new SettingsFile(directory, { ...known, doors }, secret)
    if (secret !== undefined) await file.#write()
    return file
  }

  private constructor(directory: string, contents: Contents, recoverySecret: string | undefined) {
    this.#directory = directory
    this.#contents = contents
    this.#recoverySecret = recoverySecret
  }

  get settings(): Settings {
    const { puskesmas, doors } = this.#contents
    return { puskesmas, doors: doors.map(({ takenBy, ...door }) => ({ ...door, ...(takenBy && { takenBy }) })) }
  }

  /** The one-time invitation of the first admin; undefined once somebody took it up. */
  get claim(): Invitation | undefined {
    const secret = this.#contents.claimSecret
    return secret === undefined ? undefined : this.#invitation(CLAIM, secret)
  }

  /** The way back in when the admin's device is lost; only in the start that made it. */
  get recovery(): Invitation | undefined {
    const door = this.#contents.doors.at(-1)
    return this.#recoverySecret === undefined || !door ? undefined : this.#invitation(door.id, this.#recoverySecret)
  }

  /** A door was taken up: kept beside the journal, so that losing the journal does not open it again. */
  async taken(id: string, device: string): Promise<void> {
    const { claimSecret, doors, puskesmas } = this.#contents
    if (!doors.some((door) => door.id === id && door.takenBy === undefined)) return
    this.#contents = {
      puskesmas,
      doors: doors.map((door) => (door.id === id ? { ...door, takenBy: device } : door)),
      ...(id !== CLAIM && claimSecret !== undefined && { claimSecret }),
    }
    await this.#write()
  }

  #invitation(invitation: string, secret: string): Invitation {
    return { puskesmas: this.#contents.puskesmas, invitation, secret, role: 'puskesmas', scopes: [AREA] }
  }

  async #write(): Promise<void> {
    const text = JSON.stringify(this.#contents, undefined, 2) + '\n'
    await writeDurably(this.#directory, join(this.#directory, FILE), text)
  }
}

async function newContents(): Promise<Contents> {
  const claimSecret = newInvitationSecret()
  return { puskesmas: randomName(), doors: [await adminDoor(CLAIM, claimSecret)], claimSecret }
}

async function adminDoor(id: string, secret: string): Promise<Contents['doors'][number]> {
  return { id, publicKey: await invitationPublicKey(secret), role: 'puskesmas', scopes: [AREA] }
}

function randomName(): string {
  return Array.from({ length: 8 }, () => randomInt(36).toString(36)).join('')
}

/** A relay with other settings would be another puskesmas: what cannot be read is never replaced. */
function readContents(text: string, path: string): Contents {
  const read = contents.safeParse(JSON.parse(text))
  if (!read.success) throw new Error(`expected puskesmas and doors in ${path}`)
  return read.data
}

async function writeDurably(directory: string, path: string, text: string): Promise<void> {
  const draft = await open(`${path}.new`, 'w', OWNER_ONLY)
  try {
    await draft.writeFile(text)
    await draft.sync()
  } finally {
    await draft.close()
  }
  await rename(`${path}.new`, path)
  const folder = await open(directory, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
