/** An open day as the bidan is told of it: who is referred, who is mentioned, and what she has seen already. Pure. */
import type { KmsLines } from '../../domain/growth/cut-offs.ts'
import type { GrowthTables } from '../../domain/growth/tables.ts'
import { groupBy } from '../../domain/group-by.ts'
import { TIERS } from '../../domain/follow-up/reasons.ts'
import { isKnownToBidan } from '../../domain/follow-up/referral.ts'
import type { Child, DayVisit } from '../../replica/queries/child.ts'
import type { ReferralRecord } from '../../replica/queries/referrals.ts'
import type { DayRecords } from '../../replica/queries/reports.ts'
import { childFollowUp, hasTwoWeights, type ChildFollowUp } from '../follow-up-of.ts'
import { growthRowOn } from '../growth-record.ts'

export interface ReportedChild {
  readonly child: Child
  readonly visit: DayVisit
  readonly found: ChildFollowUp
  /** The referral that was made on this day. */
  readonly referral: ReferralRecord | undefined
}

export interface DayReports {
  /** To be referred or referred today, the most urgent first; those the bidan has not seen before the others. */
  readonly refer: readonly ReportedChild[]
  /** Only to be told. */
  readonly tell: readonly ReportedChild[]
  /** Nothing is left to tell of these. */
  readonly seen: readonly ReportedChild[]
  readonly incomplete: number
  readonly twoWeights: number
}

export function dayReports(tables: GrowthTables, openDay: string, records: DayRecords): DayReports {
  const referrals = groupBy(records.referrals, ({ person }) => person)
  const here = records.children.flatMap((child) => {
    const visit = child.visits.find((each) => each.openDay === openDay)
    return visit ? [{ child, visit }] : []
  })
  const all = here.flatMap(({ child, visit }): ReportedChild[] => {
    const own = referrals.get(child.record) ?? []
    const found = childFollowUp({
      child,
      visit,
      row: rowOf(tables, child, openDay, records.kms),
      referrals: own,
      settings: records.settings,
      tables,
    })
    return found ? [{ child, visit, found, referral: own.find((each) => each.openDay === openDay) }] : []
  })
  const reported = all.filter(({ found, referral }) => referral || found.referrals.length + found.reports.length > 0)
  const open = reported.filter((one) => !isSeen(one))
  const isReferred = ({ found, referral }: ReportedChild) => found.referrals.length > 0 || referral !== undefined
  return {
    refer: open.filter(isReferred).sort((a, b) => urgency(a) - urgency(b)),
    tell: open.filter((one) => !isReferred(one)),
    seen: reported.filter(isSeen),
    incomplete: here.filter(({ child }) => !child.shown.birthDate || !child.shown.sex).length,
    twoWeights: here.filter(({ visit }) => hasTwoWeights(visit)).length,
  }
}

/** What the bidan has not ticked off yet; what she was referred is known to her once she has the referral. */
export function untoldOf({ found, referral }: ReportedChild): readonly string[] {
  const known = referral && isKnownToBidan(referral.status) ? referral.reasons : []
  return [...found.referrals, ...found.reports].flatMap(({ code }) =>
    found.told.has(code) || known.includes(code) ? [] : [code],
  )
}

/** She knows of every finding, and a child to be referred has its referral. */
function isSeen(one: ReportedChild): boolean {
  const isReferralMissing = one.found.referrals.length > 0 && one.referral === undefined
  const knows = untoldOf(one).length === 0
  return knows && !isReferralMissing && one.referral?.status !== 'dibuat'
}

function urgency({ found, referral }: ReportedChild): number {
  const tiers = [...found.referrals.map(({ tier }) => tier), ...(referral ? [referral.tier] : [])]
  return Math.min(...tiers.map((tier) => TIERS.indexOf(tier)))
}

function rowOf(tables: GrowthTables, { shown, visits }: Child, openDay: string, kms: KmsLines) {
  const { sex, birthDate: birth } = shown
  return sex && birth ? growthRowOn(tables, { sex, birth }, visits, openDay, kms) : undefined
}
