/** Whether WHO's tables have something to say of what was measured: of a child's numbers, and of IMT/U up to 18 years. */
import { ageGroupOn, cardOf } from '../../../../../domain/life-stage.ts'
import { maternalOn } from '../../../../../domain/pregnancy/pregnancy.ts'
import type { Child, DayVisit } from '../../../../../replica/queries/child.ts'

export function isReadByTables({ shown: { birthDate }, pregnancies }: Child, { date, shown }: DayVisit): boolean {
  const group = date === undefined ? undefined : ageGroupOn(birthDate ?? undefined, date)
  const card = group && cardOf(group, maternalOn(pregnancies, date ?? '')?.state)
  const isMeasured = (field: 'weightKg' | 'heightCm' | 'headCm') => typeof shown[field] === 'number'
  if (card === 'anak') return isMeasured('weightKg') || isMeasured('heightCm') || isMeasured('headCm')
  return card === 'sekolah-remaja' && isMeasured('weightKg') && isMeasured('heightCm')
}
