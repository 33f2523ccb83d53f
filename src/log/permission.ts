/**
 * What each role may do with which document, and who may write what in the directory. The one table (architecture §4,
 * §7): the relay's gate and the phones ask here.
 */
import type { DocumentName } from './document-name.ts'
import type { Entry } from './entry.ts'
import { covers, type Grant, type Role } from './role.ts'

type Right = 'write' | 'append' | 'read'

/** `write` reads too; `append` writes and never reads. */
const RIGHTS: Readonly<Record<DocumentName['type'], Partial<Record<Role, Right>>>> = {
  registry: { kader: 'write', ketua: 'write', bidan: 'write', puskesmas: 'write' },
  visits: { kader: 'write', ketua: 'write', bidan: 'write', puskesmas: 'write' },
  // Domain rule K20: written by a kader if need be, readable only by bidan and puskesmas.
  sensitive: { kader: 'append', ketua: 'append', bidan: 'write', puskesmas: 'write' },
  directory: { kader: 'write', ketua: 'write', bidan: 'write', puskesmas: 'write', dinas: 'read' },
  recap: { puskesmas: 'write', dinas: 'read' },
}

/** Where a posyandu lies; undefined while nobody has said. */
export type DesaOf = (posyandu: string) => string | undefined

export function mayRead(grant: Grant, document: DocumentName, desaOf: DesaOf): boolean {
  const right = rightTo(grant, document, desaOf)
  return right === 'read' || right === 'write'
}

export function mayAppend(grant: Grant, document: DocumentName, desaOf: DesaOf): boolean {
  const right = rightTo(grant, document, desaOf)
  return right === 'append' || right === 'write'
}

/** Whether somebody of this role may read such documents at all, wherever they are. */
export function readsAny(role: Role, type: DocumentName['type']): boolean {
  const right = RIGHTS[type][role]
  return right === 'read' || right === 'write'
}

function rightTo({ role, scopes }: Grant, document: DocumentName, desaOf: DesaOf): Right | undefined {
  const isWithin = !('posyandu' in document) || covers(scopes, document.posyandu, desaOf(document.posyandu))
  return isWithin ? RIGHTS[document.type][role] : undefined
}

/** Whether somebody with this grant may write this entry of the directory. */
export function mayWriteInDirectory(grant: Grant, entry: Entry, desaOf: DesaOf): boolean {
  if (grant.role === 'puskesmas') return true
  switch (entry.kind) {
    case 'device':
      return entry.record === entry.by
    case 'user':
      return grant.role !== 'dinas'
    case 'posyandu':
      return (
        grant.role !== 'dinas' && covers(grant.scopes, entry.record, desaOf(entry.record)) && !movesIt(entry, desaOf)
      )
    case 'settings':
      return grant.role === 'bidan'
    default:
      return false
  }
}

/**
 * To another desa, and so to whoever reads that one: for the puskesmas to say once somebody has said where it lies. Nor
 * does anybody else make two posyandu one.
 */
function movesIt({ record, set }: Entry, desaOf: DesaOf): boolean {
  if (set.partOf !== undefined) return true
  const desa = desaOf(record)
  return desa !== undefined && set.desa !== undefined && set.desa !== desa
}
