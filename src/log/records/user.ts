import { recordType, type FieldsOf } from '../record-type.ts'

import { recordRef, role, text } from '../shapes.ts'

/** A person who works with the app; several may share a phone. In `directory/<puskesmas>`. */
export const user = recordType('user', {
  name: text,
  /** The posyandu a kader works at; absent for a bidan or somebody of the puskesmas, and for who came before it was asked. */
  posyandu: recordRef,
  /** What the phone was given on which they were written down. */
  role,
})
export type UserFields = FieldsOf<typeof user>
