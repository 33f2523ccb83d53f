import type { Json } from '../../log/entry.ts'

/** A form's fields as an entry's: what was left undefined is not written. The worker checks them against their type. */
export function fieldsToWrite(fields: Readonly<Record<string, unknown>>): Record<string, Json> {
  return JSON.parse(JSON.stringify(fields)) as Record<string, Json>
}
