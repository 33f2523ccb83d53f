import type { ProjectedRow } from '../../src/replica/store.ts'

/** A row as `project` makes them, with every column that a table is searched by. */
export function aRow(record: string, family = ''): ProjectedRow & Readonly<Record<string, unknown>> {
  return {
    record,
    document: 'registry/melati',
    shown: { name: 'Rafa Pratama', nik: '1771012304230001', phone: '0812\n345' },
    conflicts: ['phone'],
    doubts: { birthDate: { value: '2023-04-23', because: 'other-sheet' } } as unknown as ProjectedRow['doubts'],
    open: 1,
    newer: false,
    state: '{"name":{"heads":[{"value":"Rafa Pratama"}]}}',
    family,
    person: record,
    openDay: '2026-11-hari60',
  }
}
