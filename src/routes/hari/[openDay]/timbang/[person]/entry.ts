/**
 * What the weighing screen decides: one number at a time, for one person. Pure: what was typed and what happened go in,
 * the next state and what must now be done come out. Whether a value can be right is asked of `check`. Numbers are known
 * by the name of their field; which there are is said for children by `child-entry.ts`, for others by `card-entry.ts`.
 */
import type { MeasurementCheck, Question, Suggestion } from '../../../../../domain/measure/check.ts'
import type { Posture } from '../../../../../domain/growth/z-scores.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import { begins, isComplete, textOf, typedNumber, withKey, type Key, type NumberLimits } from './typed-number.ts'

export type NotWeighed = NonNullable<VisitFields['notWeighed']>
export type CopiedFrom = NonNullable<VisitFields['copiedFrom']>

/** What the person did since the screen opened. It survives a killed app. */
export interface Typed {
  readonly texts: Readonly<Record<string, string>>
  /** Undefined until somebody chose. */
  readonly posture: Posture | undefined
  readonly oedema: boolean | undefined
  readonly notWeighed: NotWeighed | undefined
  /** Where the weight was copied from; null: it was read from our scale after all. */
  readonly copiedFrom: CopiedFrom | null | undefined
  /** Questions answered "yes, it is right", as `field:code`. */
  readonly confirmed: readonly string[]
  /** The head ids that were on the screen when the first key was pressed. */
  readonly seen: readonly string[]
}

export interface Model {
  /** In the order they are measured. */
  readonly fields: readonly string[]
  /** The same once something else was typed: a high blood pressure is measured again. */
  readonly fieldsFor: (typed: Typed) => readonly string[]
  readonly limits: (field: string) => NumberLimits
  readonly at: string
  readonly typed: Typed
  readonly usualPosture: Posture
  readonly recorded: VisitFields
  /** What stands in the way of the number at `at`. */
  readonly problem: Problem | undefined
}

/** What a card asks or refuses, which brings its own words. */
export interface InWords {
  readonly code: string
  readonly says: string
}

export type NumberCheck =
  | MeasurementCheck
  | (InWords & { readonly outcome: 'refuse'; readonly suggestion: Suggestion | undefined })
  | {
      readonly outcome: 'ask'
      readonly questions: readonly (Question | InWords)[]
      readonly suggestion: Suggestion | undefined
    }

export type Problem = Exclude<NumberCheck, { outcome: 'ok' }>

export type Event =
  | { readonly type: 'key'; readonly key: Key }
  | { readonly type: 'next' | 'save' | 'keep' | 'retype' }
  | { readonly type: 'go'; readonly field: string }
  | { readonly type: 'take'; readonly suggestion: Suggestion }
  | { readonly type: 'posture'; readonly posture: Posture }
  | { readonly type: 'oedema'; readonly oedema: boolean }
  | { readonly type: 'not-weighed'; readonly reason: NotWeighed | undefined }
  | { readonly type: 'copied'; readonly from: CopiedFrom | null }

export type Effect =
  /** The number has all its digits and nothing speaks against it: go on to the next one, unless a key comes first. */
  { readonly type: 'advance-soon' } | { readonly type: 'save'; readonly fields: VisitFields }

export interface Step {
  readonly model: Model
  readonly effect?: Effect
}

export interface CheckContext {
  readonly posture: Posture
  readonly oedema: boolean
  /** All numbers so far, recorded or typed. */
  readonly typed: Readonly<Record<string, number | undefined>>
}
export type Check = (field: string, value: number, context: CheckContext) => NumberCheck

export const NOTHING_TYPED: Typed = {
  texts: { weightKg: '', heightCm: '', headCm: '', armCm: '' },
  posture: undefined,
  oedema: undefined,
  notWeighed: undefined,
  copiedFrom: undefined,
  confirmed: [],
  seen: [],
}

/** At the first number that nobody has measured yet. */
export function open(of: Pick<Model, 'fieldsFor' | 'limits' | 'usualPosture' | 'recorded' | 'typed'>): Model {
  const { texts } = of.typed
  const fields = of.fieldsFor(of.typed)
  const isMissing = (field: string) => !texts[field] && recordedIn(of.recorded, field) === undefined
  return { ...of, fields, at: fields.find(isMissing) ?? 'weightKg', problem: undefined }
}

