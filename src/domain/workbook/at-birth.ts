import type { BodyRow } from './body-rows.ts'
import { absent, certain, doubtful, type DoubtedField, type Reading } from './doubt.ts'
import { readYesNo } from './marks.ts'
import { readNik } from './nik.ts'
import { readNumber } from './numbers.ts'
import type { PersonFields } from './reading.ts'
import { isBlank, textIn, writtenIn, type Cell } from './sheet.ts'

type AtBirth =
  | 'birthWeightG'
  | 'birthLengthCm'
  | 'birthHeadCm'
  | 'birthOrder'
  | 'gestationWeeks'
  | 'imd'
  | 'kia'
  | 'kiaSmallBaby'
  | 'parentNik'
  | 'living'

/** What only e-PPGBM's identity columns say of a child (domain spec §11.5). */
export function readAtBirth(source: BodyRow): {
  readonly [Field in AtBirth]-?: Reading<NonNullable<PersonFields[Field]>>
} {
  const parentNik = readNik(source.cell('parentNik'))
  return {
    birthWeightG: readBirthWeight(source.cell('birthWeight')),
    // As the app asks at registration; 22 to 45 completed weeks is any birth there is.
    birthLengthCm: between('birthLengthCm', source.cell('birthLength'), 20, 65),
    birthHeadCm: between('birthHeadCm', source.cell('birthHead'), 20, 50),
    birthOrder: between('birthOrder', source.cell('birthOrder'), 1, 20),
    gestationWeeks: between('gestationWeeks', source.cell('gestation'), 22, 45),
    imd: readYesNo('imd', source.cell('imd')),
    kia: mapped(readYesNo('kia', source.cell('kia')), (has) => (has ? 'ada' : 'tidak-ada')),
    kiaSmallBaby: readYesNo('kiaSmallBaby', source.cell('kiaSmallBaby')),
    parentNik: parentNik.is === 'doubtful' ? doubtedNik(parentNik.doubt.kind, source.cell('parentNik')) : parentNik,
    living: readMoved(source.cell('moved')),
  }
}

/** In kilograms or in grams; 0 is what e-PPGBM writes for "not known". */
function readBirthWeight(cell: Cell | undefined): Reading<number> {
  const read = readNumber(cell)
  if (read.is === 'absent' || (read.is === 'certain' && read.value === 0)) return absent
  const value = read.is === 'certain' ? read.value : 0
  const grams = Math.round(value < 10 ? value * 1000 : value)
  return grams >= 300 && grams <= 7000
    ? certain(grams)
    : doubtful('value-out-of-range', 'birthWeightG', writtenIn(cell))
}

function between(field: DoubtedField, cell: Cell | undefined, least: number, most: number): Reading<number> {
  const read = readNumber(cell)
  if (read.is === 'absent' || (read.is === 'certain' && read.value === 0)) return absent
  if (read.is !== 'certain') return doubtful('number-unreadable', field, writtenIn(cell))
  return read.value >= least && read.value <= most
    ? certain(read.value)
    : doubtful('value-out-of-range', field, writtenIn(cell))
}

/** Nobody misses a parent's NIK; one that is written and cannot be read is looked at. */
function doubtedNik(kind: Parameters<typeof doubtful>[0], cell: Cell | undefined): Reading<string> {
  return kind === 'nik-missing' ? absent : doubtful(kind, 'parentNik', writtenIn(cell))
}

function readMoved(cell: Cell | undefined): Reading<'pindah'> {
  if (isBlank(cell) || /^(tidak|tdk|0|-)$/i.test(textIn(cell))) return absent
  return /^(ya|y|1|pindah|v)$/i.test(textIn(cell))
    ? certain('pindah')
    : doubtful('mark-unreadable', 'living', writtenIn(cell))
}

function mapped<T, U>(reading: Reading<T>, to: (value: T) => U): Reading<U> {
  return reading.is === 'certain' ? certain(to(reading.value)) : reading
}
