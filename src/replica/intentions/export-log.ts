/** That something left the app, for whoever asks later. */
import { registryOf } from '../../log/document-name.ts'
import type { ExportFields } from '../../log/records/export.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** `number`: what stands on the paper (`exportNumber`). */
export function logExport(append: Append, posyandu: string, number: string, fields: ExportFields): Promise<SaveResult> {
  return append([{ document: registryOf(posyandu), kind: 'export', record: number, set: fieldsToWrite(fields) }])
}
