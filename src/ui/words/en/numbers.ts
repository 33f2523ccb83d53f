import type { numbers as id } from '../id/numbers.ts'

export const numbers: typeof id = { decimalMark: '.' }
