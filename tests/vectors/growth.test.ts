import { describe, expect, it } from 'vitest'
import type { GrowthIndex, ZScore } from '../../src/domain/growth/lms.ts'
import { loadGrowthTables } from '../../src/domain/growth/load-tables.ts'
import { scoreCsv } from '../../src/domain/growth/score-csv.ts'
import type { Sex } from '../../src/domain/growth/tables.ts'
import { zScores, type GrowthScores, type Measured, type Posture } from '../../src/domain/growth/z-scores.ts'
import { zScores5to19 } from '../../src/domain/growth/z-scores-5to19.ts'
import { numberOf, readVectors, type Vector } from './read-vectors.ts'

const tables = await loadGrowthTables()

const under5: readonly (readonly [index: GrowthIndex, name: string])[] = [
  ['heightForAge', 'len'],
  ['weightForAge', 'wei'],
  ['weightForHeight', 'wfl'],
  ['bmiForAge', 'bmi'],
  ['headForAge', 'hc'],
  ['armForAge', 'ac'],
]
const from5: typeof under5 = [
  ['heightForAge', 'hfa'],
  ['weightForAge', 'wfa'],
  ['bmiForAge', 'bfa'],
]

describe('every child scores as in WHO Anthro 1.1.0', () => {
  for (const [file, count] of [
    ['vectors-public.csv', 400],
    ['vectors-agemonths-public.csv', 90],
  ] as const) {
    const vectors = readVectors(file)
    it(`${file} has ${count} children`, () => {
      expect(vectors).toHaveLength(count)
    })
    it.each(vectors.map((vector, at) => [at + 2, vector['case'], vector] as const))(
      `${file} line %i (%s)`,
      (_line, _case, vector) => {
        const scores = zScores(tables, childOf(vector))
        expectScores(scores, vector, under5)
        expectNear(scores.adjustedHeightCm, vector['clenhei'])
        expectNear(scores.bmi, vector['cbmi'])
        expect(scores.standingUnder9Months).toBe(vector['c9mo_flag'] === '1')
      },
    )
  }
})

describe('every older child scores as in WHO AnthroPlus 1.0.0', () => {
  const vectors = readVectors('vectors-5to19-public.csv')
  it('in a file too: AnthroPlus’ own columns in, its columns out', () => {
    const input = ['sex', 'age_months', 'weight_kg', 'height_cm', 'oedema'] as const
    const output = ['zhfa', 'zwfa', 'zbfa', 'fhfa', 'fwfa', 'fbfa'] as const
    const table = (columns: readonly string[]) =>
      [columns, ...vectors.map((vector) => columns.map((column) => vector[column] ?? ''))]
        .map((cells) => `${cells.join(',')}\n`)
        .join('')
    const scored = scoreCsv(tables, table(input))
    expect(scored).toEqual({ ok: true, csv: table(output) })
  })
  it('has 200 children', () => {
    expect(vectors).toHaveLength(200)
  })
  it.each(vectors.map((vector, at) => [at + 2, vector['case'], vector] as const))(
    'line %i (%s)',
    (_line, _case, vector) => {
      const scores = zScores5to19(tables, childOf(vector))
      expectScores(scores, vector, from5)
      expectNear(scores.bmi, vector['cbmi'])
    },
  )
})

function expectScores(scores: GrowthScores, vector: Vector, indices: typeof under5): void {
  for (const [index, name] of indices) {
    const score: ZScore | undefined = scores[index]
    expect(score?.z.toFixed(2) ?? '', index).toBe(vector[`z${name}`])
    expectNear(score?.exact, vector[`z${name}_raw`])
    expect(score === undefined ? '' : Number(score.flagged).toString(), `${index} flag`).toBe(vector[`f${name}`])
  }
}

function expectNear(found: number | undefined, text: string | undefined): void {
  const wanted = numberOf(text)
  if (wanted === undefined || found === undefined) expect(found).toBe(wanted)
  else expect(Math.abs(found - wanted)).toBeLessThan(1e-6)
}

function childOf(vector: Vector): Measured {
  return {
    sex: sexes[vector['sex'] ?? ''],
    ageDays: numberOf(vector['age_days']),
    ageMonths: numberOf(vector['age_months']),
    weightKg: numberOf(vector['weight_kg']),
    heightCm: numberOf(vector['lenhei_cm'] ?? vector['height_cm']),
    posture: postures[vector['measure'] ?? ''],
    headCm: numberOf(vector['headc_cm']),
    armCm: numberOf(vector['armc_cm']),
    oedema: vector['oedema'] === 'y',
  }
}

const sexes: Readonly<Record<string, Sex>> = { '1': 'L', '2': 'P' }
const postures: Readonly<Record<string, Posture>> = { l: 'terlentang', h: 'berdiri' }
