import type { Words } from '../words.svelte.ts'
import { common } from './common.ts'

export const en: Words = { common }
