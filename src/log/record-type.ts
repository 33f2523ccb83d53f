import * as z from 'zod/mini'
import type { RecordState } from './fold.ts'
import { shownHead } from './fold.ts'
import type { Json } from './entry.ts'

/**
 * A record type: the fields this app knows, each with its meaning, unit and shape. Every field folds by heads
 * (`fold.ts`). Fields and kinds it does not know pass through untouched: a newer app wrote them.
 */
export type Shape = Readonly<Record<string, z.ZodMiniType>>

export interface RecordType<Fields extends Shape> {
  readonly kind: string
  readonly fields: Fields
}

export type FieldsOf<Type> =
  Type extends RecordType<infer Fields> ? { [Name in keyof Fields]?: z.infer<Fields[Name]> | null } : never

export function recordType<Fields extends Shape>(kind: string, fields: Fields): RecordType<Fields> {
  return { kind, fields }
}

/** The shown values of a record's known fields; a value of a shape this app does not know is left out. */
export function shownFields<Fields extends Shape>(
  type: RecordType<Fields>,
  state: RecordState,
): FieldsOf<RecordType<Fields>> {
  const shown: Record<string, unknown> = {}
  for (const [name, schema] of Object.entries(type.fields)) {
    const head = shownHead(state.fields[name])
    if (head && head.value !== null && z.safeParse(schema, head.value).success) shown[name] = head.value
  }
  return shown as FieldsOf<RecordType<Fields>>
}

/** The names of the fields whose value does not fit the type: a programming error when we are about to write it. */
export function misfits<Fields extends Shape>(type: RecordType<Fields>, set: Readonly<Record<string, Json>>): string[] {
  return Object.entries(set)
    .filter(([name, value]) => {
      const schema = type.fields[name]
      return value !== null && schema !== undefined && !z.safeParse(schema, value).success
    })
    .map(([name]) => name)
}

/** Whether an entry carries something that only a newer app understands ("perlu pembaruan aplikasi"). */
export function hasUnknown<Fields extends Shape>(type: RecordType<Fields>, state: RecordState): boolean {
  return Object.entries(state.fields).some(([name, field]) => {
    const schema = type.fields[name]
    const value = shownHead(field)?.value
    if (value === undefined || value === null) return false
    return schema === undefined ? !name.startsWith('doubt.') : !z.safeParse(schema, value).success
  })
}
