/** One child's row of "Isi susulan": what was typed and what stands recorded in, what is to be written out. Pure. */
import type { Suggestion } from '../../../../domain/measure/check.ts'
import type { MeasureField } from '../../../../domain/measure/limits.ts'
import { LIMITS } from '../../../../domain/measure/limits.ts'
import { parseDecimal } from '../../../../domain/measure/parse-decimal.ts'
import type { Posture } from '../../../../domain/growth/z-scores.ts'
import type { Capsule } from '../../../../domain/supplements/vitamin-a.ts'
import type { VisitFields } from '../../../../log/records/visit.ts'
import type { Check, CopiedFrom, NotWeighed, Problem } from '../timbang/[person]/entry.ts'

/** `here`: weighed on our scale. */
export type Standing = 'here' | CopiedFrom | NotWeighed | 'absent'

export const notWeighedReasons: readonly NotWeighed[] = ['rewel', 'sakit', 'menolak', 'alat-rusak']
export const copies: readonly CopiedFrom[] = ['buku-kia', 'posyandu-lain']

export interface TypedRow {
  readonly weightKg: string
  readonly heightCm: string
  /** Null: not touched, as are the next two. */
  readonly standing: Standing | null
  readonly posture: Posture | null
  readonly capsule: boolean | null
  /** Questions answered "yes, it is right", as `field:code`. */
  readonly confirmed: readonly string[]
  /** The heads that stood when the row was first touched. */
  readonly seen: readonly string[]
}

export const NOTHING_TYPED: TypedRow = {
  weightKg: '',
  heightCm: '',
  standing: null,
  posture: null,
  capsule: null,
  confirmed: [],
  seen: [],
}

export interface RowContext {
  readonly recorded: VisitFields
  readonly usualPosture: Posture
  /** The capsule of this month for this child; undefined when there is none. */
  readonly capsule: Capsule | undefined
  readonly check: Check
}

export type ReadRow =
  | { readonly is: 'empty' }
  | { readonly is: 'problem'; readonly field: 'weightKg' | 'heightCm'; readonly problem: Problem }
  | { readonly is: 'ready'; readonly fields: VisitFields }

export function readRow(typed: TypedRow, context: RowContext): ReadRow {
  const problem = problemIn(typed, context)
  if (problem) return { is: 'problem', ...problem }
  const wanted = wantedFields(typed, context)
  const stands = context.recorded as Readonly<Record<string, unknown>>
  const changed = Object.entries(wanted).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(stands[name] ?? null),
  )
  return changed.length === 0 ? { is: 'empty' } : { is: 'ready', fields: Object.fromEntries(changed) as VisitFields }
}

export function standingOf({ came, weightKg, heightCm, notWeighed, copiedFrom }: VisitFields): Standing | undefined {
  if (typeof weightKg === 'number') return copiedFrom ?? 'here'
  if (notWeighed) return notWeighed
  if (came === false) return 'absent'
  // A height alone is no weighing here.
  return typeof heightCm === 'number' ? (copiedFrom ?? undefined) : undefined
}

/** Whether somebody has said what is to be said about this child on that day. */
export function isFilled(recorded: VisitFields): boolean {
  return standingOf(recorded) !== undefined
}

export function postureOf(typed: TypedRow, { recorded, usualPosture }: RowContext): Posture {
  return typed.posture ?? recorded.posture ?? usualPosture
}

/** A number typed after all means that the child was weighed. */
export function typeNumber(row: TypedRow, field: 'weightKg' | 'heightCm', text: string): TypedRow {
  const confirmed = row.confirmed.filter((code) => !code.startsWith(`${field}:`))
  const typed = { ...row, [field]: text, confirmed }
  const isWeighed = row.standing === null || isMeasured(row.standing)
  return field === 'weightKg' && text !== '' && !isWeighed ? { ...typed, standing: 'here' } : typed
}

/** Who did not come has no numbers; who was not weighed has no weight. */
export function chooseStanding(row: TypedRow, standing: Standing): TypedRow {
  if (isMeasured(standing)) return { ...row, standing }
  return { ...row, standing, weightKg: '', ...(standing === 'absent' && { heightCm: '', capsule: null }) }
}

