/** What the puskesmas closed and published, who stands for it, and what its programmes wrote. */
import type { CalendarMonth } from '../../domain/calendar.ts'
import { USUAL_CLOSING, type ClosingSettings } from '../../domain/month-closing.ts'
import { parseDocumentName } from '../../log/document-name.ts'
import { deviceOf } from '../../log/id.ts'
import type { ProgrammeMonthFields } from '../../log/records/recap.ts'
import type { Role } from '../../log/role.ts'
import { recapOf, signOffOf, type Recap, type SignOff } from '../../reports/closing/recap.ts'
import type { ServedSignOff } from '../../reports/month/served.ts'
import { fieldStates } from '../field-states.ts'
import type { Tables } from '../database.ts'
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
  const [rows, roles] = await Promise.all([db.signOff.toArray(), readRoles(db)])
  const ofOffice = rows.filter(isOfRecap).flatMap(({ shown }) => signOffOf(shown) ?? [])
  return [...ofOffice, ...inOwnRole(rows.flatMap(onPhone), roles)]
}

/** What bidan and ketua signed on their own phones, whatever role those were given. */
export async function loadPhoneSignOffs(db: LocalDatabase): Promise<readonly ServedSignOff[]> {
  return (await db.signOff.toArray()).flatMap(onPhone)
}

/** By device; needs the directory. */
export async function readRoles(db: LocalDatabase): Promise<ReadonlyMap<string, Role | undefined>> {
  return new Map((await db.grant.toArray()).map(({ record, shown }) => [record, shown.role ?? undefined]))
}

/** Of what was signed on phones, what stands: nobody signs for another. */
export function inOwnRole(
  all: readonly ServedSignOff[],
  roles: ReadonlyMap<string, Role | undefined>,
): readonly SignOff[] {
  return all.flatMap(({ device, signOff }) =>
    signOff.how === 'sendiri' && signOff.as === roles.get(device) ? [signOff] : [],
  )
}

function isOfRecap(row: Tables['signOff']): boolean {
  return documentsOf(row).some((document) => parseDocumentName(document)?.type === 'recap')
}

function onPhone(row: Tables['signOff']): readonly ServedSignOff[] {
  const signOff = isOfRecap(row) ? undefined : signOffOf(row.shown)
  return signOff ? [{ device: deviceOf(fieldStates(row).as?.heads.at(-1)?.id ?? ''), signOff }] : []
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
