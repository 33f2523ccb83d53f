/** Complaints after an injection. */
import type { Kipi } from '../../domain/immunization/kipi.ts'
import { isProduct, type Product } from '../../domain/immunization/products.ts'
import type { KipiFields } from '../../log/records/kipi.ts'
import type { KipiRow } from '../database.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import { withoutTakenBack } from './taken-back.ts'

export interface KipiRecord extends Kipi {
  readonly record: string
  readonly document: string
  readonly person: string
  readonly shown: KipiFields
}

/** Those that nobody has settled, of everybody; newest first. */
export async function loadOpenKipi(db: LocalDatabase): Promise<readonly KipiRecord[]> {
  const rows = await withoutTakenBack(db, await db.kipi.toArray(), ({ person }) => person)
  return rows
    .flatMap(readKipi)
    .filter(({ status }) => status !== 'selesai')
    .sort(newestFirst)
}

/** One that was taken back has no person any more. */
export function readKipi(row: KipiRow): readonly KipiRecord[] {
  const { record, document, person, shown } = row
  if (!shown.person) return []
  const products = (shown.products ?? []).filter(isProduct) as readonly Product[]
  const { serious, status, onset } = shown
  // Two that were written apart are both read: one may say not to go on.
  const answers = new Set(
    fieldStates(row)['answer']?.heads.flatMap(({ value }) => (typeof value === 'string' ? value : [])),
  )
  return [
    {
      record,
      document,
      person,
      shown,
      products,
      serious: serious === true,
      status: status ?? 'baru',
      onset: onset ?? undefined,
      answer: [...answers].join(' / ') || undefined,
    },
  ]
}

export function newestFirst(a: KipiRecord, b: KipiRecord): number {
  return (b.onset ?? '').localeCompare(a.onset ?? '') || b.record.localeCompare(a.record)
}
