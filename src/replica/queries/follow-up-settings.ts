import type { CardSettings } from '../../domain/cards/field.ts'
import {
  DEFAULT_FOLLOW_UP,
  TIERS,
  type FollowUpSettings,
  type Route,
  type Tier,
} from '../../domain/follow-up/reasons.ts'
import { PMT_DAYS, type PmtReason } from '../../domain/follow-up/pmt.ts'
import { ANSWER_WITHIN_DAYS } from '../../domain/follow-up/referral.ts'
import type { SettingsFields } from '../../log/records/settings.ts'
import type { LocalDatabase } from '../tables.ts'
import { cardSettings, readSettings } from './settings.ts'

export interface PuskesmasFollowUp extends FollowUpSettings {
  readonly answerDays: Readonly<Record<Tier, number>>
  readonly pmtDays: Readonly<Record<PmtReason, number>>
  readonly cards: CardSettings
}

/** How this puskesmas follows up: its own settings, and the usual ones for what it did not say. */
export async function readFollowUpSettings(db: LocalDatabase): Promise<PuskesmasFollowUp> {
  const shown = await readSettings(db)
  return {
    routes: Object.fromEntries(
      Object.entries(shown).flatMap(([name, value]) =>
        name.startsWith(ROUTE) && value !== null ? [[name.slice(ROUTE.length), value as Route]] : [],
      ),
    ),
    tbcSymptomsToRefer: shown.tbcSymptomsToRefer ?? DEFAULT_FOLLOW_UP.tbcSymptomsToRefer,
    answerDays: numbers(shown, 'answerDays.', TIERS, ANSWER_WITHIN_DAYS),
    pmtDays: numbers(shown, 'pmtDays.', ['wasting', 'underweight', 'tidak-naik'], PMT_DAYS),
    cards: cardSettings(shown),
  }
}

const ROUTE = 'route.'

function numbers<Key extends string>(
  shown: SettingsFields,
  prefix: 'answerDays.' | 'pmtDays.',
  keys: readonly Key[],
  usual: Readonly<Record<Key, number>>,
): Record<Key, number> {
  return Object.fromEntries(keys.map((key) => [key, shown[`${prefix}${key}`] ?? usual[key]])) as Record<Key, number>
}
