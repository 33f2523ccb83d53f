/**
 * How each chart is drawn: its lines, and the bands between them by how near to normal they are. The bands are the
 * classes of Permenkes 2/2020 (`cut-offs.ts`); those of LK/U are programme practice.
 */
import type { ChartIndex } from './chart-lines.ts'
import { KMS_LINES, type KmsLines } from './cut-offs.ts'

/** `merah` and `oranye` are the lines of that name on the KMS. `danger`: what lies beyond it is a danger sign. */
export type LineKind = 'median' | 'border' | 'thin' | 'merah' | 'oranye' | 'danger'
export type BandKind = 'normal' | 'near' | 'far'

export interface ChartShape {
  readonly lines: readonly { readonly z: number; readonly kind: LineKind }[]
  readonly bands: readonly { readonly fromZ: number; readonly toZ: number; readonly kind: BandKind }[]
}

const THIN_TO_FAT: ChartShape = {
  lines: [
    { z: -3, kind: 'danger' },
    { z: -2, kind: 'border' },
    { z: -1, kind: 'thin' },
    { z: 0, kind: 'median' },
    { z: 1, kind: 'border' },
    { z: 2, kind: 'thin' },
    { z: 3, kind: 'thin' },
  ],
  bands: [
    { fromZ: -3, toZ: -2, kind: 'near' },
    { fromZ: -2, toZ: 1, kind: 'normal' },
    { fromZ: 1, toZ: 2, kind: 'near' },
    { fromZ: 2, toZ: 3, kind: 'far' },
  ],
}

const SHAPES: Readonly<Record<Exclude<ChartIndex, 'weightForAge'>, ChartShape>> = {
  heightForAge: {
    lines: [
      { z: -3, kind: 'border' },
      { z: -2, kind: 'border' },
      { z: -1, kind: 'thin' },
      { z: 0, kind: 'median' },
      { z: 1, kind: 'thin' },
      { z: 2, kind: 'thin' },
      { z: 3, kind: 'border' },
    ],
    bands: [
      { fromZ: -3, toZ: -2, kind: 'near' },
      { fromZ: -2, toZ: 3, kind: 'normal' },
    ],
  },
  weightForHeight: THIN_TO_FAT,
  bmiForAge: THIN_TO_FAT,
  headForAge: {
    lines: [
      { z: -3, kind: 'thin' },
      { z: -2, kind: 'border' },
      { z: -1, kind: 'thin' },
      { z: 0, kind: 'median' },
      { z: 1, kind: 'thin' },
      { z: 2, kind: 'border' },
      { z: 3, kind: 'thin' },
    ],
    bands: [
      { fromZ: -3, toZ: -2, kind: 'near' },
      { fromZ: -2, toZ: 2, kind: 'normal' },
      { fromZ: 2, toZ: 3, kind: 'near' },
    ],
  },
}

export function chartShape(index: ChartIndex, kms: KmsLines = KMS_LINES): ChartShape {
  return index === 'weightForAge' ? kmsShape(kms) : SHAPES[index]
}

/** The KMS of Buku KIA, with the red and the orange line where this puskesmas has them (domain spec §5.4). */
function kmsShape({ merahZ, oranyeZ }: KmsLines): ChartShape {
  const others = [-2, 0, 2, 3].filter((z) => z !== merahZ && z !== oranyeZ)
  return {
    lines: [
      { z: merahZ, kind: 'merah' },
      { z: oranyeZ, kind: 'oranye' },
      ...others.map((z) => ({ z, kind: z === 0 ? 'median' : 'thin' }) as const),
    ],
    bands: THIN_TO_FAT.bands,
  }
}
