import type { ExportFields } from '../../log/records/export.ts'
import type { Scope } from '../../replica/handover/scope.ts'
import type { LocalDatabase } from '../../replica/tables.ts'

/** What is written down when something is handed over. Signed entries cannot be cut: the NIK goes with them. */
export async function handedOver(
  db: LocalDatabase,
  scope: Scope,
  what: 'berkas' | 'qr',
  title: string,
): Promise<ExportFields> {
  const about = { what, title, nik: true }
  if (scope.what === 'visitor') return { ...about, people: 1, person: scope.person, openDay: scope.openDay }
  if (scope.what === 'person') return { ...about, people: scope.people.length }
  if (scope.what === 'all') return { ...about, people: (await db.person.toArray()).length }
  const visits = await db.visit.where('openDay', scope.openDay)
  return { ...about, people: visits.length, openDay: scope.openDay }
}
