import type { BodyRow } from './body-rows.ts'
import type { DoseReading } from './dose-cell.ts'
import type { DoseColumn } from './dose-names.ts'
import type { Doubt } from './doubt.ts'
import type { HadDose, HadField } from './reading.ts'

/** What one cell says of one dose, and where it stands. */
export interface Said<Reading = DoseReading> {
  readonly field: HadField
  readonly column: DoseColumn
  readonly reading: Reading
  readonly written: string
  readonly source: BodyRow
  readonly proof: HadDose['proof']
}

type Given = Extract<DoseReading, { is: 'given' }>

/** What the cells of one dose say together: a date stands above a tick, and two dates above neither. */
export function mergeDose(said: readonly Said[]): { readonly dose?: HadDose; readonly doubt?: Doubt } {
  const given = said.filter(isGiven)
  const dated = given.filter(({ reading }) => reading.date !== undefined)
  const [first, ...others] = dated
  if (first && others.some(({ reading }) => reading.date !== first.reading.date)) {
    const written = [...new Set(dated.map((one) => one.written))].join(' / ')
    const other = others.find(({ source }) => source !== first.source)
    const otherRow = other === undefined ? {} : { otherRow: other.source.number }
    return { dose: hadDose(first), doubt: { ...aboutDose(first), kind: 'dose-two-dates', written, ...otherRow } }
  }
  const best = first ?? given[0]
  if (best) return withDoubt(best, { ...hadDose(best), ...placeAndDate(best.reading) }, best.reading.doubt)
  for (const one of said) {
    const { reading, proof } = one
    if (reading.is === 'refused') return { dose: { proof, outcome: 'refused', reason: reading.reason } }
  }
  for (const one of said) if (one.reading.is === 'unclear') return withDoubt(one, undefined, one.reading.doubt)
  return {}
}

/** The parts of a doubt that say which dose it is about, and where that stands. */
export function aboutDose(said: Said): Omit<Doubt, 'kind'> {
  const { field, written, source } = said
  return { sheet: source.sheet, row: source.number, field, written, dose: hadDose(said) }
}

function isGiven(said: Said): said is Said<Given> {
  return said.reading.is === 'given'
}

function withDoubt(said: Said, dose: HadDose | undefined, doubt: Given['doubt']) {
  return { ...(dose && { dose }), ...(doubt && { doubt: { ...aboutDose(said), ...doubt } }) }
}

function hadDose({ proof, column: { product } }: Said): HadDose {
  return { proof, ...(product && { product }) }
}

function placeAndDate({ date, place, batch }: Given): Pick<HadDose, 'date' | 'place' | 'batch'> {
  return {
    ...(date !== undefined && { date }),
    ...(place !== undefined && { place }),
    ...(batch !== undefined && { batch }),
  }
}
