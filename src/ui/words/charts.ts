/** Charts and the KMS, in words: a part of the catalogue that only screens with a chart load. */
import { charts as id } from './id/charts.ts'
import { part } from './words.svelte.ts'

/** In the chosen language; reactive. */
export const chartWords = part(id, ({ charts }) => charts)
