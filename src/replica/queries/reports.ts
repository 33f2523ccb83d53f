/** What the bidan of an open day is told: everybody who came, with what is known of them from before. */
import type { KmsLines } from '../../domain/growth/cut-offs.ts'
import type { LocalDatabase } from '../tables.ts'
import { readChildren, type Child } from './child.ts'
import { readFollowUpSettings, type PuskesmasFollowUp } from './follow-up-settings.ts'
import { loadReferrals, type ReferralRecord } from './referrals.ts'
import { kmsLines, readSettings } from './settings.ts'

export interface DayRecords {
  readonly children: readonly Child[]
  readonly referrals: readonly ReferralRecord[]
  readonly settings: PuskesmasFollowUp
  readonly kms: KmsLines
}

export async function loadDayRecords(db: LocalDatabase, openDay: string): Promise<DayRecords> {
  const visits = await db.visit.where('openDay', openDay)
  const [children, referrals, settings, shown] = await Promise.all([
    readChildren(
      db,
      visits.map(({ person }) => person),
    ),
    loadReferrals(db),
    readFollowUpSettings(db),
    readSettings(db),
  ])
  return { children, referrals, settings, kms: kmsLines(shown) }
}
