import type { Candidate } from './candidate.ts'
import { grouped } from './grouped.ts'
import { nameKey } from './names.ts'

export interface Identity {
  readonly identity: string
  readonly otherIdentities: readonly string[]
}

/**
 * A name for each row that does not depend on where it stands. Rows with one key are told apart by `#2`, in the order of
 * what they say, so that sorting a sheet changes no identity.
 */
export function identify(candidates: readonly Candidate[]): ReadonlyMap<Candidate, Identity> {
  const identityOf = new Map<Candidate, string>()
  for (const [key, rows] of grouped(candidates, keyOf)) {
    const sorted = rows.length === 1 ? rows : [...rows].sort((a, b) => compare(contentOf(a), contentOf(b)))
    sorted.forEach((row, at) => identityOf.set(row, numbered(key, at + 1)))
  }
  const rowsWithKey = new Map<string, number>()
  const keysOf = new Map(candidates.map((row) => [row, new Set([keyOf(row), ...otherKeysOf(row)])]))
  for (const keys of keysOf.values()) for (const key of keys) rowsWithKey.set(key, (rowsWithKey.get(key) ?? 0) + 1)
  return new Map(
    candidates.map((row) => {
      const identity = identityOf.get(row) ?? keyOf(row)
      const others = [...(keysOf.get(row) ?? [])].filter((key) => key !== identity && rowsWithKey.get(key) === 1)
      return [row, { identity, otherIdentities: others }]
    }),
  )
}

export function numbered(key: string, nth: number): string {
  return nth === 1 ? key : `${key}#${nth}`
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function keyOf({ draft, kk }: Candidate): string {
  const { nik, name, birthDate } = draft.fields
  return nik === undefined ? `name:${nameKey(name)}|${birthDate ?? ''}|${kk ?? ''}` : `nik:${nik}`
}

/** How the same row may have been known before its NIK was completed, its name put right or its family card changed. */
function otherKeysOf({ draft, kk }: Candidate): readonly string[] {
  const { name, birthDate, sex, motherName, fatherName } = draft.fields
  const parents = [motherName, fatherName, ...(draft.parentNames ?? [])].filter((parent) => parent !== undefined)
  const key = nameKey(name)
  return [
    `name:${key}|${birthDate ?? ''}|${kk ?? ''}`,
    ...(draft.fifteen === undefined ? [] : [`nik15:${draft.fifteen}`]),
    ...(kk === undefined ? [] : [`name+kk:${key}|${kk}`]),
    ...(birthDate === undefined
      ? []
      : parents.map((parent) => `name+birth+mother:${key}|${birthDate}|${nameKey(parent)}`)),
    ...(birthDate === undefined || kk === undefined || sex === undefined
      ? []
      : [`kk+birth+sex:${kk}|${birthDate}|${sex}`]),
  ]
}

function contentOf({ draft, kk }: Candidate): string {
  const { fields } = draft
  const { name, birthDate, motherName, fatherName, sex, note, phone } = fields
  return [nameKey(name), birthDate, kk, sex, motherName, fatherName, note, phone].map((part) => part ?? '').join('|')
}
