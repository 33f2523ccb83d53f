import { registryOf } from '../../log/document-name.ts'
import { recoveryCode } from '../../log/records/recovery-code.ts'
import type { Self } from '../database.ts'
import type { Append, SaveResult } from '../write.ts'

/** Gives the posyandu the code that opens this phone when its PIN is forgotten. */
export function entrustRecoveryCode(append: Append, { device, posyandu }: Self, code: string): Promise<SaveResult> {
  const write = { document: registryOf(posyandu), kind: recoveryCode.kind, record: device, set: { code }, who: device }
  return append([write])
}
