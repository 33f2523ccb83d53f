import type { XlsxCell } from '../../../reports/national/xlsx.ts'
import type { nationalWords } from '../../../ui/words/national.ts'
import type { ListedPerson } from './area-list.svelte.ts'

type Words = ReturnType<typeof nationalWords>['bnba']

/** From here on an age is said in years. */
const YEARS_FROM_MONTHS = 72

/** In the order of `words.columns`. */
export function listRow(person: ListedPerson, at: number, words: Words): readonly XlsxCell[] {
  const { name, sex, months, mother, dusun, rt, posyandu, desa, because } = person
  const age =
    months === undefined
      ? null
      : months < YEARS_FROM_MONTHS
        ? words.months(months)
        : words.years(Math.floor(months / 12))
  const why = (words.because as Readonly<Record<string, string>>)[because] ?? because
  return [at + 1, name, sex ?? null, age, mother ?? null, dusun ?? null, rt ?? null, posyandu, desa ?? null, why]
}
