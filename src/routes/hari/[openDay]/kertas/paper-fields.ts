/** What is typed for the papers of a day: fields `paper.*` of the open day. */
import type { OpenDayFields } from '../../../../log/records/open-day.ts'

/** The activity report's own texts, in the order they are asked. */
export const REPORT_TEXTS = ['topik', 'pemateri', 'jam', 'catatan', 'rencana'] as const
export type ReportText = (typeof REPORT_TEXTS)[number]

export interface PaperFields {
  readonly kader: readonly string[]
  readonly nakes: readonly string[]
  readonly texts: Readonly<Record<ReportText, string>>
}

export function paperFields(day: OpenDayFields): PaperFields {
  const names = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((name) => typeof name === 'string') : []
  const text = (name: ReportText): string => {
    const value = day[`paper.${name}`]
    return typeof value === 'string' ? value : ''
  }
  return {
    kader: names(day['paper.kader']),
    nakes: names(day['paper.nakes']),
    texts: Object.fromEntries(REPORT_TEXTS.map((name) => [name, text(name)])) as Record<ReportText, string>,
  }
}

/** Only what was changed, so that two who type for one report do not undo each other; an emptied text is withdrawn. */
export function changedFields(before: PaperFields, after: PaperFields): OpenDayFields {
  const changed: OpenDayFields = {}
  for (const name of ['kader', 'nakes'] as const) {
    if (before[name].join('\n') !== after[name].join('\n')) changed[`paper.${name}`] = [...after[name]]
  }
  for (const name of REPORT_TEXTS) {
    const text = after.texts[name].trim()
    if (before.texts[name] !== text) changed[`paper.${name}`] = text === '' ? null : text
  }
  return changed
}

/** One name a line, as people type them. */
export function namesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
