/** Every referral of the posyandu, as it stands. */
import type { CalendarDate } from '../../domain/calendar.ts'
import { mostUrgent, type Tier } from '../../domain/follow-up/reasons.ts'
import { furthestStatus, REFERRAL_STATUSES, type ReferralStatus } from '../../domain/follow-up/referral.ts'
import { groupBy } from '../../domain/group-by.ts'
import { joinFields, type JoinedField } from '../../log/joined.ts'
import { canonicalByPerson, recordsOfPerson } from '../../log/links.ts'
import { partsOfVisitId } from '../../log/record-id.ts'
import { shownFields } from '../../log/record-type.ts'
import { referral as referralType, type ReferralFields } from '../../log/records/referral.ts'
import type { ReferralRow } from '../database.ts'
import type { LocalDatabase } from '../tables.ts'
import { fieldsOfRow } from './child.ts'
import { datesOf } from './days.ts'
import { readLinks } from './links.ts'
import { withoutTakenBack } from './taken-back.ts'

export interface ReferralRecord {
  /** The person's canonical record. */
  readonly person: string
  /** The record it was made under, which everybody goes on writing to. */
  readonly writtenFor: string
  readonly openDay: string
  /** The open day's date. */
  readonly madeOn: CalendarDate
  /** Who made it, as the log names them. */
  readonly madeBy: string
  readonly status: ReferralStatus
  /** Who moved it there, and when as their phone claims. */
  readonly movedBy: string
  readonly movedAt: string
  readonly tier: Tier
  readonly reasons: readonly string[]
  readonly shown: ReferralFields
}

/** Newest day first. One that was taken back is not there, nor one of a day that was cancelled. */
export async function loadReferrals(db: LocalDatabase): Promise<readonly ReferralRecord[]> {
  return readAll(db, await withoutTakenBack(db, await db.referral.toArray(), ({ person }) => person))
}

/** Those of one person, by any of their records; newest day first. */
export async function loadReferralsOf(db: LocalDatabase, person: string): Promise<readonly ReferralRecord[]> {
  const records = recordsOfPerson(person, await readLinks(db))
  return readAll(db, await db.referral.whereAny('person', records))
}

async function readAll(db: LocalDatabase, rows: readonly ReferralRow[]): Promise<readonly ReferralRecord[]> {
  const canonical = canonicalByPerson(await readLinks(db))
  const openDays = rows.map(({ openDay }) => openDay)
  const dates = await datesOf(db, openDays, await db.transfer.toArray())
  const byVisit = groupBy(rows, ({ person, openDay }) => `${canonical.get(person) ?? person}/${openDay}`)
  return [...byVisit]
    .flatMap(([visit, group]) => {
      const { person, openDay } = partsOfVisitId(visit)
      const madeOn = dates.get(openDay)
      return madeOn ? readOne(person, openDay, madeOn, group) : []
    })
    .sort((a, b) => (a.madeOn < b.madeOn ? 1 : -1))
}

function readOne(
  person: string,
  openDay: string,
  madeOn: CalendarDate,
  rows: readonly ReferralRow[],
): readonly ReferralRecord[] {
  const fields = joinFields(rows.map(fieldsOfRow))
  const shown = shownFields(referralType, { kind: referralType.kind, record: '', fields })
  const status = furthestStatus(valuesOf(fields.status).filter(isStatus))
  const moved = fields.status?.heads.find(({ value }) => value === status)
  if (status === undefined || moved === undefined) return []
  const answers = new Set(valuesOf(fields.answer).filter(Boolean))
  return [
    {
      person,
      writtenFor: partsOfVisitId(moved.record).person,
      openDay,
      madeOn,
      madeBy: fields.reasons?.heads.at(-1)?.who ?? moved.who,
      status,
      movedBy: moved.who,
      movedAt: moved.at,
      // Referred twice without seeing each other: the more urgent of the two, and all their reasons.
      tier: mostUrgent(valuesOf(fields.tier).filter(isTier)) ?? '7-hari',
      reasons: listed(fields.reasons),
      // Answered twice without seeing each other: all that either asks of the kader.
      shown:
        answers.size > 1 ? { ...shown, answer: [...answers].join(' / '), followUp: listed(fields.followUp) } : shown,
    },
  ]
}

function valuesOf(field: JoinedField | undefined): readonly unknown[] {
  return field?.heads.map(({ value }) => value) ?? []
}

function listed(field: JoinedField | undefined): string[] {
  return [...new Set(valuesOf(field).flatMap((value) => (Array.isArray(value) ? value.map(String) : [])))]
}

function isStatus(value: unknown): value is ReferralStatus {
  return (REFERRAL_STATUSES as readonly unknown[]).includes(value)
}

function isTier(value: unknown): value is Tier {
  return value === 'segera' || value === '24-jam' || value === '7-hari'
}
