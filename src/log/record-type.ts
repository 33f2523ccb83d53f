import * as v from 'valibot'
import type { RecordState } from './fold.ts'
import { shownHead } from './fold.ts'
import type { Json } from './entry.ts'

/**
 * A record type: the fields this app knows, each with its meaning, unit and shape. Every field folds by heads
 * (`fold.ts`). Fields and kinds it does not know pass through untouched: a newer app wrote them.
 */
export type Shape = Readonly<Record<string, v.GenericSchema>>

export interface RecordType<Fields extends Shape, Prefixed extends Shape = Shape> {
  readonly kind: string
  readonly fields: Fields
  /** Families of fields, by what their names begin with: `dose.` for `dose.bcg`, `dose.mr`, … */
  readonly prefixed: Prefixed
}

export type FieldsOf<Type> =
  Type extends RecordType<infer Fields, infer Prefixed>
    ? { [Name in keyof Fields]?: v.InferOutput<Fields[Name]> | null } & {
        [Name in keyof Prefixed & string as `${Name}${string}`]?: v.InferOutput<Prefixed[Name]> | null
      }
    : never

export function recordType<Fields extends Shape>(kind: string, fields: Fields): RecordType<Fields, NoFields>
export function recordType<Fields extends Shape, Prefixed extends Shape>(
  kind: string,
  fields: Fields,
  prefixed: Prefixed,
): RecordType<Fields, Prefixed>
export function recordType(kind: string, fields: Shape, prefixed: Shape = {}): RecordType<Shape> {
  return { kind, fields, prefixed }
}

type NoFields = Readonly<Record<never, v.GenericSchema>>

/** Of what an entry sets, the fields this app knows. */
export function knownFields(type: RecordType<Shape>, set: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(Object.entries(set).filter(([name]) => schemaOf(type, name) !== undefined))
}

/** The shown values of a record's known fields; a value of a shape this app does not know is left out. */
export function shownFields<Fields extends Shape, Prefixed extends Shape>(
  type: RecordType<Fields, Prefixed>,
  state: RecordState,
): FieldsOf<RecordType<Fields, Prefixed>> {
  const shown: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(state.fields)) {
    const value = shownHead(field)?.value ?? null
    const schema = schemaOf(type, name)
    if (value !== null && schema && v.safeParse(schema, value).success) shown[name] = value
  }
  return shown as FieldsOf<RecordType<Fields, Prefixed>>
}

/** The names of the fields whose value does not fit the type: a programming error when we are about to write it. */
export function misfits(type: RecordType<Shape>, set: Readonly<Record<string, Json>>): string[] {
  return Object.entries(set)
    .filter(([name, value]) => {
      const schema = schemaOf(type, name)
      return value !== null && schema !== undefined && !v.safeParse(schema, value).success
    })
    .map(([name]) => name)
}

/** Whether an entry carries something that only a newer app understands ("perlu pembaruan aplikasi"). */
export function hasUnknown(type: RecordType<Shape>, state: RecordState): boolean {
  return Object.entries(state.fields).some(([name, field]) => {
    const schema = schemaOf(type, name)
    const value = shownHead(field)?.value
    if (value === undefined || value === null) return false
    return schema === undefined ? !name.startsWith('doubt.') : !v.safeParse(schema, value).success
  })
}

/** Undefined for a field this app does not know. */
function schemaOf(type: RecordType<Shape>, name: string): v.GenericSchema | undefined {
  if (Object.hasOwn(type.fields, name)) return type.fields[name]
  const prefix = name.slice(0, name.indexOf('.') + 1)
  return prefix !== '' && Object.hasOwn(type.prefixed, prefix) ? type.prefixed[prefix] : undefined
}
