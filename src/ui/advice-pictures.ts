/** One flat picture for each topic of advice, 64 by 64: shapes from back to front, each in a colour of `app.css`. */
import type { AdviceCode } from '../domain/child-care/advice.ts'

export type Fill = 'ink' | 'paper' | 'brand' | 'good' | 'warn' | 'skin' | 'yellow' | 'blue' | 'none'
export type Shape = readonly [fill: Fill, path: string]

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
const bowl = 'M8 32h48a24 22 0 0 1-48 0z'
const plate: readonly Shape[] = [
  ['paper', circle(32, 32, 25)],
  ['none', circle(32, 32, 19)],
]
const crossedOut: Shape = ['none', 'M8 56 56 8']

const motherAndBaby: readonly Shape[] = [
  ['ink', circle(27, 17, 12)],
  ['skin', circle(29, 19, 8)],
  ['brand', 'M8 62c0-20 6-32 19-32s21 12 21 32z'],
  ['blue', 'M24 50c4-10 26-12 32-4 3 5-2 11-10 11H31c-6 0-9-3-7-7z'],
  ['skin', circle(29, 45, 7)],
]
const thermometer: readonly Shape[] = [
  ['paper', 'M53 8a4 4 0 0 1 4 4v18a6 6 0 1 1-8 0V12a4 4 0 0 1 4-4z'],
  ['warn', 'M52 18h2v14a4 4 0 1 1-2 0z'],
]
const egg = 'M19 40c0-9 4-16 9-16s9 7 9 16a9 8 0 0 1-18 0z'

export const ADVICE_PICTURES: Readonly<Record<AdviceCode, readonly Shape[]>> = {
  diare: [
    ['paper', 'M8 14h26l-4 42H12z'],
    ['blue', 'M10 28h22l-3 28H13z'],
    ['yellow', 'M38 24h20v30H38z'],
    ['brand', 'M46 32h4v5h5v4h-5v5h-4v-5h-5v-4h5z'],
  ],
  tbc: [
    ['paper', 'M10 60V28L32 10l22 18v32z'],
    ['brand', 'M29 24h6v7h7v6h-7v7h-6v-7h-7v-6h7z'],
    ['blue', 'M26 48h12v12H26z'],
  ],
  'bantu-menyusui': motherAndBaby,
  'sakit-menyusui': [...motherAndBaby, ...thermometer],
  'asi-saja': [
    ['blue', 'M32 4c10 14 20 22 20 36a20 20 0 0 1-40 0C12 26 22 18 32 4z'],
    ['skin', circle(32, 40, 13)],
    ['ink', circle(27, 38, 1.5)],
    ['ink', circle(37, 38, 1.5)],
    ['none', 'M27 44q5 5 10 0'],
  ],
  'sakit-makan': [
    ['yellow', 'M12 32c2-10 36-10 40 0z'],
    ['brand', bowl],
    ['none', 'M20 20q-4-5 0-10m12 8q-4-5 0-10'],
    ...thermometer,
  ],
  'mpasi-lengkap': [
    ['paper', 'M10 32c2-14 16-14 18 0z'],
    ['yellow', circle(32, 25, 8)],
    ['warn', 'M36 32l4-12 8 3-3 9z'],
    ['good', 'M44 32c0-10 6-14 12-14 0 8-2 12-6 14z'],
    ['brand', bowl],
  ],
  'lauk-hewani': [
    ['paper', egg],
    ['yellow', circle(28, 40, 4)],
    ['blue', 'M6 16c8-10 26-10 34 0 2-3 6-6 10-6-2 4-2 8 0 12-4 0-8-3-10-6-8 10-26 10-34 0z'],
    ['ink', circle(14, 14, 1.8)],
    ['skin', 'M40 56c-4-10 4-20 12-18 6 2 7 12 0 17-4 3-9 3-12 1z'],
  ],
  'makan-sering': [
    ['paper', circle(32, 32, 26)],
    ['none', 'M32 14v18l12 8'],
    ['brand', circle(32, 10, 4)],
    ['brand', circle(53, 38, 4)],
    ['brand', circle(11, 38, 4)],
    ['yellow', circle(48, 17, 3)],
    ['yellow', circle(32, 54, 3)],
  ],
  pmt: [
    ['yellow', 'M14 22h36v36H14z'],
    ['paper', 'M14 22l6-12h24l6 12z'],
    ['skin', circle(32, 36, 8)],
    ['brand', 'M20 58c0-8 5-13 12-13s12 5 12 13z'],
  ],
  'gizi-lebih': [['warn', 'M18 20h28l-4 38H22z'], ['paper', 'M15 14h34v7H15z'], ['none', 'M34 14 40 3h8'], crossedOut],
  stimulasi: [
    ['blue', 'M8 40h18v18H8z'],
    ['yellow', 'M26 40h18v18H26z'],
    ['brand', 'M17 22h18v18H17z'],
    ['warn', circle(52, 50, 8)],
  ],
  'isi-piringku': [
    ...plate,
    ['paper', 'M32 32V13a19 19 0 0 1 19 19z'],
    ['skin', 'M32 32h19a19 19 0 0 1-19 19z'],
    ['good', 'M32 32v19a19 19 0 0 1-19-19z'],
    ['yellow', 'M32 32H13a19 19 0 0 1 19-19z'],
  ],
  'datang-lagi': [
    ['paper', 'M8 14h48v44H8z'],
    ['brand', 'M8 14h48v12H8z'],
    ['none', 'M20 8v12m24-12v12M20 42l8 8 16-16'],
  ],
}
