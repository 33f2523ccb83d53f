import type { Doubt } from '../../domain/workbook/doubt.ts'
import type { Json } from '../../log/entry.ts'

/** Doubts about a field stand beside it. Those about a whole row are in the summary. */
export function doubtFields(doubts: readonly Doubt[]): Record<string, Json> {
  const fields: Record<string, Json> = {}
  for (const { field, kind, written, suggestion, otherRow, dose, sheet, row } of doubts) {
    if (field === undefined) continue
    const optional = {
      ...(suggestion !== undefined && { suggestion }),
      ...(otherRow !== undefined && { otherRow }),
      ...(dose !== undefined && { dose: { ...dose } }),
    }
    fields[`doubt.${field}`] = { kind, written, ...optional, sheet, row }
  }
  return fields
}
