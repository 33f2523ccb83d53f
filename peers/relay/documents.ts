/** Documents as a relay has them: months of a posyandu. */
import { visitsOf } from '../../src/log/document-name.ts'
import { POSYANDU } from '../../tests/doors.ts'

const FIRST_YEAR = 2018

export function documentsOf(count: number): readonly string[] {
  return Array.from({ length: count }, (_, i) => {
    const month = String((i % 12) + 1).padStart(2, '0')
    return visitsOf(POSYANDU, `${FIRST_YEAR + Math.floor(i / 12)}-${month}`)
  })
}
