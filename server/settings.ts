/** What a relay is made with at its first start and keeps for ever. */
import { randomInt } from 'node:crypto'
import { chmod, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { invitationPublicKey, newInvitationSecret, type Invitation } from '../src/log/invitation.ts'
import { AREA, ROLES } from '../src/log/role.ts'
import type { Settings } from './access.ts'
import { StartError } from './start-error.ts'

export const SETTINGS_FILE = 'relay.json'
const OWNER_ONLY = 0o600

const CLAIM = 'klaim'
const RECOVERY = 'pemulihan'

const door = v.object({
  id: v.string(),
  publicKey: v.string(),
  role: v.picklist(ROLES),
  scopes: v.array(v.string()),
  takenBy: v.optional(v.string()),
})
const contents = v.object({
  puskesmas: v.string(),
  doors: v.array(door),
  /** Until the relay is claimed. */
  claimSecret: v.optional(v.string()),
})
type Contents = v.InferOutput<typeof contents>

/** Before invitations were for one device each: a single secret let everybody in. */
const oneSecretForAll = v.object({ puskesmas: v.string(), posyandu: v.string(), secret: v.string() })

/** When a start makes a recovery code: when none is left that works, always (which ends the old one), or never. */
export type RecoveryWish = 'missing' | 'anew' | 'never'

/** The settings in their file. */
export class SettingsFile {
  readonly #directory: string
  #contents: Contents
  /** Made in this start, and written down nowhere: who starts the relay for the first time copies it. */
  readonly #recoverySecret: string | undefined

  /** Reads the settings in this directory, making them when there are none. Throws a `StartError` when it cannot. */
  static async open(directory: string, wish: RecoveryWish = 'missing'): Promise<SettingsFile> {
    const found = await readContents(join(directory, SETTINGS_FILE))
    const known = found ?? (await newContents())
    const makesCode = wish === 'anew' || (wish === 'missing' && !known.doors.some(isOpenRecovery))
    const secret = makesCode ? newInvitationSecret() : undefined
    const file = new SettingsFile(directory, secret ? await withRecovery(known, secret) : known, secret)
    if (known !== found || secret !== undefined) await file.#write()
    else await chmod(join(directory, SETTINGS_FILE), OWNER_ONLY) // a copy that was put back may be open to all
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

  /** Whether there is a recovery code that still works, printed at whatever start. */
  get isRecoverable(): boolean {
    return this.#contents.doors.some(isOpenRecovery)
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
    await writeDurably(this.#directory, join(this.#directory, SETTINGS_FILE), text)
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

function isOpenRecovery({ id, takenBy }: Contents['doors'][number]): boolean {
  return id.startsWith(RECOVERY) && takenBy === undefined
}

/** A code that was not used ends; a door that was taken stays, because its device came in by it. */
async function withRecovery(known: Contents, secret: string): Promise<Contents> {
  const door = await adminDoor(`${RECOVERY}-${randomName()}`, secret)
  return { ...known, doors: [...known.doors.filter((each) => !isOpenRecovery(each)), door] }
}

/**
 * Undefined when there is no file. A relay with other settings would be another puskesmas: what cannot be read is never
 * replaced.
 */
async function readContents(path: string): Promise<Contents | undefined> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  })
  if (text === undefined) return undefined
  const json = parsed(text)
  const read = v.safeParse(contents, json)
  if (read.success) return read.output
  throw new StartError(
    v.safeParse(oneSecretForAll, json).success
      ? `"${path}" dari versi lama, yang satu tautannya mengundang semua HP; versi ini memakai DATA_DIR baru. Tidak ada yang diubah.`
      : `"${path}" rusak. Ganti dengan yang ada di cadangan; tanpa itu server ini menjadi puskesmas lain. Tidak ada yang diubah.`,
  )
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
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
