/** Where a relay's settings are kept: in a file of its data folder; of several relays, with the journal they share. */
import { chmod, open, readFile, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Shared } from './journal/journal.ts'

const OWNER_ONLY = 0o600

export interface SettingsPlace {
  /** Whoever looks for the settings finds them here. */
  readonly name: string
  /** Undefined when there are none. */
  read(): Promise<string | undefined>
  /** What a relay has written down beside them when it last saw them. */
  readCopy(): Promise<string | undefined>
  /** Resolves when it is on disk; false, and nothing is changed, when the text is not `before` any more. */
  change(before: string | undefined, after: string): Promise<boolean>
}

export class FilePlace implements SettingsPlace {
  /** Its path. */
  readonly name: string

  constructor(path: string) {
    this.name = path
  }

  read(): Promise<string | undefined> {
    return readFile(this.name, 'utf8').catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    })
  }

  readCopy(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  /** A relay has its folder to itself: nobody changes the file meanwhile. */
  async change(before: string | undefined, after: string): Promise<boolean> {
    if (before === after)
      await chmod(this.name, OWNER_ONLY) // a copy that was put back may be open to all
    else await writeDurably(this.name, after)
    return true
  }
}

/** With the journal, where all relays find them; each keeps a copy, so that losing the journal opens no door again. */
export class SharedPlace implements SettingsPlace {
  readonly name = 'JOURNAL'
  readonly #shared: Shared
  readonly #copy: FilePlace

  constructor(shared: Shared, copy: FilePlace) {
    this.#shared = shared
    this.#copy = copy
  }

  read(): Promise<string | undefined> {
    return this.#shared.settings()
  }

  readCopy(): Promise<string | undefined> {
    return this.#copy.read()
  }

  async change(before: string | undefined, after: string): Promise<boolean> {
    if (before !== after && !(await this.#shared.changeSettings(before, after))) return false
    return this.#copy.change(await this.#copy.read(), after)
  }
}

async function writeDurably(path: string, text: string): Promise<void> {
  const draft = await open(`${path}.new`, 'w', OWNER_ONLY)
  try {
    await draft.writeFile(text)
    await draft.sync()
  } finally {
    await draft.close()
  }
  await rename(`${path}.new`, path)
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
