/** What a relay is made with at its first start and keeps for ever. */
import { randomInt } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { invitationPublicKey, newInvitationSecret, type Invitation } from '../src/log/invitation.ts'
import { AREA, ROLES } from '../src/log/role.ts'
import type { Settings } from './access.ts'
import type { Shared } from './journal/journal.ts'
import { FilePlace, SharedPlace, type SettingsPlace } from './settings-place.ts'
import { StartError } from './start-error.ts'

export const SETTINGS_FILE = 'relay.json'

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
  /** Where several relays are: what they know each other's numbers for pulling by. */
  pullSecret: v.optional(v.string()),
})
type Contents = v.InferOutput<typeof contents>

/** Before invitations were for one device each: a single secret let everybody in. */
const oneSecretForAll = v.object({ puskesmas: v.string(), posyandu: v.string(), secret: v.string() })

/** When a start makes a recovery code: when none is left that works, always (which ends the old one), or never. */
export type RecoveryWish = 'missing' | 'anew' | 'never'

/** The settings, where they are kept. */
export class SettingsFile {
  readonly #place: SettingsPlace
  #text: string
  #contents: Contents
  /** One after the other: each is written to the same file. */
  #working: Promise<unknown> = Promise.resolve()
  /** Made in this start, and written down nowhere: who starts the relay for the first time copies it. */
  readonly #recovery: { readonly id: string; readonly secret: string } | undefined

  /**
   * Reads the settings of this directory's relay, or of all relays of a journal, making them when there are none. Throws
   * a `StartError` when it cannot.
   */
  static async open(directory: string, wish: RecoveryWish = 'missing', shared?: Shared): Promise<SettingsFile> {
    const file = new FilePlace(join(directory, SETTINGS_FILE))
    const place = shared ? new SharedPlace(shared, file) : file
    for (;;) {
      const before = await place.read()
      const known = await knownAt(place, before, file.name)
      const makesCode = wish === 'anew' || (wish === 'missing' && !known.doors.some(isOpenRecovery))
      const recovery = makesCode ? { id: `${RECOVERY}-${randomName()}`, secret: newInvitationSecret() } : undefined
      const contents = recovery ? await withRecovery(known, recovery) : known
      const wanted = textOf(shared ? { pullSecret: newInvitationSecret(), ...contents } : contents)
      const isThere = before !== undefined && textOf(readContents(before, place.name)) === wanted
      const text = isThere ? before : wanted
      if (await place.change(before, text)) return new SettingsFile(place, text, recovery)
    }
  }

  private constructor(place: SettingsPlace, text: string, recovery: { id: string; secret: string } | undefined) {
    this.#place = place
    this.#text = text
    this.#contents = readContents(text, place.name)
    this.#recovery = recovery
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
    return this.#recovery && this.#invitation(this.#recovery.id, this.#recovery.secret)
  }

  /** By this all relays of a journal know the numbers that one of them gave out; undefined where there is only one. */
  get pullSecret(): string | undefined {
    return this.#contents.pullSecret
  }

  /** A door was taken up: kept beside the journal, so that losing the journal does not open it again. */
  taken(id: string, device: string): Promise<void> {
    return this.#inTurn(() => this.#rewrite((contents) => withTaken(contents, id, device)))
  }

  /** The recovery code of this start ends, because nobody will see it: the next start makes another. */
  takeBackRecovery(): Promise<void> {
    const id = this.#recovery?.id
    return this.#inTurn(() => this.#rewrite((contents) => (id === undefined ? undefined : withoutDoor(contents, id))))
  }

  /** Reads what other relays changed; true when there was something. */
  refresh(): Promise<boolean> {
    return this.#inTurn(() => this.#refresh())
  }

  #inTurn<Result>(step: () => Promise<Result>): Promise<Result> {
    const done = this.#working.then(step, step)
    this.#working = done
    return done
  }

  /** `change` gives nothing where there is nothing to be changed. */
  async #rewrite(change: (contents: Contents) => Contents | undefined): Promise<void> {
    for (;;) {
      const contents = change(this.#contents)
      if (!contents) return
      const text = textOf(contents)
      if (await this.#place.change(this.#text, text)) return this.#take(text)
      await this.#refresh()
    }
  }

  async #refresh(): Promise<boolean> {
    const text = await this.#place.read()
    if (text === undefined || text === this.#text) return false
    this.#take(text)
    await this.#place.change(text, text)
    return true
  }

  #take(text: string): void {
    this.#contents = readContents(text, this.#place.name)
    this.#text = text
  }

  #invitation(invitation: string, secret: string): Invitation {
    return { puskesmas: this.#contents.puskesmas, invitation, secret, role: 'puskesmas', scopes: [AREA] }
  }
}

/** What is known at the start: what stands there, with the doors that this relay saw taken. */
async function knownAt(place: SettingsPlace, text: string | undefined, path: string): Promise<Contents> {
  const copy = await place.readCopy()
  const own = copy === undefined ? undefined : readContents(copy, path)
  if (text === undefined) return own ?? (await newContents())
  const known = readContents(text, place.name)
  if (own && own.puskesmas !== known.puskesmas) {
    throw new StartError(
      `"${path}" milik puskesmas lain daripada isi JOURNAL. Pakai DATA_DIR yang kosong. Tidak ada yang diubah.`,
    )
  }
  const taken = own?.doors.filter(({ takenBy }) => takenBy !== undefined) ?? []
  return taken.reduce((all, { id, takenBy }) => withTaken(all, id, takenBy as string) ?? all, known)
}

/** Undefined when there is no such door to be taken. */
function withTaken(contents: Contents, id: string, device: string): Contents | undefined {
  const { claimSecret, doors, ...rest } = contents
  if (!doors.some((door) => door.id === id && door.takenBy === undefined)) return undefined
  return {
    ...rest,
    doors: doors.map((door) => (door.id === id ? { ...door, takenBy: device } : door)),
    ...(id !== CLAIM && claimSecret !== undefined && { claimSecret }),
  }
}

/** Undefined when there is no such door. */
function withoutDoor(contents: Contents, id: string): Contents | undefined {
  const doors = contents.doors.filter((door) => door.id !== id)
  return doors.length < contents.doors.length ? { ...contents, doors } : undefined
}

function textOf(contents: Contents): string {
  return JSON.stringify(contents, undefined, 2) + '\n'
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
async function withRecovery(known: Contents, { id, secret }: { id: string; secret: string }): Promise<Contents> {
  return { ...known, doors: [...known.doors.filter((each) => !isOpenRecovery(each)), await adminDoor(id, secret)] }
}

/** A relay with other settings would be another puskesmas: what cannot be read is never replaced. */
function readContents(text: string, path: string): Contents {
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