export function update(model: Model, event: Event, check: Check): Step {
  switch (event.type) {
    case 'key':
      return pressKey(model, event.key, check)
    case 'next':
      return next(model, check)
    case 'go':
      return { model: { ...model, at: event.field, problem: undefined } }
    case 'take':
      return next(takeSuggestion(model, event.suggestion), check)
    case 'keep':
      return next(keep(model), check)
    case 'retype':
      return { model: withText(model, model.at, '') }
    case 'posture':
      return {
        model: withTyped(withText(model, 'heightCm', model.typed.texts.heightCm ?? ''), { posture: event.posture }),
      }
    case 'oedema':
      return { model: withTyped(model, { oedema: event.oedema }) }
    case 'not-weighed':
      return cannotWeigh(model, event.reason, check)
    case 'copied':
      return { model: withTyped(model, { copiedFrom: event.from, notWeighed: undefined }) }
    case 'save':
      return save(model, check)
  }
}

/**
 * Somebody leaves, or the phone is about to be gone: what was answered and every number that was left goes to the other
 * phones, the one at hand may be half typed and stays here. Nothing goes while a question about it is open.
 */
export function leave(model: Model, check: Check): Step {
  const { at, typed } = model
  const left = { ...model, typed: { ...typed, texts: { ...typed.texts, [at]: '' } } }
  const { effect } = save(left, check)
  if (effect?.type !== 'save') return { model }
  const texts = { ...NOTHING_TYPED.texts, ...(typed.texts[at] && { [at]: typed.texts[at] }) }
  const confirmed = typed.confirmed.filter((code) => code.startsWith(`${at}:`))
  return { model: { ...model, typed: { ...NOTHING_TYPED, texts, confirmed, seen: typed.seen } }, effect }
}

export function postureOf({ typed, recorded, usualPosture }: Model): Posture {
  return typed.posture ?? recorded.posture ?? usualPosture
}

/** The number in a field: what was typed, else what had been recorded. */
export function valueOf({ typed, recorded }: Model, field: string): number | undefined {
  return typedNumber(typed.texts[field]) ?? recordedIn(recorded, field)
}

export function recordedIn(recorded: VisitFields, field: string): number | undefined {
  const value = (recorded as Readonly<Record<string, unknown>>)[field]
  return typeof value === 'number' ? value : undefined
}

/** The field the big button leads to; undefined at the last one, where it saves. */
export function fieldAfter({ fields, at }: Model): string | undefined {
  return fields[fields.indexOf(at) + 1]
}

export function hasSomethingToSave(model: Model): boolean {
  const { typed } = model
  return (
    Object.values(typed.texts).some((text) => text !== '') ||
    typed.oedema !== undefined ||
    typed.notWeighed !== undefined ||
    copiedFrom(model) !== undefined
  )
}

/** All of it stands recorded, just so: it was saved, and the app was gone before it forgot what was typed. */
export function isRecorded(model: Model): boolean {
  const recorded: Readonly<Record<string, unknown>> = { ...model.recorded }
  const fields = Object.entries(fieldsToSave(model))
  return fields.length > 0 && fields.every(([name, value]) => JSON.stringify(value) === JSON.stringify(recorded[name]))
}

/** What stands in the way of the number in a field, as typed. */
export function problemAt(model: Model, field: string, check: Check): Problem | undefined {
  const value = typedNumber(model.typed.texts[field])
  if (value === undefined) return undefined
  const others = Object.fromEntries(model.fields.map((name) => [name, valueOf(model, name)]))
  const oedema = model.typed.oedema ?? model.recorded.oedema ?? false
  const answer = check(field, value, { posture: postureOf(model), oedema, typed: others })
  if (answer.outcome === 'ok') return undefined
  if (answer.outcome === 'refuse') return answer
  const isAnswered = answer.questions.every(({ code }) => model.typed.confirmed.includes(`${field}:${code}`))
  return isAnswered ? undefined : answer
}

function pressKey(model: Model, key: Key, check: Check): Step {
  const field = model.at
  const limits = model.limits(field)
  const old = model.typed.texts[field] ?? ''
  const text = withKey(limits, old, key)
  if (text === old) return begins(limits, old, key) ? beginNext(model, key, check) : { model }
  const changed = withText(model, field, text)
  if (key === 'erase' || !isComplete(limits, text)) return { model: changed }
  const problem = problemAt(changed, field, check)
  if (problem) return { model: { ...changed, problem } }
  return fieldAfter(changed) ? { model: changed, effect: { type: 'advance-soon' } } : { model: changed }
}

