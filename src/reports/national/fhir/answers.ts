/** What was asked: whole questionnaires, and the questions of langkah 4. Nothing that was told in confidence (K20). */
import type { QuestionnaireResponse, QuestionnaireResponseItem } from '@medplum/fhirtypes'
import { formOf } from '../../../domain/cards/values.ts'
import { FORMS } from '../../../domain/cards/form-fields.ts'
import type { CardValue } from '../../../domain/cards/field.ts'
import type { PersonMonth } from '../../month/person-month.ts'
import type { ServedVisit } from '../../month/served.ts'
import { KELAS_IBU_BALITA } from './codes.ts'
import { fhirId } from './ids.ts'
import { encounterRef, subjectOf } from './patient.ts'

type Answer = NonNullable<QuestionnaireResponseItem['answer']>[number]

const CLASS = 'ask.kelas-ibu-balita'
const CLASS_TEXT = 'Apakah mengikuti kelas ibu balita'

/** `base`: the address under which the questionnaires of this app are named. */
export function answersOf(at: PersonMonth, visit: ServedVisit, base: string): readonly QuestionnaireResponse[] {
  const values = Object.entries(visit.shown as Readonly<Record<string, CardValue | null | undefined>>)
  const asked = values.flatMap(([name, value]) =>
    name.startsWith('ask.') && name !== CLASS ? itemOf(name.slice('ask.'.length), value) : [],
  )
  const ofClass = typeof visit.shown[CLASS] === 'boolean' ? itemOf('1', visit.shown[CLASS], CLASS_TEXT) : []
  return [
    ...response(at, visit, KELAS_IBU_BALITA, 'Q0004', ofClass),
    ...response(at, visit, `${base}/Questionnaire/langkah-4`, 'langkah-4', asked),
    ...FORMS.flatMap((form) => {
      const filled = form.inConfidence ? undefined : formOf(visit.shown[`form.${form.code}`] ?? undefined)
      if (!filled) return []
      const items = form.items.flatMap(({ code, text, options }): readonly QuestionnaireResponseItem[] => {
        const chosen = options[filled.answers[code] ?? -1]
        return chosen ? [{ linkId: code, text, answer: [{ valueString: chosen.label }] }] : []
      })
      return response(at, visit, `${base}/Questionnaire/${form.code}|${filled.version}`, form.code, items)
    }),
  ]
}

function response(
  { person }: PersonMonth,
  visit: ServedVisit,
  questionnaire: string,
  code: string,
  item: readonly QuestionnaireResponseItem[],
): readonly QuestionnaireResponse[] {
  if (item.length === 0) return []
  return [
    {
      resourceType: 'QuestionnaireResponse',
      id: fhirId(person.record, visit.openDay, code),
      questionnaire,
      status: 'completed',
      subject: subjectOf(person),
      encounter: encounterRef(person, visit),
      authored: visit.on,
      item: [...item],
    },
  ]
}

function itemOf(
  linkId: string,
  value: CardValue | null | undefined,
  text?: string,
): readonly QuestionnaireResponseItem[] {
  const answer = (Array.isArray(value) ? value : [value]).flatMap(answerOf)
  return answer.length === 0 ? [] : [{ linkId, ...(text !== undefined && { text }), answer }]
}

function answerOf(value: unknown): readonly Answer[] {
  if (typeof value === 'boolean') return [{ valueBoolean: value }]
  if (typeof value === 'number') return [Number.isInteger(value) ? { valueInteger: value } : { valueDecimal: value }]
  return typeof value === 'string' && value.trim() !== '' ? [{ valueString: value }] : []
}
