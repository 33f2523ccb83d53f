/** Settings as they are typed, and what of it is to be written. Pure. */
import type { CalendarDate } from '../../../domain/calendar.ts'
import { ROUTES, type Route } from '../../../domain/follow-up/reasons.ts'
import type { SettingsFields } from '../../../log/records/settings.ts'
import { readTypedDate } from '../../../ui/typed-date.ts'
import { steps } from '../../steps.ts'
import { NUMBER_SETTINGS, readNumber } from './number-settings.ts'

export interface TypedSettings {
  /** Its name. */
  puskesmas: string
  readonly names: string[]
  hexavalentFrom: string
  je: boolean | undefined
  rv: boolean | undefined
  tbcSymptoms: number | undefined
  tbcCard: 'lesu' | 'kontak' | undefined
  mindForm: 'srq-20' | 'phq-4' | undefined
  dewormingTwice: boolean | undefined
  /** By setting. */
  readonly numbers: Record<string, string>
  /** By reason: how soon, where it is not the usual. */
  readonly routes: Record<string, Route>
}

const ROUTE = 'route.'

export function typedSettings(shown: SettingsFields): TypedSettings {
  return {
    puskesmas: shown.puskesmas ?? '',
    names: steps.map((step) => shown[`step.${step}`] ?? ''),
    hexavalentFrom: (shown.hexavalentFrom ?? '').split('-').reverse().join('/'),
    je: shown.je ?? undefined,
    rv: shown.rv ?? undefined,
    tbcSymptoms: shown.tbcSymptomsToRefer ?? undefined,
    tbcCard: shown.tbcCard ?? undefined,
    mindForm: shown.mindForm ?? undefined,
    dewormingTwice: shown.dewormingTwice ?? undefined,
    numbers: Object.fromEntries(NUMBER_SETTINGS.map(({ name }) => [name, inWords(stands(shown)[name])])),
    routes: routesIn(shown),
  }
}

function routesIn(shown: SettingsFields): Record<string, Route> {
  return Object.fromEntries(
    Object.entries(stands(shown)).flatMap(([name, value]) =>
      name.startsWith(ROUTE) && ROUTES.some((route) => route === value)
        ? [[name.slice(ROUTE.length), value as Route]]
        : [],
    ),
  )
}

/** Only what differs from what stands; null takes a setting back. Undefined while something cannot be read. */
export function changedSettings(
  typed: TypedSettings,
  shown: SettingsFields,
  today: CalendarDate,
): SettingsFields | undefined {
  const from = typed.hexavalentFrom.trim() === '' ? null : readTypedDate(typed.hexavalentFrom, today)
  const numbers = Object.fromEntries(
    NUMBER_SETTINGS.map((setting) => [setting.name, readNumber(typed.numbers[setting.name] ?? '', setting)] as const),
  )
  if (from === undefined || Object.values(numbers).includes(undefined)) return undefined
  const wanted: Record<string, unknown> = {
    puskesmas: typed.puskesmas.trim() || null,
    hexavalentFrom: from,
    je: typed.je ?? null,
    rv: typed.rv ?? null,
    tbcSymptomsToRefer: typed.tbcSymptoms ?? null,
    tbcCard: typed.tbcCard ?? null,
    mindForm: typed.mindForm ?? null,
    dewormingTwice: typed.dewormingTwice ?? null,
    ...Object.fromEntries(steps.map((step) => [`step.${step}`, typed.names[step - 1]?.trim() || null])),
    ...numbers,
    ...Object.fromEntries(Object.keys(routesIn(shown)).map((reason) => [ROUTE + reason, null])),
    ...Object.fromEntries(Object.entries(typed.routes).map(([reason, route]) => [ROUTE + reason, route])),
  }
  const changed = Object.entries(wanted).filter(([name, value]) => value !== (stands(shown)[name] ?? null))
  return Object.fromEntries(changed) as SettingsFields
}

function stands(shown: SettingsFields): Readonly<Record<string, unknown>> {
  return shown
}

function inWords(value: unknown): string {
  return typeof value === 'number' ? String(value).replace('.', ',') : ''
}
