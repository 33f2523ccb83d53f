import type { Json } from '../../log/entry.ts'
import { misfits, type FieldsOf, type RecordType, type Shape } from '../../log/record-type.ts'

/** The fields as JSON, checked against their type. Throws on a misfit: the screen must not let one through. */
export function fieldsToWrite<Fields extends Shape>(
  type: RecordType<Fields>,
  fields: FieldsOf<RecordType<Fields>>,
): Record<string, Json> {
  const set: Record<string, Json> = JSON.parse(JSON.stringify(fields)) as Record<string, Json>
  const wrong = misfits(type, set)
  if (wrong.length > 0) throw new Error(`expected ${type.kind} fields that fit their type, found ${wrong.join(', ')}`)
  return set
}
