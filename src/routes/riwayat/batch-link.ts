/** A batch in the address of the screen that takes it back: nobody's name stands in it. Pure. */
import type { Batch } from '../../replica/audit-reader.ts'

export function batchToQuery({ who, by, from, until }: Batch): string {
  return `?${new URLSearchParams({ siapa: who, hp: by, dari: from, sampai: until }).toString()}`
}

/** Undefined when something is missing. */
export function queryToBatch(parameters: URLSearchParams): Batch | undefined {
  const [who, by, from, until] = ['siapa', 'hp', 'dari', 'sampai'].map((name) => parameters.get(name))
  return who && by && from && until ? { who, by, from, until } : undefined
}

/** As a date and time field has it: "2026-11-10T09:12", in the phone's own time zone. */
export function toField(at: string): string {
  return at.slice(0, 16)
}

/** The whole minute counts. Undefined while the field is empty. */
export function fromField(typed: string, before: string, edge: 'from' | 'until'): string | undefined {
  return typed === '' ? undefined : `${typed}:${edge === 'from' ? '00' : '59'}${before.slice(19)}`
}
