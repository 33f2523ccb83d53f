/** What the bidan of an open day is told: everybody who came, with what is known of them from before. */
import type { LocalDatabase } from '../tables.ts'
import { readChildren, type Child } from './child.ts'
import { readFollowUpSettings, type PuskesmasFollowUp } from './follow-up-settings.ts'
import { loadReferrals, type ReferralRecord } from './referrals.ts'

export interface DayRecords {
  readonly children: readonly Child[]
  readonly referrals: readonly ReferralRecord[]
  readonly settings: PuskesmasFollowUp
}

export async function loadDayRecords(db: LocalDatabase, openDay: string): Promise<DayRecords> {
  const visits = await db.visit.where('openDay', openDay)
  const [children, referrals, settings] = await Promise.all([
    readChildren(
      db,
      visits.map(({ person }) => person),
    ),
    loadReferrals(db),
    readFollowUpSettings(db),
  ])
  return { children, referrals, settings }
}
