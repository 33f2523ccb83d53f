import { createContext } from 'svelte'
import type { Area } from '../../replica/area/area.ts'

/** What the office sees; made by the layout of `/puskesmas`. */
export const [useArea, setArea] = createContext<Area>()
