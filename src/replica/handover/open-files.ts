/** Files as they came, opened: plain ones, and sealed ones by the posyandu's keys or by a code that somebody was told. */
import type { FileKey } from './sealed-file.ts'
import { MOVERS, openSealedFile, readSealedFile, SEALED_VERSION } from './sealed-file.ts'
import { readFrame } from './file-frame.ts'
import { unpackFile, type About, type PackedFile } from './file-format.ts'
import type { FileReason, RefusedFile } from './result.ts'

export interface BroughtFile {
  readonly name: string
  readonly bytes: Uint8Array
}

export interface OpenedFiles {
  readonly from: readonly About[]
  readonly texts: ReadonlySet<string>
  /** Files of other posyandu, with which somebody moves here. */
  readonly movers: readonly { readonly about: About; readonly texts: readonly string[] }[]
  readonly refusedFiles: readonly RefusedFile[]
  /** One of them opens by a code, and not by what was given. */
  readonly needsCode: boolean
}

export interface Opening {
  readonly isOurs: (posyandu: string) => boolean
  /** The posyandu at hand: whoever comes with a file of another one moves here. */
  readonly posyandu: string
  readonly keysOf: (posyandu: string) => Promise<readonly FileKey[]>
  readonly code: string | undefined
}

type Opened = PackedFile | { readonly ok: false; readonly reason: 'other-posyandu' | 'sealed' | 'code' }

export async function openFiles(files: readonly BroughtFile[], opening: Opening): Promise<OpenedFiles> {
  const from: About[] = []
  const texts = new Set<string>()
  const refusedFiles: RefusedFile[] = []
  const movers: { about: About; texts: readonly string[] }[] = []
  let needsCode = false
  for (const { name, bytes } of files) {
    const file = await openFile(bytes, opening)
    const refuse = (reason: FileReason): void => void refusedFiles.push({ name, reason })
    if (file.ok && file.about.what === MOVERS && file.about.posyandu !== opening.posyandu) {
      movers.push({ about: file.about, texts: file.texts })
    } else if (file.ok && opening.isOurs(file.about.posyandu)) {
      from.push(file.about)
      for (const text of file.texts) texts.add(text)
    } else if (file.ok) refuse('other-posyandu')
    else if (file.reason === 'code') needsCode = true
    else refuse(file.reason)
  }
  return { from, texts, movers, refusedFiles, needsCode }
}

async function openFile(bytes: Uint8Array, { isOurs, keysOf, code }: Opening): Promise<Opened> {
  if (readFrame(bytes)?.version !== SEALED_VERSION) return unpackFile(bytes)
  const sealed = readSealedFile(bytes)
  if (!sealed) return { ok: false, reason: 'damaged' }
  if (!isOurs(sealed.posyandu) && !sealed.isOfMovers) return { ok: false, reason: 'other-posyandu' }
  const plain = await openSealedFile(sealed, { keys: await keysOf(sealed.posyandu), code })
  if (!plain) return { ok: false, reason: sealed.takesCode ? 'code' : 'sealed' }
  return unpackFile(plain)
}
