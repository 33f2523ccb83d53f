/** Somebody at home, as their checklists see them: from birth on, with the card that is theirs. Pure. */
import { completedMonths, type CalendarDate } from '../../../../domain/calendar.ts'
import { DANGER } from '../../../../domain/cards/adult-danger.ts'
import { CARD_FIELDS } from '../../../../domain/cards/all-fields.ts'
import type { CardSettings, CardValues, Visitor } from '../../../../domain/cards/field.ts'
import { declaredFor } from '../../../../domain/cards/meant-for.ts'
import { dangerSignsFor } from '../../../../domain/child-care/signs.ts'
import type { GrowthTables } from '../../../../domain/growth/tables.ts'
import type { HomeSheet } from '../../../../domain/home-visits/sheet.ts'
import { sheetsFor } from '../../../../domain/home-visits/sheets.ts'
import { TBC_REASONS } from '../../../../domain/tasks/card-tasks.ts'
import { homeDay } from '../../../../log/record-id.ts'
import type { Child } from '../../../../replica/queries/child.ts'
import type { ReferralRecord } from '../../../../replica/queries/referrals.ts'
import { signWords } from '../../../../ui/words/signs.ts'
import { inIndonesian } from '../../../../ui/words/words.svelte.ts'
import { careOn } from '../../../follow-up-of.ts'
import type { Sign } from '../../../hari/[openDay]/pelayanan/[person]/danger.ts'
import { visitorOn } from '../../../visitor.ts'

export interface HomePerson {
  /** Where an open day's id stands. */
  readonly day: string
  readonly isChild: boolean
  readonly sheets: readonly [HomeSheet, ...HomeSheet[]]
  readonly visitor: (values: CardValues) => Visitor
  /** In the words that are written down. */
  readonly signs: readonly Sign[]
  /** Why somebody with these signs is referred. */
  readonly reason: (signs: readonly string[]) => string
}

interface Known {
  readonly settings: CardSettings
  readonly tables: GrowthTables | undefined
  readonly referrals: readonly ReferralRecord[]
}

/** Undefined while the birth date is not known. */
export function homePerson(child: Child, on: CalendarDate, known: Known): HomePerson | undefined {
  const { birthDate, sex } = child.shown
  const [first, ...others] = sheetsFor(
    { birthDate: birthDate ?? undefined, pregnancies: child.pregnancies, hasTbc: isTreatedForTbc(child, on, known) },
    on,
  )
  if (!first || !birthDate) return undefined
  const day = homeDay(on)
  const months = completedMonths(birthDate, on)
  const visitor = (values: CardValues): Visitor => {
    const typed = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? null]))
    const { settings, tables } = known
    return (
      visitorOn({ child, openDay: day, on, settings, tables, typed }) ?? {
        card: 'anak',
        months,
        sex: sex ?? undefined,
        today: values,
        earlier: [],
        settings,
      }
    )
  }
  const danger = declaredFor(visitor({}), CARD_FIELDS).find(({ name }) => name === DANGER)
  const shared = { day, sheets: [first, ...others] as const, visitor }
  if (danger === undefined || danger.kind !== 'many') {
    const signs = inIndonesian(() => dangerSignsFor(months, []).map((value) => ({ value, text: signWords()[value] })))
    return { ...shared, isChild: true, signs, reason: () => 'tanda-bahaya' }
  }
  return {
    ...shared,
    isChild: false,
    signs: danger.options.map(({ code, label }) => ({ value: code, text: label })),
    reason: (signs) => danger.means?.(signs, visitor({}))?.follow?.reason ?? 'bahaya-dewasa',
  }
}

/** Under treatment since a referral, or told by the facility to go on. */
function isTreatedForTbc(child: Child, on: CalendarDate, { referrals }: Known): boolean {
  const isTbc = (reason: string): boolean => TBC_REASONS.includes(reason)
  return (
    careOn(child.shown, on).some(([reason]) => isTbc(reason)) ||
    referrals.some(({ status, reasons }) => status === 'tindak-lanjut' && reasons.some(isTbc))
  )
}
