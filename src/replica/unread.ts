/**
 * Documents that this phone adds to and never reads (domain rule K20). What is written there waits in the outbox until
 * the relay has it, and nowhere else: not in a table, not in a document on the disk. What stays is that it was written.
 */
import { groupBy } from '../domain/group-by.ts'
import { parseDocumentName } from '../log/document-name.ts'
import type { Entry } from '../log/entry.ts'
import { readsAny } from '../log/permission.ts'
import { partsOfVisitId } from '../log/record-id.ts'
import type { Role } from '../log/role.ts'
import { readAs, role as roleShape } from '../log/shapes.ts'
import type { Projected, SensitiveRow } from './database.ts'
import { fieldsAsStored } from './field-states.ts'
import type { Reading, Transaction } from './store.ts'

export function isConfidential(document: string): boolean {
  return parseDocumentName(document)?.type === 'sensitive'
}

export async function isUnread(tx: Reading, document: string): Promise<boolean> {
  if (!isConfidential(document)) return false
  const role = await roleHere(tx)
  return role === undefined || !readsAny(role, 'sensitive')
}

/** What the directory gave this phone counts; until it has said something, what its invitation offered. */
export async function roleHere(tx: Reading): Promise<Role | undefined> {
  const [self] = await tx.get('self', ['self'])
  const [grant] = self ? await tx.get('grant', [self.device]) : []
  return readAs(roleShape, grant?.shown.role) ?? self?.role
}

/** That something was written, when and about whom; never what. */
export async function noteDown(tx: Transaction, document: string, entries: readonly Entry[]): Promise<void> {
  const byRecord = groupBy(entries, ({ record }) => record)
  const known = await tx.get('sensitive', [...byRecord.keys()])
  tx.put(
    'sensitive',
    [...byRecord].map(([record, group], i): SensitiveRow => {
      const before = (known[i] as SensitiveRow | undefined)?.noted ?? []
      const added = group.filter(({ id }) => !before.some((one) => one.id === id)).map(({ id, at }) => ({ id, at }))
      return { ...EMPTY, record, document, ...partsOfVisitId(record), noted: [...before, ...added] }
    }),
  )
}

/** A row with nothing in it: when this phone is given more, its entries are folded as into no row at all. */
const EMPTY: Omit<Projected, 'record' | 'document'> & { readonly shown: Record<string, never> } = {
  shown: {},
  conflicts: [],
  doubts: {},
  open: 0,
  newer: false,
  state: fieldsAsStored({}),
}
