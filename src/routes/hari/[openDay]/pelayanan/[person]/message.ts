import type { AdviceCode } from '../../../../../domain/child-care/advice.ts'
import { whatsAppNumber } from '../../../../../domain/phone-number.ts'
import type { PersonFields } from '../../../../../log/records/person.ts'
import type { CareTexts } from '../../../../../ui/words/id/care-texts.ts'
import { careWords } from '../../../../../ui/words/care.ts'

/** Says what might be wrong with the child: not in a message that others may read. */
const PRIVATE: readonly AdviceCode[] = ['tbc']

/**
 * WhatsApp with the advice of the day written out, to the family's number; without one it asks whom to send it to. No
 * numbers and no findings.
 */
export function messageToMother(
  { name, phone }: PersonFields,
  topics: readonly AdviceCode[],
  { advice }: CareTexts,
): string {
  const sentences = topics.filter((code) => !PRIVATE.includes(code)).flatMap((code) => advice[code].sentences)
  const text = careWords().message(name ?? '', sentences.join(' '))
  return `https://wa.me/${whatsAppNumber(phone ?? '') ?? ''}?text=${encodeURIComponent(text)}`
}