/** Every question that is asked now has been looked at. */
export function confirm(row: TypedRow, field: MeasureField, problem: Problem): TypedRow {
  if (problem.outcome !== 'ask') return row
  const codes = problem.questions.map(({ code }) => `${field}:${code}`)
  return { ...row, confirmed: [...new Set([...row.confirmed, ...codes])] }
}

export function takeSuggestion(row: TypedRow, field: 'weightKg' | 'heightCm', suggestion: Suggestion): TypedRow {
  if (suggestion.kind !== 'swapped') return typeNumber(row, field, inText(suggestion.value))
  const weighed = typeNumber(row, 'weightKg', inText(suggestion.weightKg))
  return typeNumber(weighed, 'heightCm', inText(suggestion.heightCm))
}

function wantedFields(typed: TypedRow, context: RowContext): Readonly<Record<string, unknown>> {
  const { recorded, capsule } = context
  const weightKg = numberIn(typed.weightKg)
  const heightCm = numberIn(typed.heightCm)
  const hasNumber = [weightKg, heightCm, recorded.weightKg, recorded.heightCm].some((n) => typeof n === 'number')
  // Where a number comes from says nothing before there is one.
  const standing = typed.standing === null || (isMeasured(typed.standing) && !hasNumber) ? undefined : typed.standing
  if (standing === 'absent') {
    const withdrawn = ['weightKg', 'heightCm', 'posture', 'notWeighed', 'copiedFrom', 'vitaminA'] as const
    return { came: false, ...Object.fromEntries(withdrawn.map((name) => [name, null])) }
  }
  const touched = weightKg ?? heightCm ?? standing ?? typed.capsule ?? typed.posture
  if (touched === undefined || touched === null) return {}
  const reason = standing !== undefined && !isMeasured(standing) ? standing : undefined
  const wasNotWeighed = recorded.notWeighed !== undefined && (weightKg !== undefined || standing === 'here')
  return {
    came: true,
    weightKg: reason ? null : weightKg,
    heightCm,
    posture: heightCm !== undefined || typed.posture !== null ? postureOf(typed, context) : undefined,
    notWeighed: reason ?? (wasNotWeighed ? null : undefined),
    copiedFrom: standing === undefined ? undefined : isCopy(standing) ? standing : null,
    vitaminA: typed.capsule === null ? undefined : typed.capsule ? capsule : null,
    confirmed:
      typed.confirmed.length > 0 ? [...new Set([...(recorded.confirmed ?? []), ...typed.confirmed])] : undefined,
  }
}

function problemIn(
  typed: TypedRow,
  context: RowContext,
): { readonly field: 'weightKg' | 'heightCm'; readonly problem: Problem } | undefined {
  if (typed.standing === 'absent') return undefined
  const weightKg = numberIn(typed.weightKg) ?? context.recorded.weightKg ?? undefined
  const heightCm = numberIn(typed.heightCm) ?? context.recorded.heightCm ?? undefined
  const known = { ...(weightKg !== undefined && { weightKg }), ...(heightCm !== undefined && { heightCm }) }
  for (const field of ['weightKg', 'heightCm'] as const) {
    if (typed[field].trim() === '') continue
    const value = numberIn(typed[field])
    const { min, max } = LIMITS[field]
    if (value === undefined) {
      return { field, problem: { outcome: 'refuse', code: 'not-a-number', min, max, suggestion: undefined } }
    }
    const answer = context.check(field, value, { posture: postureOf(typed, context), oedema: false, typed: known })
    if (answer.outcome === 'refuse') return { field, problem: answer }
    const isOpen =
      answer.outcome === 'ask' && answer.questions.some(({ code }) => !typed.confirmed.includes(`${field}:${code}`))
    if (isOpen) return { field, problem: answer }
  }
  return undefined
}

function isMeasured(standing: Standing): standing is 'here' | CopiedFrom {
  return standing === 'here' || isCopy(standing)
}

function isCopy(standing: Standing): standing is CopiedFrom {
  return (copies as readonly string[]).includes(standing)
}

function inText(value: number): string {
  return String(value).replace('.', ',')
}

/** `8,` is 8, as on the keypad. */
function numberIn(text: string): number | undefined {
  const parsed = parseDecimal(text.replace(/[.,]$/, ''))
  return parsed.ok ? parsed.value : undefined
}
