/** The letter that goes with somebody, as rows of words. It carries the NIK only when asked to. Pure. */
import type { CalendarDate } from '../../../../domain/calendar.ts'
import { CARD_FIELDS } from '../../../../domain/cards/all-fields.ts'
import type { VisitFields } from '../../../../log/records/visit.ts'
import type { Child } from '../../../../replica/queries/child.ts'
import type { ReferralRecord } from '../../../../replica/queries/referrals.ts'
import { ageInWords, dateInWords } from '../../../../ui/dates.ts'
import { formatDecimal, inFours } from '../../../../ui/numbers.ts'
import { followUpWords } from '../../../../ui/words/follow-up.ts'
import { inIndonesian, t } from '../../../../ui/words/words.svelte.ts'
import { destinationName, reasonName } from '../../../follow-up-words.ts'
import { numbersInWords } from '../../../result-words.ts'

export interface SlipOf {
  readonly child: Child
  readonly referral: ReferralRecord
  readonly on: CalendarDate
  readonly posyandu: string
  readonly kader: string
}

export interface SlipRow {
  readonly label: string
  readonly value: string
}

/** Every row of the printed letter that has something in it, in Indonesian like the office that reads it. */
export function slipRows(slip: SlipOf, withNik = false): readonly SlipRow[] {
  return inIndonesian(() => rowsOf(slip, withNik))
}

function rowsOf(slip: SlipOf, withNik: boolean): readonly SlipRow[] {
  const words = followUpWords().slip
  const { child, referral, on } = slip
  const { shown, family } = child
  const home = [
    family?.address,
    family?.dusun,
    family?.rt && t().people.rt(family.rt),
    family?.rw && `RW ${family.rw}`,
  ].filter((part) => part)
  return filled([
    [words.to, destinationName(referral.shown.destination ?? '')],
    [words.urgency, followUpWords().tierSlip[referral.tier]],
    [words.name, shown.name],
    [words.nik, withNik ? (shown.nik ? inFours(shown.nik) : t().person.noNik) : undefined],
    [words.born, shown.birthDate && `${dateInWords(shown.birthDate)} / ${ageInWords(shown.birthDate, on)}`],
    [words.sex, shown.sex && t().person.sex[shown.sex]],
    [words.parents, [shown.motherName, shown.fatherName].filter((part) => part).join(' / ')],
    [words.address, home.join(', ')],
    [words.phone, shown.phone],
    [words.measured, measured(slip)],
    [words.reasons, reasons(referral)],
    [words.notes, [referral.shown.escort, referral.shown.method].filter((part) => part).join(' / ')],
    [words.date, dateInWords(on)],
    [words.by, slip.kader],
  ])
}

/** For the bidan's phone: what she needs to receive them. */
export function slipText(slip: SlipOf): string {
  const { slip: words, tierSlip } = inIndonesian(followUpWords)
  const left = [words.urgency, words.phone]
  const rows = slipRows(slip).filter(({ label }) => !left.includes(label))
  return words.shared([
    words.sharedHead(tierSlip[slip.referral.tier]),
    words.posyandu(slip.posyandu),
    ...rows.map(({ label, value }) => `${label}: ${value}`),
    words.please,
  ])
}

function reasons({ reasons, shown }: ReferralRecord): string {
  return shown.trigger || reasons.map(reasonName).join(', ')
}

function measured({ child, referral }: SlipOf): string {
  const visit = child.visits.find(({ openDay }) => openDay === referral.openDay)
  const numbers = visit ? [numbersInWords(visit.shown), ...numbersOfCard(visit.shown)] : []
  return numbers.filter((part) => part !== '').join(' · ')
}

/** From six years on: "Gula darah 210 mg/dL". Blood pressure stands with the others already. */
function numbersOfCard(shown: VisitFields): readonly string[] {
  const values: Readonly<Record<string, unknown>> = shown
  const numbers = new Map(
    CARD_FIELDS.flatMap((field) => {
      const value = values[field.name]
      const isTold = field.kind === 'number' && field.name.startsWith('measure.') && !PRESSURE.test(field.name)
      return isTold && typeof value === 'number'
        ? [[field.name, `${field.label} ${formatDecimal(value, field.decimals)}\u00a0${field.unit}`] as const]
        : []
    }),
  )
  return [...numbers.values()]
}

const PRESSURE = /^measure\.(sistole|diastole)/

function filled(rows: readonly (readonly [label: string, value: string | null | undefined])[]): readonly SlipRow[] {
  return rows.flatMap(([label, value]) => (value ? [{ label, value }] : []))
}
