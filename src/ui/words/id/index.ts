import { common } from './common.ts'

export const id = { common }
