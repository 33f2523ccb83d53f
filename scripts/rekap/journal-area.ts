/** An area as its relay's journal has it: folded as an office computer does, with nothing of a device. */
import { directoryOf, parseDocumentName } from '../../src/log/document-name.ts'
import { AREA } from '../../src/log/role.ts'
import { readEntry } from '../../src/log/entry.ts'
import { mergedPosyandu } from '../../src/replica/area/area-posyandu.ts'
import type { MergedPosyandu } from '../../src/replica/area/area.ts'
import { FoldedPosyandu, readDirectoryRows, type DirectoryRows } from '../../src/replica/area/folded-posyandu.ts'
import { memoryDatabase } from '../../src/replica/memory-database.ts'
import { MemoryStore } from '../../src/replica/memory-store.ts'
import { project } from '../../src/replica/projection.ts'
import type { ServedPosyandu } from '../../src/reports/month/served.ts'

/** What holds the texts of documents. */
export interface Texts {
  documents(): readonly string[]
  texts(document: string): readonly string[]
}

export class JournalArea {
  readonly posyandu: readonly MergedPosyandu[]
  readonly #texts: Texts
  readonly #directory: DirectoryRows
  /** By posyandu. */
  readonly #documents: ReadonlyMap<string, readonly string[]>

  private constructor(texts: Texts, directory: DirectoryRows) {
    this.#texts = texts
    this.#directory = directory
    this.posyandu = mergedPosyandu(directory.posyandu)
    const documents = new Map<string, string[]>()
    for (const document of texts.documents()) {
      const name = parseDocumentName(document)
      if (!name || !('posyandu' in name)) continue
      const known = documents.get(name.posyandu)
      if (known) known.push(document)
      else documents.set(name.posyandu, [document])
    }
    this.#documents = documents
  }

  static async read(texts: Texts): Promise<JournalArea> {
    const names = texts.documents().flatMap((document) => {
      const name = parseDocumentName(document)
      return name?.type === 'directory' ? [name.puskesmas] : []
    })
    const said = names.flatMap((puskesmas) => texts.texts(directoryOf(puskesmas)))
    return new JournalArea(texts, await directoryRows(said, ...names))
  }

  /** Months that have a document. */
  months({ parts }: MergedPosyandu): ReadonlySet<string> {
    const documents = parts.flatMap((part) => this.#documents.get(part) ?? [])
    return new Set(documents.flatMap((document) => document.split('/')[2] ?? []))
  }

  async records({ posyandu, parts }: MergedPosyandu): Promise<ServedPosyandu> {
    const folded = new FoldedPosyandu(posyandu, this.#directory)
    for (const document of parts.flatMap((part) => this.#documents.get(part) ?? []).sort()) {
      await folded.take(document, this.#texts.texts(document))
    }
    return folded.records()
  }
}

/** What these entries of a directory say, to whoever counts everybody's records. */
export async function directoryRows(texts: readonly string[], ...puskesmas: readonly string[]): Promise<DirectoryRows> {
  const store = new MemoryStore()
  const entries = texts.flatMap((text) => readEntry(text) ?? [])
  for (const document of puskesmas.map(directoryOf)) {
    const own = entries.filter((entry) => entry.in === document)
    await store.transaction((tx) => project(tx, document, own))
  }
  return { ...(await readDirectoryRows(memoryDatabase(store))), self: OFFICE }
}

/** Whoever reads the journal itself reads as the puskesmas does: counts alone come out of it. */
const OFFICE: NonNullable<DirectoryRows['self']> = {
  key: 'self',
  device: '',
  publicKey: '',
  privateKey: undefined as unknown as CryptoKey,
  puskesmas: '',
  posyandu: '',
  role: 'puskesmas',
  scopes: [AREA],
  invitation: '',
}
