/** Complaints after an injection. */
import type { Kipi } from '../../domain/immunization/kipi.ts'
import { isProduct, type Product } from '../../domain/immunization/products.ts'
import type { KipiFields } from '../../log/records/kipi.ts'
import type { KipiRow } from '../database.ts'
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
export function readKipi({ record, document, person, shown }: KipiRow): readonly KipiRecord[] {
  if (!shown.person) return []
  const products = (shown.products ?? []).filter(isProduct) as readonly Product[]
  const { serious, status, onset, answer } = shown
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
      answer: answer ?? undefined,
    },
  ]
}

export function newestFirst(a: KipiRecord, b: KipiRecord): number {
  return (b.onset ?? '').localeCompare(a.onset ?? '') || b.record.localeCompare(a.record)
}
