/** What F1, Buku 7, SIP 7 and LB3 ask of mothers and newborn children beside the weighing. */
import { KEK_CM } from '../../domain/cards/body.ts'
import { numberOf } from '../../domain/cards/values.ts'
import type { PersonMonth } from '../month/person-month.ts'
import { givenIn } from './examined.ts'
import { isInMonth } from './reached.ts'

export function isPregnant({ isSasaran, maternal }: PersonMonth): boolean {
  return isSasaran && maternal?.state === 'hamil'
}

export function isInNifas({ isSasaran, maternal }: PersonMonth): boolean {
  return isSasaran && maternal?.state === 'nifas'
}

export function isBreastfeeding({ isSasaran, maternal }: PersonMonth): boolean {
  return isSasaran && (maternal?.state === 'nifas' || maternal?.state === 'menyusui')
}

/** LiLA below 23,5 cm at a visit of this month. */
export function isThinPregnant(at: PersonMonth): boolean {
  const armCm = numberOf(at.values.armCm)
  return isPregnant(at) && armCm !== undefined && armCm < KEK_CM
}

/** TTD or MMS (K16), handed out at a visit of this month. */
export function isGivenIron(at: PersonMonth): boolean {
  return isPregnant(at) && givenIn(at, 'measure.ttd') + givenIn(at, 'measure.mms') > 0
}

export function isBornThisMonth(at: PersonMonth): boolean {
  return at.isSasaran && isInMonth(at, at.person.birth)
}
