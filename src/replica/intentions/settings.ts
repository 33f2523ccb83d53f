/** What this district does its own way. */
import { directoryOf } from '../../log/document-name.ts'
import type { SettingsFields } from '../../log/records/settings.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

/** Only what is changed; null takes a setting back to what is usual. */
export function changeSettings(append: Append, puskesmas: string, fields: SettingsFields): Promise<SaveResult> {
  return append([
    { document: directoryOf(puskesmas), kind: 'settings', record: 'settings', set: fieldsToWrite(fields) },
  ])
}
