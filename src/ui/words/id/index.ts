import { common } from './common.ts'
import { dates } from './dates.ts'
import { shell } from './shell.ts'

export const id = { common, dates, shell }
