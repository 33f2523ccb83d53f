/** How much an invented child weighs and measures: a line near the middle of the charts, for practice alone. */

/** Completed months, kg, cm: rounded from WHO's medians of 2006, both sexes together. */
const LINE = [
  [0, 3.3, 49.5],
  [1, 4.3, 54],
  [2, 5.3, 57.5],
  [3, 6.1, 60.5],
  [6, 7.6, 66.7],
  [9, 8.5, 71],
  [12, 9.3, 75],
  [24, 11.8, 86.5],
  [36, 14, 95.5],
  [48, 16.1, 103],
  [60, 18.2, 109.5],
  [72, 20.4, 115.5],
] as const

export function inventedWeightKg(months: number): number {
  return between(months, 1)
}

export function inventedHeightCm(months: number): number {
  return between(months, 2)
}

function between(months: number, column: 1 | 2): number {
  const at = Math.min(Math.max(months, 0), 71.9)
  const next = LINE.findIndex(([month]) => month > at)
  const [from, to] = [LINE[next - 1] ?? LINE[0], LINE[next] ?? LINE[11]]
  return from[column] + ((at - from[0]) / (to[0] - from[0])) * (to[column] - from[column])
}
