import { expect, test } from 'vitest'
import { randomRecordId } from '../../log/record-id.ts'
import { readSticker, stickerText } from './sticker-code.ts'

test('a sticker holds the record of a person or a family, and nothing else', () => {
  const record = randomRecordId()
  expect(stickerText({ of: 'person', record })).toBe(`LL1:w:${record}`)
  for (const of of ['person', 'family'] as const) {
    expect(readSticker(stickerText({ of, record }))).toEqual({ of, record })
  }
})

test.each(['https://limalangkah.id/warga/abc', 'LL1:x:abc', 'LL1:w:', '', 'LL2:w:abc', 'LL1:w:a b'])(
  'another code is not taken for one: %s',
  (text) => expect(readSticker(text)).toBeUndefined(),
)
