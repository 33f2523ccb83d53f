import type { MotherPlace } from '../../../../replica/intentions/pregnancy.ts'
import type { Child } from '../../../../replica/queries/child.ts'

/** Where what is said of her pregnancies is written. */
export function motherOf(
  { record, records, shown }: Child,
  posyandu: string,
): MotherPlace & { family: string | undefined } {
  return { posyandu, person: record, records, family: shown.family ?? undefined }
}
