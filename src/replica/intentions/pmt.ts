/** PMT pemulihan: begun, eaten or not, weighed and decided each week, ended. */
import type { CalendarDate } from '../../domain/calendar.ts'
import type { Eaten, PmtDecision, PmtReason, PmtWeek } from '../../domain/follow-up/pmt.ts'
import { registryOf } from '../../log/document-name.ts'
import type { PmtFields } from '../../log/records/pmt.ts'
import type { Append, SaveResult } from '../write.ts'
import { fieldsToWrite } from './fields.ts'

export interface NewPmt {
  readonly person: string
  readonly reason: PmtReason
  readonly startedOn: CalendarDate
  readonly days: number
  readonly kind: 'pabrikan' | 'lokal'
}

/** Its record is returned at once, so that the screen can go there. Two phones that begin it apart begin one episode. */
export async function startPmt(
  append: Append,
  posyandu: string,
  fields: NewPmt,
): Promise<{ episode: string; result: SaveResult }> {
  const episode = `${fields.person}~${fields.startedOn}`
  return { episode, result: await write(append, posyandu, episode, { ...fields }) }
}

/** What it is made of and who pays. */
export function correctPmt(
  append: Append,
  posyandu: string,
  episode: string,
  fields: Pick<PmtFields, 'kind' | 'funding' | 'partner' | 'followsGuideline'>,
): Promise<SaveResult> {
  return write(append, posyandu, episode, fields)
}

export function recordPmtDay(
  append: Append,
  posyandu: string,
  episode: string,
  on: CalendarDate,
  eaten: Eaten,
): Promise<SaveResult> {
  return write(append, posyandu, episode, { [`eaten.${on}`]: eaten })
}

export function recordPmtWeek(
  append: Append,
  posyandu: string,
  episode: string,
  week: number,
  measured: PmtWeek,
): Promise<SaveResult> {
  return write(append, posyandu, episode, { [`weekly.${week}`]: { ...measured } })
}

/**
 * The episode goes on; `days` when it is now longer than it was meant to be. `isLatest`: of the weeks that have come,
 * which alone may have ended it, here or on a phone not heard yet.
 */
export function goOnWithPmt(
  append: Append,
  posyandu: string,
  episode: string,
  week: number,
  { days, isLatest }: { readonly days: number; readonly isLatest: boolean },
): Promise<SaveResult> {
  return write(append, posyandu, episode, { [`decision.${week}`]: 'lanjut', days, ...(isLatest && { endedOn: null }) })
}

/** `endedOn` is its last day. */
export function endPmt(
  append: Append,
  posyandu: string,
  episode: string,
  week: number,
  decision: Exclude<PmtDecision, 'lanjut'>,
  endedOn: CalendarDate,
): Promise<SaveResult> {
  return write(append, posyandu, episode, { [`decision.${week}`]: decision, endedOn })
}

function write(
  append: Append,
  posyandu: string,
  record: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<SaveResult> {
  return append([{ document: registryOf(posyandu), kind: 'pmt', record, set: fieldsToWrite(fields) }])
}
