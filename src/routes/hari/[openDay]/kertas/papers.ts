import { createContext } from 'svelte'
import type { DayPapers } from './papers.svelte.ts'

/** The papers of the open day, made once for all their screens. */
export const [usePapers, setPapers] = createContext<DayPapers>()
