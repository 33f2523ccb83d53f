import { recordType, type FieldsOf } from '../record-type.ts'
import { text } from '../shapes.ts'

/** A person who works with the app; several may share a phone. In `directory/<puskesmas>`. */
export const user = recordType('user', { name: text })
export type UserFields = FieldsOf<typeof user>