/** 120 and 80 are read at one glance and typed in one go: the 8 is the next number's. */
function beginNext(model: Model, key: Key, check: Check): Step {
  const { model: moved } = next(model, check)
  return moved.at === model.at || moved.typed.texts[moved.at] ? { model: moved } : pressKey(moved, key, check)
}

function next(model: Model, check: Check): Step {
  const problem = problemAt(model, model.at, check)
  if (problem) return { model: { ...model, problem } }
  const field = fieldAfter(model)
  return { model: { ...model, problem: undefined, ...(field && { at: field }) } }
}

function save(model: Model, check: Check): Step {
  for (const field of model.fields) {
    const problem = problemAt(model, field, check)
    if (problem) return { model: { ...model, at: field, problem } }
  }
  const settled = { ...model, problem: undefined }
  return hasSomethingToSave(model)
    ? { model: settled, effect: { type: 'save', fields: fieldsToSave(model) } }
    : { model: settled }
}

/** Only what this person measured; what is already recorded is not written again. */
function fieldsToSave(model: Model): VisitFields {
  const { typed, recorded, fields } = model
  const from = copiedFrom(model)
  const numbers = fields.flatMap((field) => {
    const value = typedNumber(typed.texts[field])
    return value === undefined ? [] : [[field, value] as const]
  })
  const measured = new Set(numbers.map(([field]) => field))
  const kept = (recorded.confirmed ?? []).filter((code) => !measured.has(code.split(':')[0] ?? ''))
  const confirmed = [...kept, ...typed.confirmed]
  const isSameConfirmed = confirmed.join() === (recorded.confirmed ?? []).join()
  const wasNotWeighed = measured.has('weightKg') && recorded.notWeighed !== undefined && recorded.notWeighed !== null
  return {
    ...Object.fromEntries(numbers),
    ...((measured.has('heightCm') || typed.posture !== undefined) && { posture: postureOf(model) }),
    ...(typed.oedema !== undefined && { oedema: typed.oedema }),
    ...(typed.notWeighed !== undefined && !measured.has('weightKg') && { notWeighed: typed.notWeighed }),
    ...(wasNotWeighed && { notWeighed: null }),
    ...(from !== undefined && { copiedFrom: from }),
    ...(!isSameConfirmed && { confirmed }),
  }
}

/** Said of a weight that is there; a weight typed anew is read from our scale unless somebody says otherwise. */
function copiedFrom(model: Model): CopiedFrom | null | undefined {
  const { typed, recorded } = model
  if (valueOf(model, 'weightKg') === undefined) return undefined
  const isNew = typedNumber(typed.texts.weightKg) !== undefined
  const said = typed.copiedFrom === undefined && isNew ? null : typed.copiedFrom
  return said === (recorded.copiedFrom ?? null) ? undefined : said
}

/** A child who cannot be weighed may still be measured: on to the next number. */
function cannotWeigh(model: Model, reason: NotWeighed | undefined, check: Check): Step {
  const told = withTyped(model, { notWeighed: reason })
  return reason !== undefined && model.at === 'weightKg' && model.typed.texts.weightKg === ''
    ? next(told, check)
    : { model: told }
}

function keep(model: Model): Model {
  const { at, problem, typed } = model
  if (problem?.outcome !== 'ask') return model
  const answers = problem.questions.map(({ code }) => `${at}:${code}`)
  return { ...withTyped(model, { confirmed: [...new Set([...typed.confirmed, ...answers])] }), problem: undefined }
}

function takeSuggestion(model: Model, suggestion: Suggestion): Model {
  if (suggestion.kind !== 'swapped') return withText(model, model.at, textOf(suggestion.value))
  const weighed = withText(model, 'weightKg', textOf(suggestion.weightKg))
  return withText(weighed, 'heightCm', textOf(suggestion.heightCm))
}

/** A changed number takes its answered questions with it. */
function withText(model: Model, field: string, text: string): Model {
  const confirmed = model.typed.confirmed.filter((code) => !code.startsWith(`${field}:`))
  const typed = Object.entries({ ...model.typed.texts, [field]: text }).filter(([, each]) => each !== '')
  const texts = { ...NOTHING_TYPED.texts, ...Object.fromEntries(typed) }
  return { ...withTyped(model, { texts, confirmed }), problem: undefined }
}

function withTyped(model: Model, change: Partial<Typed>): Model {
  const typed = { ...model.typed, ...change }
  return { ...model, typed, fields: model.fieldsFor(typed) }
}
