/** How many people a desa has by Pusdatin: what the puskesmas' percentages may be taken of. */
import { directoryOf } from '../../log/document-name.ts'
import { targetId, type TargetFields } from '../../log/records/target.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface DesaYear {
  readonly desa: string
  readonly year: number
}

/** Only what was changed; null takes a number away. */
export function setTargets(
  append: Append,
  puskesmas: string,
  { desa, year }: DesaYear,
  fields: TargetFields,
): Promise<SaveResult> {
  const set = fieldsToWrite({ desa, year, ...fields })
  return append([{ document: directoryOf(puskesmas), kind: 'target', record: targetId(year, desa), set }])
}
