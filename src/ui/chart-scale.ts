/** Where months and kilograms fall on a growth chart, in CSS pixels. Pure, so that it can be checked without a screen. */

export interface ChartFrame {
  readonly width: number
  readonly height: number
  readonly from: number
  readonly to: number
  readonly minY: number
  readonly maxY: number
}

/** Room for the numbers at the left, the line names at the right, the months below. */
export const MARGIN = { left: 38, right: 30, top: 14, bottom: 28 } as const

export interface Point {
  readonly x: number
  readonly y: number
}

/** A frame in which all the given points are inside, on whole kilograms or centimetres. */
export function chartFrame(
  size: { readonly width: number; readonly height: number },
  { from, to }: { readonly from: number; readonly to: number },
  points: readonly Point[],
): ChartFrame {
  const ys = points.map(({ y }) => y)
  return { ...size, from, to, minY: Math.floor(Math.min(...ys)), maxY: Math.ceil(Math.max(...ys)) }
}

export function xOf({ width, from, to }: ChartFrame, x: number): number {
  return MARGIN.left + ((x - from) / (to - from)) * (width - MARGIN.left - MARGIN.right)
}

export function yOf({ height, minY, maxY }: ChartFrame, y: number): number {
  return height - MARGIN.bottom - ((y - minY) / (maxY - minY)) * (height - MARGIN.top - MARGIN.bottom)
}

/** An SVG path through these points. */
export function pathOf(frame: ChartFrame, points: readonly Point[]): string {
  return points.map((point, index) => `${index === 0 ? 'M' : 'L'}${placeOf(frame, point)}`).join('')
}

/** An SVG path around the band between two lines. */
export function bandOf(frame: ChartFrame, low: readonly Point[], high: readonly Point[]): string {
  return `${pathOf(frame, [...low, ...[...high].reverse()])}Z`
}

/** One path of separate dots: each a line of no length, which a round cap makes a disc. */
export function dotsOf(frame: ChartFrame, points: readonly Point[]): string {
  return points.map((point) => `M${placeOf(frame, point)}h0`).join('')
}

/** One path of the steps from point to point that are, or are not, after a gap. */
export function stepsOf<Each extends Point & { readonly isAfterGap: boolean }>(
  frame: ChartFrame,
  points: readonly Each[],
  isAfterGap: boolean,
): string {
  return points
    .slice(1)
    .map((to, index) => (to.isAfterGap === isAfterGap ? pathOf(frame, [points[index]!, to]) : ''))
    .join('')
}

/** Round numbers from `from` to `to`, at least `gap` pixels apart. */
export function ticks(from: number, to: number, pixels: number, gap: number, steps: readonly number[]): number[] {
  const step = steps.find((candidate) => (pixels / (to - from)) * candidate >= gap) ?? steps.at(-1) ?? 1
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step)
}

function placeOf(frame: ChartFrame, { x, y }: Point): string {
  return `${xOf(frame, x).toFixed(1)} ${yOf(frame, y).toFixed(1)}`
}
