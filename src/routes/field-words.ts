/** The value of any field, as a person reads it. */
import { CARD_FIELDS } from '../domain/cards/all-fields.ts'
import type { Json } from '../log/entry.ts'
import { consent } from '../log/records/family.ts'
import { contact } from '../log/records/pregnancy.ts'
import { earlierDose, readAs } from '../log/shapes.ts'
import { shortDate } from '../ui/dates.ts'
import { doseName } from '../ui/dose-name.ts'
import { formatCm, formatDecimal, formatKg } from '../ui/numbers.ts'
import { declared } from '../ui/words/declared.ts'
import { t } from '../ui/words/words.svelte.ts'
import { cardFieldInWords, cardValueInWords } from './card-words.ts'
import { careFieldInWords, careValueInWords } from './care-words.ts'

/** Whether it can be measured again while somebody is there. */
export function isMeasured(name: string): boolean {
  return /^(weightKg|heightCm|headCm|armCm|measure\..+)$/.test(name)
}

const DATE = /^\d{4}-\d{2}-\d{2}$/

/**
 * The field's name, or that of its family; a field only a newer app knows keeps its own. `isOnCard`: of somebody from six
 * years on, whose card asks some questions in other words than the child's.
 */
export function fieldInWords(name: string, isOnCard = false): string {
  const names: Readonly<Record<string, string>> = t().person.field
  const ofCard = () => cardFieldInWords(name, CARD_FIELDS, declared)
  return (
    doseName(name) ??
    (isOnCard ? ofCard() : undefined) ??
    careFieldInWords(name) ??
    names[name] ??
    ofCard() ??
    names[name.slice(0, name.indexOf('.') + 1)] ??
    name
  )
}

export function valueInWords(name: string, value: Json, isOnCard = false): string {
  if (value === null) return t().person.withdrawn
  const ofCare =
    (isOnCard ? cardValueInWords(name, value, CARD_FIELDS, declared) : undefined) ?? careValueInWords(name, value)
  if (ofCare !== undefined) return ofCare
  if (!(name in t().person.field)) {
    const ofCard = cardValueInWords(name, value, CARD_FIELDS, declared)
    if (ofCard !== undefined) return ofCard
  }
  if (typeof value === 'boolean') return value ? t().person.yes : t().person.no
  if (typeof value === 'number') return numberInWords(name, value)
  if (doseName(name) !== undefined && typeof value === 'object') return doseInWords(value)
  if (name === 'consent') return consentInWords(value)
  if (name.startsWith('kn.')) return `${shortDate(name.slice('kn.'.length))} (${readAs(contact, value)?.by ?? ''})`
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : JSON.stringify(value)
  if (name === 'family') return t().person.someFamily
  if (name === 'mother') return t().person.someMother
  if (DATE.test(value)) return shortDate(value)
  const { sex } = t().person
  const { reason, lying, standing } = t().weigh
  const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    sex,
    notWeighed: reason,
    posture: { terlentang: lying, berdiri: standing },
  }
  return known[name]?.[value] ?? value
}

function consentInWords(value: Json): string {
  const said = readAs(consent, value)
  if (!said) return JSON.stringify(value)
  return `${said.agreed ? t().person.yes : t().person.no} (${shortDate(said.at)})`
}

function doseInWords(value: Json): string {
  const dose = readAs(earlierDose, value)
  if (!dose) return JSON.stringify(value)
  const { date, outcome, reason } = dose
  if (outcome === 'refused') return reason ?? t().person.doseRefused
  return date === undefined ? t().person.doseUndated : shortDate(date)
}

function numberInWords(name: string, value: number): string {
  if (name === 'weightKg') return `${formatKg(value)}\u00a0kg`
  if (name.endsWith('Cm')) return `${formatCm(value)}\u00a0cm`
  return name.endsWith('G') ? `${formatDecimal(value, 0)}\u00a0g` : String(value)
}
