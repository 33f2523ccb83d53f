/**
 * Names of keys. All keys of a document carry the hash tag of its shard, so that a cluster keeps them on one node and a
 * function may touch them together.
 */

/** For good: a document's shard follows from this number. A cluster spreads them over as many nodes at most. */
export const SHARDS = 16

/** Raise it when what is behind the names is laid out differently. */
export const LAYOUT = '1'

export class Keys {
  readonly #name: string

  /** Several puskesmas on one engine each have a name. */
  constructor(name: string) {
    this.#name = name
  }

  shardOf(document: string): number {
    return fnv1a(document) % SHARDS
  }

  /** Of one document. */
  of(document: string, what: 'authors' | 'lease' | 'log' | 'packed' | 'packs' | 'rows'): string {
    return `${this.#tag(this.shardOf(document))}${what}:${document}`
  }

  /** Of all documents of a shard. */
  ofShard(shard: number, what: 'documents' | 'fence' | 'greatest' | 'halt' | 'news'): string {
    return this.#tag(shard) + what
  }

  /** What belongs to no document. */
  ofAll(what: string): string {
    return `{${this.#name}}:${what}`
  }

  #tag(shard: number): string {
    return `{${this.#name}:${shard}}:`
  }
}

/** FNV-1a over UTF-16 units, 32 bits. */
function fnv1a(text: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  return hash >>> 0
}
