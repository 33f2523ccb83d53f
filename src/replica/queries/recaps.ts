/** What the puskesmas closed and published, who stands for it, and what its programmes wrote. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { USUAL_CLOSING, type ClosingSettings } from '../../domain/month-closing.ts'
import { parseDocumentName } from '../../log/document-name.ts'
import { deviceOf } from '../../log/id.ts'
import type { ProgrammeMonthFields } from '../../log/records/recap.ts'
import { recapOf, signOffOf, type Recap, type SignOff } from '../../reports/closing/recap.ts'
import { fieldStates } from '../field-states.ts'
import type { LocalDatabase } from '../tables.ts'
import { documentsOf } from '../row-place.ts'
import { readSettings } from './settings.ts'

export interface ProgrammeMonth {
  readonly programme: string
  readonly month: CalendarMonth
  readonly shown: ProgrammeMonthFields
}

export async function loadRecaps(db: LocalDatabase): Promise<readonly Recap[]> {
  const rows = await db.recap.toArray()
  return rows.flatMap(({ record, shown, conflicts }) => recapOf(record, shown, conflicts.length > 0) ?? [])
}

/** Without those that somebody wrote in another role than the one their device was given. */
export async function loadSignOffs(db: LocalDatabase): Promise<readonly SignOff[]> {
  const [rows, grants] = await Promise.all([db.signOff.toArray(), db.grant.toArray()])
  const roles = new Map(grants.map(({ record, shown }) => [record, shown.role]))
  return rows.flatMap((row) => {
    const isOfRecap = documentsOf(row).some((document) => parseDocumentName(document)?.type === 'recap')
    const device = deviceOf(fieldStates(row).as?.heads.at(-1)?.id ?? '')
    const isOwnRole = row.shown.how === 'sendiri' && row.shown.as === roles.get(device)
    return isOfRecap || isOwnRole ? (signOffOf(row.shown) ?? []) : []
  })
}

export async function loadProgrammes(db: LocalDatabase): Promise<readonly ProgrammeMonth[]> {
  return (await db.programmeMonth.toArray()).map(({ record, shown }) => {
    const [programme = '', month = ''] = record.split('/')
    return { programme, month, shown }
  })
}

/** When a month is due here: what the puskesmas set, and the usual for the rest. */
export async function readClosingSettings(db: LocalDatabase): Promise<ClosingSettings> {
  const shown = await readSettings(db)
  const of = (name: keyof ClosingSettings): number => shown[`closing.${name}`] ?? USUAL_CLOSING[name]
  return {
    entryDays: of('entryDays'),
    verifyDays: of('verifyDays'),
    completeDay: of('completeDay'),
    reportDay: of('reportDay'),
  }
}
