import type { FileProblem } from '../../domain/workbook/file-problem.ts'
import type { Summary } from '../../domain/workbook/summary.ts'
import type { SaveProblem } from '../write.ts'

export type ImportProgress =
  { readonly step: 'reading' } | { readonly step: 'writing'; readonly done: number; readonly of: number }

export type ImportResult =
  | { readonly ok: true; readonly summary: Summary; readonly entries: number }
  | ({ readonly ok: false } & (FileProblem | { readonly reason: SaveProblem }))
