/** What this child may be given today, each on a card of its own. Pure. */
import { isDue, type DoseStatus } from '../../../../../domain/immunization/dose-status.ts'
import { declinedProducts, dueProducts } from '../../../../../domain/immunization/due.ts'
import { isHeld, type Kipi } from '../../../../../domain/immunization/kipi.ts'
import { antigensOf, isProduct, type Product } from '../../../../../domain/immunization/products.ts'
import type { VisitFields } from '../../../../../log/records/visit.ts'
import type { DoseValue } from '../../../../../log/shapes.ts'

export interface DoseCard {
  readonly product: Product
  readonly doses: readonly DoseStatus[]
  /** Not due: the bidan decided. */
  readonly isAdded: boolean
  /** A complaint after the last one waits for the bidan's answer (KIPI). */
  readonly isHeld: boolean
}

export type Outcome = DoseValue['outcome']

/** What was tapped on a card. */
export interface Answer {
  readonly outcome: Outcome
  readonly reason?: string | undefined
  readonly vial?: string | undefined
}
export type Answers = Readonly<Partial<Record<Product, Answer>>>
/** What was tapped since; null takes back what is recorded. */
export type Changes = Readonly<Partial<Record<Product, Answer | null>>>

/**
 * What is due, what was refused before, and what the bidan added or somebody recorded today. `statuses` is without
 * today's own visit, so that what was given today keeps its card.
 */
export function cardsOf(
  statuses: readonly DoseStatus[],
  others: readonly Product[],
  kipi: readonly Kipi[],
): readonly DoseCard[] {
  const due = [...dueProducts(statuses), ...declinedProducts(statuses)]
  const added = [...new Set(others)]
    .filter((product) => !due.some((card) => card.product === product))
    .map((product) => ({ product, doses: nextDoses(statuses, product) }))
  return [
    ...due.map((card) => ({ ...card, isAdded: false })),
    ...added.map((card) => ({ ...card, isAdded: true })),
  ].map((card) => ({ ...card, isHeld: isHeld(card.product, kipi) }))
}

/** What stands with the other doses: those that are neither given nor on a card. */
export function notToday(statuses: readonly DoseStatus[], cards: readonly DoseCard[]): readonly DoseStatus[] {
  const shown = new Set(cards.flatMap(({ doses }) => doses))
  return statuses.filter((status) => !shown.has(status) && !status.given && !isDue(status))
}

/** Whether the bidan may decide to give it now: it is valid, or only she can tell. */
export function mayBeAdded({ state, given }: DoseStatus): boolean {
  return !given && (state === 'bisa-sekarang' || state === 'perlu-dinilai-bidan')
}

/** What was recorded on this day. */
export function answersIn(shown: VisitFields): Answers {
  return Object.fromEntries(
    Object.entries(shown as Record<string, unknown>).flatMap(([name, value]) => {
      const product = name.slice('dose.'.length)
      if (!name.startsWith('dose.') || !isProduct(product) || value === null) return []
      const { outcome, reason, vial } = value as DoseValue
      return [[product, { outcome, reason, vial }]]
    }),
  )
}

/** What the cards show: what is recorded, with what was tapped since. */
export function changed(recorded: Answers, changes: Changes): Answers {
  return Object.fromEntries(Object.entries({ ...recorded, ...changes }).filter(([, answer]) => answer !== null))
}

/** What is to be written: what was answered, and null for what was taken back. What did not change is not written. */
export function dosesToWrite(
  answers: Answers,
  recorded: Answers,
  givenBy: string | undefined,
): Partial<Record<Product, DoseValue | null>> {
  const written: Partial<Record<Product, DoseValue | null>> = {}
  for (const product of new Set([...Object.keys(answers), ...Object.keys(recorded)]) as Set<Product>) {
    const answer = answers[product]
    if (!answer) written[product] = null
    else if (JSON.stringify(answer) !== JSON.stringify(recorded[product])) written[product] = toDose(answer, givenBy)
  }
  return written
}

function toDose({ outcome, reason, vial }: Answer, givenBy: string | undefined): DoseValue {
  if (outcome !== 'given') return { outcome, ...(reason && { reason }) }
  return { outcome, ...(vial && { vial }), ...(givenBy && { givenBy }) }
}

function nextDoses(statuses: readonly DoseStatus[], product: Product): readonly DoseStatus[] {
  return antigensOf(product).flatMap(
    (antigen) => statuses.find((status) => status.antigen === antigen && !status.given) ?? [],
  )
}
