/** A file out of this phone: through the phone's own share sheet, or into its downloads. */
import { FILE_ENDING } from '../../replica/handover/file-ending.ts'

/** Chrome shares only files of a few kinds, and ours is none of them: as text it goes, and no reader looks at the name. */
const AS_TEXT = '.txt'

export type Given = 'shared' | 'saved'

export async function giveFile(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<Given> {
  const file = shareable(bytes, name)
  if (!file) {
    save(bytes, name)
    return 'saved'
  }
  // Closing the phone's share sheet is not an error.
  await navigator.share({ files: [file] }).catch(() => undefined)
  return 'shared'
}

export function save(bytes: Uint8Array<ArrayBuffer>, name: string): void {
  const address = URL.createObjectURL(new Blob([bytes], { type: 'application/octet-stream' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), REVOKE_AFTER_MS)
}

/** "melati-2026-11-10.langkah". Nobody's name stands in it: it lies in a folder that other apps read. */
export function fileName(place: string | undefined, date: string): string {
  const plain = (place ?? 'posyandu').toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `${plain}-${date}${FILE_ENDING}`
}

/** The download has begun by then. */
const REVOKE_AFTER_MS = 60_000

function shareable(bytes: Uint8Array<ArrayBuffer>, name: string): File | undefined {
  if (!('canShare' in navigator)) return undefined
  const files = [
    new File([bytes], name, { type: 'application/octet-stream' }),
    new File([bytes], name + AS_TEXT, { type: 'text/plain' }),
  ]
  return files.find((file) => navigator.canShare({ files: [file] }))
}
