/** Where months and kilograms fall on the KMS, in CSS pixels. Pure, so that it can be checked without a screen. */

export interface ChartFrame {
  readonly width: number
  readonly height: number
  readonly fromMonth: number
  readonly toMonth: number
  readonly minKg: number
  readonly maxKg: number
}

/** Room for the kilograms at the left, the line names at the right, the months below. */
export const MARGIN = { left: 34, right: 30, top: 14, bottom: 28 } as const

export interface AgedWeight {
  readonly ageMonths: number
  readonly weightKg: number
}

/** The KMS page that holds this age: the first two years have one of their own. */
export function windowOfAge(ageMonths: number): { readonly fromMonth: number; readonly toMonth: number } {
  return ageMonths < 24 ? { fromMonth: 0, toMonth: 24 } : { fromMonth: 24, toMonth: 60 }
}

/** A frame in which all the given lines and weights are inside, on whole kilograms. */
export function chartFrame(
  size: { readonly width: number; readonly height: number },
  window: { readonly fromMonth: number; readonly toMonth: number },
  weights: readonly AgedWeight[],
): ChartFrame {
  const kilograms = weights.filter((weight) => isInWindow(weight, window)).map(({ weightKg }) => weightKg)
  return {
    ...size,
    ...window,
    minKg: Math.floor(Math.min(...kilograms)),
    maxKg: Math.ceil(Math.max(...kilograms)),
  }
}

export function isInWindow({ ageMonths }: AgedWeight, window: { fromMonth: number; toMonth: number }): boolean {
  return ageMonths >= window.fromMonth && ageMonths <= window.toMonth
}

export function xOf({ width, fromMonth, toMonth }: ChartFrame, ageMonths: number): number {
  return MARGIN.left + ((ageMonths - fromMonth) / (toMonth - fromMonth)) * (width - MARGIN.left - MARGIN.right)
}

export function yOf({ height, minKg, maxKg }: ChartFrame, weightKg: number): number {
  return height - MARGIN.bottom - ((weightKg - minKg) / (maxKg - minKg)) * (height - MARGIN.top - MARGIN.bottom)
}

/** An SVG path through these weights. */
export function pathOf(frame: ChartFrame, weights: readonly AgedWeight[]): string {
  return weights
    .map(
      ({ ageMonths, weightKg }, index) =>
        `${index === 0 ? 'M' : 'L'}${at(xOf(frame, ageMonths))} ${at(yOf(frame, weightKg))}`,
    )
    .join('')
}

/** An SVG path around the band between two lines. */
export function bandOf(frame: ChartFrame, low: readonly AgedWeight[], high: readonly AgedWeight[]): string {
  return `${pathOf(frame, [...low, ...[...high].reverse()])}Z`
}

/** Round numbers from `from` to `to`, at least `gap` pixels apart. */
export function ticks(from: number, to: number, pixels: number, gap: number, steps: readonly number[]): number[] {
  const step = steps.find((candidate) => (pixels / (to - from)) * candidate >= gap) ?? steps.at(-1) ?? 1
  const first = Math.ceil(from / step) * step
  return Array.from({ length: Math.floor((to - first) / step) + 1 }, (_, index) => first + index * step)
}

function at(pixels: number): string {
  return pixels.toFixed(1)
}
