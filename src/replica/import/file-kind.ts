/** What the first bytes of a file say it is, whatever its name says. */
export type FileKind = 'zip' | 'password-protected' | 'old-xls' | 'text' | 'web-page' | 'other'

const ZIP = [0x50, 0x4b]
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]

export function fileKind(bytes: Uint8Array): FileKind {
  if (startsWith(bytes, ZIP)) return 'zip'
  if (startsWith(bytes, OLE)) {
    // Excel wraps an encrypted .xlsx in the same container as a .xls of 1997; only the streams' names tell them apart.
    if (holdsName(bytes, 'EncryptedPackage')) return 'password-protected'
    return holdsName(bytes, 'Workbook') || holdsName(bytes, 'Book') ? 'old-xls' : 'other'
  }
  // BIFF of Excel 2 to 4, before the container.
  if (bytes[0] === 0x09 && [0, 2, 4, 8].includes(bytes[1] ?? -1) && (bytes[2] ?? 0) <= 0x10) return 'old-xls'
  const start = new TextDecoder().decode(bytes.subarray(0, 4096))
  if (/^\s*(<!doctype html|<html|<table|<\?xml|<meta)/i.test(start.replace(/^\uFEFF/, ''))) return 'web-page'

  return /[\u0000-\u0008\uFFFD]/.test(start.slice(0, -4)) ? 'other' : 'text'
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte)
}

/** Stream names in the container are UTF-16, little endian. */
function holdsName(bytes: Uint8Array, name: string): boolean {
  const wanted = [...name].flatMap((letter) => [letter.charCodeAt(0), 0])
  const first = wanted[0] ?? 0
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true
  }
  return false
}
