import type { Summary } from '../../domain/workbook/summary.ts'

export type ImportProgress =
  { readonly step: 'reading' } | { readonly step: 'writing'; readonly done: number; readonly of: number }

export type ImportResult =
  | { readonly ok: true; readonly summary: Summary; readonly entries: number }
  | { readonly ok: false; readonly reason: string }
