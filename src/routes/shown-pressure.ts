import type { VisitFields } from '../log/records/visit.ts'

/** `128/82`: both numbers of one reading, the second once it is whole; undefined where none is. */
export function shownPressure(shown: VisitFields): string | undefined {
  return (['-2', ''] as const)
    .map((nth) => [shown[`measure.sistole${nth}`], shown[`measure.diastole${nth}`]] as const)
    .find((reading) => reading.every((each) => typeof each === 'number'))
    ?.join('/')
}
