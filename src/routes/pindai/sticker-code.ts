/**
 * What stands in the QR code on a Buku KIA or a family's card: which kind of record, and its id. No name and no NIK: who
 * picks up a lost card learns nothing.
 */
const CODE = /^LL1:([wk]):([A-Za-z0-9_-]{1,40})$/

export interface Sticker {
  readonly of: 'person' | 'family'
  readonly record: string
}

export function stickerText({ of, record }: Sticker): string {
  return `LL1:${of === 'person' ? 'w' : 'k'}:${record}`
}

/** Undefined for any other code. */
export function readSticker(text: string): Sticker | undefined {
  const [, letter, record] = CODE.exec(text.trim()) ?? []
  return record === undefined ? undefined : { of: letter === 'w' ? 'person' : 'family', record }
}
