/**
 * The names of the documents that hold entries, and who is to hear of which. Who may read a document is decided by its
 * kind and by whose it is, not by its month: so those of one kind and owner stand on one shelf, a phone stands at the
 * shelves it may read, and a change is told to those that stand there instead of to whoever passes among thousands.
 */
import { parseDocumentName, type DocumentName } from '../../src/log/document-name.ts'
import type { Access } from '../access.ts'
import type { Peer } from '../wire/peer.ts'

type Rights = Pick<Access, 'mayRead' | 'readerOf' | 'rightsOf' | 'version'>

interface Shelf {
  /** Of any of its documents. */
  readonly name: DocumentName
  readonly documents: Set<string>
}

export class Shelves {
  readonly #access: Rights
  /** Names without their month. */
  readonly #shelves = new Map<string, Shelf>()
  readonly #peersAt = new Map<string, Set<Peer>>()
  readonly #placesOf = new Map<Peer, string[]>()
  /** Shelves by the rights that read them: phones of one posyandu have the same. */
  readonly #readable = new Map<string, readonly string[]>()
  #readableAt = -1

  constructor(access: Rights) {
    this.#access = access
  }

  /** It holds entries now, if it did not before. */
  add(document: string): void {
    const shelf = shelfOf(document)
    const known = this.#shelves.get(shelf)
    if (known) return void known.documents.add(document)
    const name = parseDocumentName(document)
    if (!name) return // nobody may read it
    this.#shelves.set(shelf, { name, documents: new Set([document]) })
    this.#readable.clear()
    for (const [peer, places] of this.#placesOf) {
      if (this.#access.mayRead(peer.device, document)) this.#stand(peer, shelf, places)
    }
  }

  /** Where this phone stands as its rights are now; returns every document it may read. */
  place(peer: Peer): string[] {
    this.remove(peer)
    const places: string[] = []
    this.#placesOf.set(peer, places)
    return this.#readableBy(peer.device).flatMap((shelf) => {
      this.#stand(peer, shelf, places)
      return [...this.#shelves.get(shelf)!.documents]
    })
  }

  remove(peer: Peer): void {
    for (const shelf of this.#placesOf.get(peer) ?? []) this.#peersAt.get(shelf)?.delete(peer)
    this.#placesOf.delete(peer)
  }

  /** Who stands there and may still read it. */
  readersOf(document: string): Peer[] {
    const peers = [...(this.#peersAt.get(shelfOf(document)) ?? [])]
    return peers.filter(({ device }) => this.#access.mayRead(device, document))
  }

  #readableBy(device: string): readonly string[] {
    if (this.#readableAt !== this.#access.version) this.#readable.clear()
    this.#readableAt = this.#access.version
    const rights = this.#access.rightsOf(device)
    const known = this.#readable.get(rights)
    if (known) return known
    const mayRead = this.#access.readerOf(device)
    const readable: string[] = []
    for (const [shelf, { name }] of this.#shelves) if (mayRead(name)) readable.push(shelf)
    this.#readable.set(rights, readable)
    return readable
  }

  #stand(peer: Peer, shelf: string, places: string[]): void {
    places.push(shelf)
    const peers = this.#peersAt.get(shelf)
    if (peers) peers.add(peer)
    else this.#peersAt.set(shelf, new Set([peer]))
  }
}

function shelfOf(document: string): string {
  return document.split('/', 2).join('/')
}
