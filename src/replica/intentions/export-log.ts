/** That something left the app, for whoever asks later. */
import type { ExportFields } from '../../log/records/export.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** `document`: whose it is (`records/export.ts`); `number`: what stands on the paper (`exportNumber`). */
export function logExport(append: Append, document: string, number: string, fields: ExportFields): Promise<SaveResult> {
  return append([{ document, kind: 'export', record: number, set: fieldsToWrite(fields) }])
}
