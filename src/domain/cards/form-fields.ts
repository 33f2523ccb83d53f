/** The questionnaires as fields of the cards: for whom, and when each is due. */
import type { CardField, Meaning, Visitor } from './field.ts'
import type { Form } from './form.ts'
import { MOTHERS } from './maternal.ts'
import { AKS } from './forms/aks.ts'
import { CONTRACEPTION } from './forms/contraception.ts'
import { EYES_EARS } from './forms/eyes-ears.ts'
import { HEEADSSS } from './forms/heeadsss.ts'
import { PHQ_4 } from './forms/phq-4.ts'
import { PUMA } from './forms/puma.ts'
import { SKILAS } from './forms/skilas.ts'
import { SRQ_20 } from './forms/srq-20.ts'
import { formOf, lastBefore, latest } from './values.ts'

const ADULTS = ['dewasa', 'lansia'] as const

/** K18: CKG asks these of adults and the elderly. */
const IN_CKG: ReadonlySet<string> = new Set(['mata-telinga', 'puma', 'srq-20', 'phq-4', 'aks', 'skilas'])

export const FORM_FIELDS: readonly CardField[] = [
  asked(EYES_EARS, { cards: ['sekolah-remaja', ...ADULTS], fromYears: 15 }),
  asked(PUMA, { cards: ADULTS, fromYears: 40, when: (visitor) => latest(visitor, 'ask.merokok') === 'aktif' }),
  asked(SRQ_20, {
    cards: [...MOTHERS, 'sekolah-remaja', ...ADULTS],
    fromYears: 18,
    when: ({ settings }) => settings.mindForm === 'srq-20',
  }),
  asked(PHQ_4, {
    cards: [...MOTHERS, 'sekolah-remaja', ...ADULTS],
    fromYears: 18,
    when: ({ settings }) => settings.mindForm === 'phq-4',
  }),
  asked(HEEADSSS, { cards: ['sekolah-remaja'], fromYears: 10, toYears: 17 }),
  asked(CONTRACEPTION, { cards: ['dewasa'], toYears: 49 }),
  // KB pasca persalinan: once after each birth, and again when it changes.
  asked(CONTRACEPTION, { cards: ['ibu-nifas'], when: (visitor) => !isKbAsked(visitor), due: 'every-visit' }),
  asked(CONTRACEPTION, { cards: ['ibu-nifas'], when: isKbAsked, due: 'offered' }),
  asked(AKS, { cards: ['lansia'] }),
  asked(SKILAS, { cards: ['lansia'] }),
]

export const FORMS: readonly Form[] = [EYES_EARS, PUMA, SRQ_20, PHQ_4, HEEADSSS, CONTRACEPTION, AKS, SKILAS]

function asked(
  form: Form,
  whom: Pick<CardField, 'cards' | 'fromYears' | 'toYears' | 'when'> & Partial<Pick<CardField, 'due'>>,
): CardField {
  return {
    name: `form.${form.code}`,
    label: form.title,
    step: 4,
    kind: 'form',
    form,
    due: 'yearly',
    ...(IN_CKG.has(form.code) && { inCkg: true }),
    means: (value, visitor) => scored(form, value, visitor),
    source: form.source,
    ...whom,
  }
}

/** Since this birth. */
function isKbAsked(visitor: Visitor): boolean {
  return lastBefore(visitor, `screened.${CONTRACEPTION.code}`, visitor.maternal?.days) !== undefined
}

function scored(form: Form, value: Parameters<typeof formOf>[0], visitor: Visitor): Meaning | undefined {
  const answers = formOf(value)
  return answers && form.score(answers, visitor).meaning
}
