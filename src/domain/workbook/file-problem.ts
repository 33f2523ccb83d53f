/** Why a file could not be read at all. */
export type FileProblem =
  | { readonly reason: 'empty-file' | 'password-protected' | 'old-xls' | 'broken' }
  | { readonly reason: 'not-a-workbook'; readonly looksLike: 'text' | 'web-page' | 'other' }
  | { readonly reason: 'too-large'; readonly limitMb: number }
  | { readonly reason: 'no-known-sheet'; readonly sheets: readonly string[] }
