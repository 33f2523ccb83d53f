import type { Words } from '../words.svelte.ts'
import { common } from './common.ts'
import { dates } from './dates.ts'
import { shell } from './shell.ts'

export const en: Words = { common, dates, shell }
