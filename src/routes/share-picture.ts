/** A picture out of this phone. */
import { saveFile } from './puskesmas/save-file.ts'

/** By the phone's own share sheet; where there is none, as a download. */
export async function sharePicture(file: File, title: string, text: string): Promise<'shared' | 'saved'> {
  if (!navigator.canShare?.({ files: [file] })) {
    saveFile(file, file.name)
    return 'saved'
  }
  // Closing the share sheet is not an error.
  await navigator.share({ files: [file], title, text }).catch((reason: unknown) => {
    if (!(reason instanceof DOMException && reason.name === 'AbortError')) throw reason
  })
  return 'shared'
}
