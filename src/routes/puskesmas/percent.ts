import { areaWords } from '../../ui/words/area.ts'

/** "84 %": whole numbers, rounded down short of all of them, so that 100 % is everybody. */
export function percent(share: number): string {
  const hundredths = Math.round(share * 100)
  return areaWords().percent(String(hundredths === 100 && share < 1 ? 99 : hundredths))
}
