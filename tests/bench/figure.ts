/** One measured number: printed as a JSON line the moment it is known, and in the table at the end. */

export interface Figure {
  /** `part: what`, unique in a run. */
  readonly name: string
  readonly value: number
  readonly unit: string
  /** At most this, when something was promised. */
  readonly target?: number
  /** How it was measured, and what else was seen. */
  readonly note?: string
}

const figures: Figure[] = []

export function report(figure: Figure): void {
  figures.push(figure)
  const { target, value } = figure
  process.stdout.write(`${JSON.stringify({ ...figure, ...(target !== undefined && { met: value <= target }) })}\n`)
}

export function progress(text: string): void {
  process.stderr.write(`${text}\n`)
}

/** Everything reported in this run. */
export function table(): string {
  const rows = figures.map(({ name, value, unit, target, note }) => [
    name,
    `${value} ${unit}`,
    target === undefined ? '' : `≤ ${target}`,
    target === undefined ? '' : value <= target ? 'met' : 'MISSED',
    note ?? '',
  ])
  const all = [['figure', 'measured', 'target', '', 'note'], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  const lines = all.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  '))
  return lines.map((line) => line.trimEnd()).join('\n') + '\n'
}

/** The value that this share of the samples does not exceed (nearest rank). */
export function percentile(samples: readonly number[], share: number): number {
  if (samples.length === 0) throw new Error('expected at least one sample')
  const sorted = [...samples].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

export function median(samples: readonly number[]): number {
  return percentile(samples, 0.5)
}

/** Samples as a note: `n=7, 1200–1500`. */
export function spread(samples: readonly number[]): string {
  return `n=${samples.length}, ${Math.round(Math.min(...samples))}–${Math.round(Math.max(...samples))}`
}
