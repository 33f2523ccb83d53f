import type { PersonMonth } from '../../../reports/month/person-month.ts'
import { mpasiSheet, pmtSheet } from '../../../reports/national/e-ppgbm-feeding.ts'
import { identitySheet, measurementSheet } from '../../../reports/national/e-ppgbm.ts'
import type { XlsxSheet } from '../../../reports/national/xlsx.ts'

/** The four import sheets, in the order of the site. */
export function eppgbmSheets(people: readonly PersonMonth[]): readonly XlsxSheet[] {
  return [identitySheet(people), measurementSheet(people), pmtSheet(people), mpasiSheet(people)]
}
