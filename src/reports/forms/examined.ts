/** What the months of grown-ups and mothers are asked again and again. */
import { listOf, numberOf } from '../../domain/cards/values.ts'
import type { PersonMonth } from '../month/person-month.ts'
import type { ServedReferral } from '../month/served.ts'

/** Came, and is of this posyandu: only they count in a form's columns (K3). */
export function isSeen(at: PersonMonth): boolean {
  return at.came && at.isSasaran
}

/** Came and is in no sasaran of this posyandu: shown apart, as "luar wilayah" (K3). */
export function isVisitor(at: PersonMonth): boolean {
  return at.came && !at.isSasaran
}

/** Of something handed out by number, all that was given at this month's visits. */
export function givenIn({ visits }: PersonMonth, name: `measure.${string}`): number {
  return visits.reduce((sum, { shown }) => sum + (numberOf(shown[name] ?? undefined) ?? 0), 0)
}

export function hasAdvice({ visits }: PersonMonth): boolean {
  return visits.some(({ shown }) => (shown.advice ?? []).length > 0)
}

/** Referred in this month by this posyandu, at an open day or at home. */
export function isReferred({ referrals }: PersonMonth): boolean {
  return referrals.length > 0
}

/** The family got there, or an answer came (§10). */
export function hasArrived({ status }: ServedReferral): boolean {
  return status === 'datang' || status === 'tindak-lanjut' || status === 'selesai'
}

/** Questions of the TBC screening that were answered with yes, close contact among them, as the card counts to two (C1). */
export function tbcYes({ values }: PersonMonth): number {
  return Object.entries(values).filter(([name, value]) => name.startsWith('ask.tbc-') && value === true).length
}

/** Signs of their own: close contact is none (§4.11). */
export function tbcSigns(at: PersonMonth): number {
  return tbcYes(at) - (isTbcContact(at) ? 1 : 0)
}

export function isTbcContact({ values }: PersonMonth): boolean {
  return values['ask.tbc-kontak'] === true
}

/** Illnesses that a doctor named to them, as they say: the newest answer until this month's end. */
export function saidIllnesses({ person, month }: PersonMonth): readonly string[] {
  const said = person.visits.findLast(({ on, shown }) => on <= month.last && shown['ask.riwayat-diri'] != null)
  return listOf(said?.shown['ask.riwayat-diri'] ?? undefined)
}
