import { recordType, type FieldsOf } from '../record-type.ts'
import { text } from '../shapes.ts'

/**
 * A key of the files that go from phone to phone. In `registry/<posyandu>`: who may read the posyandu may open its files.
 * Several phones may each have made one before they met; every one of them opens.
 */
export const fileKey = recordType('file-key', {
  /** AES-GCM, 256 bits, base64url. */
  key: text,
})
export type FileKeyFields = FieldsOf<typeof fileKey>
