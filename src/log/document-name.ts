/** Document names, and which document a record belongs to. A month is the unit of a posyandu's own work. */
import type { CalendarMonth } from '../domain/calendar.ts'

export type DocumentName =
  | { readonly type: 'registry'; readonly posyandu: string }
  | { readonly type: 'visits' | 'sensitive'; readonly posyandu: string; readonly month: CalendarMonth }
  | { readonly type: 'directory' | 'recap'; readonly puskesmas: string }

const OWNER = /^[a-z0-9-]{1,32}$/
const MONTH = /^\d{4}-(0[1-9]|1[0-2])$/

export function registryOf(posyandu: string): string {
  return `registry/${posyandu}`
}

export function visitsOf(posyandu: string, month: CalendarMonth): string {
  return `visits/${posyandu}/${month}`
}

export function sensitiveOf(posyandu: string, month: CalendarMonth): string {
  return `sensitive/${posyandu}/${month}`
}

export function directoryOf(puskesmas: string): string {
  return `directory/${puskesmas}`
}

export function recapOf(puskesmas: string): string {
  return `recap/${puskesmas}`
}

/** Undefined for anything that is not the name of a document. */
export function parseDocumentName(text: string): DocumentName | undefined {
  const [type, owner, month, ...rest] = text.split('/')
  if (owner === undefined || !OWNER.test(owner) || rest.length > 0) return undefined
  switch (type) {
    case 'registry':
      return month === undefined ? { type, posyandu: owner } : undefined
    case 'visits':
    case 'sensitive':
      return month !== undefined && MONTH.test(month) ? { type, posyandu: owner, month } : undefined
    case 'directory':
    case 'recap':
      return month === undefined ? { type, puskesmas: owner } : undefined
    default:
      return undefined
  }
}
