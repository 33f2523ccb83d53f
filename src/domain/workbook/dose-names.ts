import type { Antigen } from '../immunization/products.ts'
import type { Capsule } from '../supplements/vitamin-a.ts'
import { headerWord } from './header-words.ts'
import type { HadField } from './reading.ts'
import { textIn, type Cell } from './sheet.ts'

/** What a column of an immunisation sheet holds. One of hexavalen holds two antigens (domain rule K10). */
export interface DoseColumn {
  readonly at: number
  readonly words: string
  readonly fields: readonly HadField[]
  /** Of a capsule, its colour. */
  readonly product?: 'hexavalen' | Capsule
}

type Vaccine = Antigen | 'hexavalen'

/** The words of e-PPGBM, ASIK, Buku KIA, the kohort and the card before 2013, without spaces and marks. */
const VACCINES: readonly (readonly [Vaccine, string])[] = [
  ['hb0', 'hb[0o]|hbnol|hepatitisb[0o]?|hepb[0o]?'],
  ['bcg', 'bcg'],
  ['ipv', 'ipv|polioipv|poliosuntik|poliosuntikan'],
  ['opv', 'b?opv|polio|poliotetes|poliooral|politetes'],
  ['hexavalen', 'he(?:x|ks)a|he(?:x|ks)avalent?|dpthbhibipv'],
  ['dpt', 'dpt|dpthb|dpthbhib|dpthibhb|penta|pentavalent?|pentabio'],
  ['pcv', 'pcv|pneumokokus'],
  ['rv', 'rv|rota|rotavirus'],
  ['mr', 'mr|(?:campak|measles)?mr|mrcampak|campak|campakrubell?a|measles|measlesrubella'],
  ['je', 'je|japaneseencephalitis'],
]
const HEADERS = VACCINES.map(([vaccine, names]) => {
  const pattern = `^(?:imunisasi|vaksin)?(?:${names})(24jam|17hari|0?7hari)?(lanjutan|booster|ulangan)?(?:ke)?(\\d|i{1,3}|iv)?$`
  return [vaccine, new RegExp(pattern)] as const
})

/** As many doses as the schedule and a child of hexavalen can have; a column of a later one is not known. */
const MOST: Readonly<Record<Vaccine, number>> = {
  hb0: 1,
  bcg: 1,
  opv: 4,
  dpt: 4,
  hexavalen: 4,
  ipv: 3,
  pcv: 3,
  rv: 3,
  mr: 2,
  je: 1,
}
/** The dose that a column without a number holds: where there was long only one. */
const UNNUMBERED: Partial<Record<Vaccine, number>> = { hb0: 1, bcg: 1, ipv: 1, mr: 1, je: 1 }
/** "Lanjutan" is the booster at 12 (PCV) or 18 months. */
const BOOSTER: Partial<Record<Vaccine, number>> = { dpt: 4, hexavalen: 4, mr: 2, pcv: 3 }

/** True for the name of a vaccine, with a dose's number or without. */
export function namesVaccine(cell: Cell | undefined): boolean {
  return vaccineIn(cell) !== undefined
}

/** The doses that a header cell names; undefined when it names no vaccine, or does not say which dose. */
export function doseColumn(cell: Cell | undefined, at: number): DoseColumn | undefined {
  const [vaccine, n] = vaccineIn(cell) ?? []
  if (vaccine === undefined || n === undefined || n > MOST[vaccine]) return undefined
  const words = textIn(cell)
  if (vaccine !== 'hexavalen') return { at, words, fields: [`had.${vaccine}.${n}`] }
  return { at, words, fields: [`had.dpt.${n}`, `had.ipv.${n}`], product: 'hexavalen' }
}

/** The doses that the cell of a row names: "Polio Tetes - 2". */
export function columnOfDose(text: string): DoseColumn | undefined {
  return doseColumn(text, 0)
}

function vaccineIn(cell: Cell | undefined): readonly [Vaccine, number | undefined] | undefined {
  const word = headerWord(cell)
  for (const [vaccine, pattern] of HEADERS) {
    const match = pattern.exec(word)
    if (!match) continue
    const [, , booster, n] = match
    if (booster !== undefined) return [vaccine, BOOSTER[vaccine]]
    return [vaccine, n === undefined ? UNNUMBERED[vaccine] : numberOf(n)]
  }
  return undefined
}

/** 3 for '3' and for 'iii'. */
export function numberOf(n: string): number {
  const roman = ['i', 'ii', 'iii', 'iv'].indexOf(n)
  return roman < 0 ? Number(n) : roman + 1
}
