/** What was measured of each contender in one run, beside each other: as JSON lines, as a file, and as a table. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { progress } from '../tests/bench/figure.ts'

export interface Measure {
  readonly what: string
  readonly unit: string
  /** Which way is better. */
  readonly better: 'less' | 'more'
  readonly values: Readonly<Record<string, number>>
  readonly note?: string
}

export const OURS = 'Lima Langkah'

const measures: Measure[] = []

export function compare(measure: Measure): void {
  const values = Object.fromEntries(Object.entries(measure.values).map(([name, value]) => [name, rounded(value)]))
  measures.push({ ...measure, values })
  process.stdout.write(`${JSON.stringify({ ...measure, values, timesOurs: ratios({ ...measure, values }) })}\n`)
}

/** One contender's trouble is no reason to measure none of the others; the run ends with 1. */
export function failed(name: string, error: unknown): void {
  process.exitCode = 1
  progress(`${name} was not measured: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
}

/** How many times ours is as good as each: 2 is "theirs takes twice as much", 0.5 "theirs is twice as good". */
function ratios({ values, better }: Measure): Readonly<Record<string, number>> {
  const ours = values[OURS]
  if (ours === undefined) return {}
  const others = Object.entries(values).filter(([name]) => name !== OURS)
  return Object.fromEntries(
    others.flatMap(([name, theirs]) => {
      const ratio = better === 'less' ? theirs / ours : ours / theirs
      return Number.isFinite(ratio) && ratio > 0 ? [[name, rounded(ratio)]] : []
    }),
  )
}

export async function writeMeasures(file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, `${JSON.stringify(measures, undefined, 2)}\n`)
}

/** A block for each measure: who, how much, against ours; whoever is best is marked. */
export function comparisonTable(): string {
  return measures.map(block).join('\n')
}

function block(measure: Measure): string {
  const { what, unit, better, values, note } = measure
  const compared = ratios(measure)
  const all = Object.values(values)
  const best = better === 'less' ? Math.min(...all) : Math.max(...all)
  const width = Math.max(...Object.keys(values).map((name) => name.length))
  const lines = Object.entries(values).map(([name, value]) => {
    const ratio = compared[name]
    const against =
      ratio === undefined ? '' : ratio >= 1 ? `ours is ${ratio}x better` : `better than ours ${inverse(ratio)}x`
    const mark = value === best ? '*' : ' '
    return ` ${mark} ${name.padEnd(width)}  ${`${value} ${unit}`.padStart(14)}  ${against}`.trimEnd()
  })
  return [`${what} (${better} is better)`, ...lines, ...(note === undefined ? [] : [`   ${note}`]), ''].join('\n')
}

function inverse(ratio: number): number {
  return rounded(1 / ratio)
}

/** Three figures, which is more than any of these is worth. */
function rounded(value: number): number {
  return Number(value.toPrecision(3))
}
