import { growthTables, type GrowthTables } from './tables.ts'

let loading: Promise<GrowthTables> | undefined

/** WHO's tables, fetched and wrapped once, when the first child is measured. */
export function loadGrowthTables(): Promise<GrowthTables> {
  loading ??= Promise.all([import('./tables/who-2006.ts'), import('./tables/who-2007.ts')]).then(
    ([{ who2006 }, { who2007 }]) => growthTables(who2006, who2007),
    (reason: unknown) => {
      loading = undefined
      throw reason
    },
  )
  return loading
}
