/** Posyandu that become one, and desa that are renamed or divided: for the puskesmas to say, all of it or nothing. */
import { directoryOf } from '../../log/document-name.ts'
import { desaScope } from '../../log/role.ts'
import type { Append, SaveResult, Write } from '../write.ts'

/** `whole` null: it stands on its own again. */
export function mergePosyandu(
  append: Append,
  puskesmas: string,
  part: string,
  whole: string | null,
): Promise<SaveResult> {
  return append([{ document: directoryOf(puskesmas), kind: 'posyandu', record: part, set: { partOf: whole } }])
}

/** A device that reads a desa, with everything it reads. */
export interface ScopedDevice {
  readonly device: string
  readonly scopes: readonly string[]
}

/**
 * These posyandu lie in `to` from now on. Devices that read `from` read `to` as well: nobody is shut out by a name, and
 * who is to read only one of the two is for the puskesmas to say.
 */
export function renameDesa(
  append: Append,
  puskesmas: string,
  posyandu: readonly string[],
  { from, to }: { readonly from: string; readonly to: string },
  devices: readonly ScopedDevice[],
): Promise<SaveResult> {
  const document = directoryOf(puskesmas)
  const [before, after] = [desaScope(from), desaScope(to)]
  const readers = devices.filter(({ scopes }) => scopes.includes(before) && !scopes.includes(after))
  return append([
    // First who may read it, so that at no time a posyandu lies where nobody is.
    ...readers.map(({ device, scopes }): Write => ({
      document,
      kind: 'grant',
      record: device,
      set: { scopes: [...scopes, after] },
    })),
    ...posyandu.map((record): Write => ({ document, kind: 'posyandu', record, set: { desa: to } })),
  ])
}
