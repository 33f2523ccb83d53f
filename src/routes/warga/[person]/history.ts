/** A record's history in words. */
import type { Entry } from '../../../log/entry.ts'
import { fieldHistories, type FieldStep } from '../../../log/field-history.ts'
import type { HistoryField } from '../../../ui/history-field.ts'
import { auditWords } from '../../../ui/words/audit.ts'
import { t } from '../../../ui/words/words.svelte.ts'
import { fieldInWords, valueInWords } from '../../field-words.ts'
import { momentInWords } from '../../result-words.ts'

/** What only the app itself needs. */
const HIDDEN: readonly string[] = ['importKeys', 'came']

export interface Names {
  readonly who: (who: string) => string
  readonly phone: (device: string) => string
}

export function historyInWords(
  entries: readonly Entry[],
  names: Names,
  isLate: (id: string) => boolean = () => false,
  isOnCard = false,
): readonly HistoryField[] {
  return fieldHistories(entries)
    .filter(({ field }) => !HIDDEN.includes(field))
    .map(({ field, steps }) => ({
      key: field,
      name: fieldInWords(field, isOnCard),
      steps: steps.map((step) => ({
        key: step.id,
        what: changeInWords(field, step, isOnCard),
        who: [
          names.who(step.who),
          momentInWords(step.at, undefined),
          names.phone(step.by),
          ...(isLate(step.id) ? [auditWords().late] : []),
        ].join(' · '),
      })),
    }))
}

function changeInWords(field: string, { from, to, isBeside }: FieldStep, isOnCard: boolean): string {
  const words = t().person
  const value = to === null ? words.withdrawn : valueInWords(field, to, isOnCard)
  if (isBeside) return words.beside(value)
  const before = from.map((each) => (each === null ? words.withdrawn : valueInWords(field, each, isOnCard)))
  if (before.length === 0) return value
  return words.changed([...new Set(before)].join(' / '), value)
}
